import { MISSING_SEEDS_NAMED } from '../../../schema/models/group-constants.js';
import type { Decimal } from '../../../schema/models/decimal.js';
import type { GroupRule } from '../../../schema/models/group-rule.js';
import { follows } from '../../grouping.js';
import { seedBehind } from '../../seed-steps.js';
import type { Connection } from '../connection.js';
import { fromDecimalColumn } from '../decimal-column.js';
import type {
  GroupDetails,
  GroupPlace,
  GroupRecipes,
  GroupsBy,
  ImagesOfGroup,
  StoredGroup,
  StoredImage,
} from '../store.js';
import type { Directories } from './directories.js';
import { NameOrder } from './group-name-order.js';
import type { GroupOrder } from './group-order.js';
import type { GroupRuns } from './group-runs.js';
import { recipesOf } from './group-recipes.js';
import { timesOf } from './group-rows.js';
import { existing, RunsCache } from './group-runs-cache.js';
import { SeedOrder } from './group-seed-order.js';
import { describeImage, IMAGE_COLUMNS, type ImageRow } from './images.js';

interface Range {
  from: number;
  limit: number;
}

/** The groups of one directory by one rule, and what is asked of them. */
interface Grouped {
  runs: GroupRuns;
  order: GroupOrder;
  rule: GroupRule;
}

/** Reads the groups of directories by rules other than the default one. */
export class GroupsByRule {
  readonly #connection: Connection;
  readonly kept: RunsCache;

  constructor(connection: Connection, directories: Directories) {
    this.#connection = connection;
    this.kept = new RunsCache(connection, directories);
  }

  from(directory: string, by: GroupsBy, { from, limit }: Range, hasDetails: boolean): StoredGroup[] {
    return this.#use(directory, by, [], (grouped) => {
      const to = Math.min(grouped.runs.count, from + limit);
      return Array.from({ length: Math.max(0, to - from) }, (_, index) =>
        this.#describe(grouped, from + index, hasDetails),
      );
    });
  }

  /** The group that holds a place. */
  holding(place: GroupPlace, by: GroupsBy, hasDetails = false): StoredGroup | null {
    return this.#use(place.directory, by, null, (grouped) => {
      const ordinal = ordinalHolding(grouped, place);
      return ordinal === null ? null : this.#describe(grouped, ordinal, hasDetails);
    });
  }

  ordinalBehind(place: GroupPlace, by: GroupsBy): number {
    return this.#use(place.directory, by, 0, ({ order }) => order.behind(place));
  }

  /** Images in the order of the rule, from the first one of a group on. */
  imagesFrom(directory: string, by: GroupsBy, { from, limit }: Range): StoredImage[] {
    return this.#use(directory, by, [], ({ order }) => order.from(from, limit));
  }

  /** Images of the group that holds a place. */
  imagesOf(
    place: GroupPlace,
    by: GroupsBy,
    { after, limit }: { after: GroupPlace | null; limit: number },
  ): ImagesOfGroup | null {
    return this.#use(place.directory, by, null, (grouped) => {
      const ordinal = ordinalHolding(grouped, place);
      if (ordinal === null) return null;
      const { runs, order } = grouped;
      return { count: runs.countOf(ordinal), images: order.inGroup(ordinal, after, limit) };
    });
  }

  /** What the images of the group that holds a place were made from. */
  recipesOf(place: GroupPlace, by: GroupsBy): GroupRecipes | null {
    return this.#use(place.directory, by, null, (grouped) => {
      const ordinal = ordinalHolding(grouped, place);
      return ordinal === null ? null : recipesOf(this.#connection, grouped.order.rowsOf(ordinal));
    });
  }

  #use<Result>(directory: string, by: GroupsBy, none: Result, body: (grouped: Grouped) => Result): Result {
    return this.kept.use(directory, by, none, (runs, id) => {
      const order =
        runs.ids === null
          ? new NameOrder(this.#connection, id, runs)
          : new SeedOrder(this.#connection, id, runs, runs.ids);
      return body({ runs, order, rule: by.rule });
    });
  }

  #describe(grouped: Grouped, ordinal: number, hasDetails: boolean): StoredGroup {
    const { runs, rule } = grouped;
    const row = existing(
      this.#connection
        .sql(
          `SELECT ${IMAGE_COLUMNS}, CAST(images.known_seed AS TEXT) AS known_seed FROM images WHERE id = ?`,
        )
        .get<ImageRow & { known_seed: string | null }>(runs.firstIdOf(ordinal)),
    );
    const first = describeImage(row);
    const seed = rule.seedFrom === 'name' ? first.seed : fromDecimalColumn(row.known_seed);
    const group: StoredGroup = { ordinal, count: runs.countOf(ordinal), first, seed, details: null };
    if (!hasDetails) return group;
    const times = timesOf(this.#connection, grouped.order.rowsOf(ordinal));
    return { ...group, details: { ...bordersOf(runs, ordinal), ...missingOf(grouped, group), ...times } };
  }
}

/**
 * The group that an image is in. One that has gone was in the group of the next image, where that goes on with its seed.
 */
function ordinalHolding({ order, rule }: Grouped, place: GroupPlace): number | null {
  const next = order.at(place);
  if (next === null || next.name === place.name) return next?.ordinal ?? null;
  return follows(place.seed, next.seed, rule) ? next.ordinal : null;
}

function bordersOf(runs: GroupRuns, ordinal: number): Pick<GroupDetails, 'begins' | 'ends'> {
  const ends = ordinal + 1 < runs.count ? runs.beginsBy(ordinal + 1) : 'directory';
  return { begins: runs.beginsBy(ordinal), ends };
}

function missingOf(
  { runs, rule }: Grouped,
  { ordinal, seed }: StoredGroup,
): Pick<GroupDetails, 'missing' | 'missingSeeds'> {
  const missingSeeds: Decimal[] = [];
  let missing = 0;
  for (const gap of runs.gapsOf(ordinal)) {
    const named = Math.min(gap.missing, MISSING_SEEDS_NAMED - missingSeeds.length);
    if (seed !== null) {
      for (let index = 0; index < named; index++)
        missingSeeds.push(seedBehind(seed, gap.before + missing + index, rule.step));
    }
    missing += gap.missing;
  }
  return { missing, missingSeeds };
}
