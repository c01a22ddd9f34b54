import { setImmediate } from 'node:timers/promises';
import type { GroupRule } from '../../schema/models/group-rule.js';
import type { Handlers } from '../threads/protocol.js';
import type { Engine, Parts } from './engine.js';
import { matchingIds } from './operations/filter-matching.js';
import { groupsOf, scoredGroupsOf } from './operations/group-finding.js';
import { headsOf } from './operations/group-heads.js';
import type { GroupRuns } from './operations/group-runs.js';
import { keysOf } from './operations/group-sort-keys.js';
import { GroupSorter } from './operations/group-sorting.js';
import { summarise } from './operations/group-summaries.js';
import { countUnparsedIn } from './operations/search-unparsed.js';
import { sought } from './operations/relevance.js';
import type { GroupQuestions } from './protocol.js';
import type { GroupColumns, MatchingGroups, SomeGroups, VersionedDirectory } from './store.js';
import { type Wanted, whileWanted } from './wanted.js';

/** What a thread of the database does for questions about groups. All of them only read. */
export function groupHandlers(engine: Engine): Handlers<GroupQuestions> {
  const read: Engine['read'] = (body) => engine.read(body);

  /** Works with the groups of one directory by any rule. */
  function use<Result>(
    rule: GroupRule,
    { path, version }: VersionedDirectory,
    none: Result,
    body: (grouped: { directoryId: number; runs: GroupRuns; rule: GroupRule }, parts: Parts) => Result,
  ): Result {
    return read((parts) =>
      parts.groupsByRule.kept.use(path, { rule, version }, none, (runs, directoryId) =>
        body({ directoryId, runs, rule }, parts),
      ),
    );
  }

  return {
    groups: ({ directory, from, limit, hasDetails, by }) =>
      read(({ groups, groupsByRule }) =>
        by === null
          ? groups.from(directory, { from, limit }, hasDetails)
          : groupsByRule.from(directory, by, { from, limit }, hasDetails),
      ),
    groupOf: (place) => read(({ groups }) => groups.of(place)),
    groupHolding: ({ place, by, wanted }) =>
      whileWanted(wanted, () =>
        read(({ groups, groupsByRule }) =>
          by === null ? groups.holding(place) : groupsByRule.holding(place, by),
        ),
      ),
    async groupSummaries({ places, by, wanted }) {
      const summaries = await inTurns(partsOf(places, SUMMARIES_AT_ONCE), wanted, (some) =>
        read((parts) => some.map((place) => summarise(parts, place, by))),
      );
      return summaries.flat();
    },
    ordinalBehind: ({ place, by }) =>
      read(({ groups, groupsByRule }) =>
        by === null ? groups.ordinalBehind(place) : groupsByRule.ordinalBehind(place, by),
      ),
    imagesByRule: ({ directory, from, limit, by }) =>
      read(({ groupsByRule }) => groupsByRule.imagesFrom(directory, by, { from, limit })),
    imagesOfGroup: ({ place, by, wanted, ...page }) =>
      whileWanted(wanted, () =>
        read(({ groups, groupsByRule }) =>
          by === null ? groups.imagesOf(place, page) : groupsByRule.imagesOf(place, by, page),
        ),
      ),
    recipesOfGroup: ({ place, by, wanted }) =>
      whileWanted(wanted, () =>
        read(({ groups, groupsByRule }) =>
          by === null ? groups.recipesOf(place) : groupsByRule.recipesOf(place, by),
        ),
      ),
    unparsedHeads: ({ scope, limit }) => read(({ groups }) => groups.unparsedHeads(scope, limit)),

    countGroups: ({ rule, directories, wanted }) =>
      inTurns(directories, wanted, (directory) => use(rule, directory, 0, ({ runs }) => runs.count)),

    async findGroups({ rule, search: { filter, scope, of, hasScores }, directories, wanted }) {
      const { matching, unread } = whileWanted(wanted, () =>
        read(({ connection }) => ({
          matching: matchingIds(connection, filter, scope),
          unread: countUnparsedIn(connection, scope),
        })),
      );
      const { phrases } = sought(filter);
      const asked = hasScores && phrases.length > 0 ? JSON.stringify(phrases) : null;
      const found = await inTurns(directories, wanted, (directory) =>
        use(rule, directory, null, (grouped, { connection }): MatchingGroups | null => {
          const ids = matching.get(grouped.directoryId);
          if (ids === undefined) return null;
          const { path } = directory;
          if (asked !== null)
            return { directory: path, ...scoredGroupsOf(connection, grouped, { ids, of }, asked) };
          return { directory: path, ordinals: groupsOf(connection, grouped, { ids, of }), scores: null };
        }),
      );
      const groups = found.filter((one) => one !== null).filter(({ ordinals }) => ordinals.length > 0);
      return { groups, unread };
    },

    async sortGroups({ rule, order: { sort, isDescending }, directories, wanted }) {
      const sorter = new GroupSorter(sort);
      await inTurns(directories.entries(), wanted, ([index, directory]) =>
        use(rule, directory, undefined, (grouped, { connection }) => {
          const ordinals = ordinalsOf(directory, grouped.runs);
          const { scores } = directory;
          const keys =
            sort === 'relevance'
              ? Array.from(scores ?? [], (score) => (score === 0 ? null : score))
              : keysOf(connection, grouped, sort, ordinals);
          sorter.add(index, ordinals, keys);
        }),
      );
      return sorter.sorted(isDescending);
    },

    groupColumns: ({ rule, directories, wanted }) =>
      inTurns(directories, wanted, (directory) =>
        use(rule, directory, NO_COLUMNS, (grouped, { connection }) =>
          headsOf(connection, grouped, ordinalsOf(directory, grouped.runs)),
        ),
      ),

    async countImages({ rule, directories, wanted }) {
      const counts = await inTurns(directories, wanted, (directory) =>
        use(rule, directory, 0, ({ runs }) =>
          ordinalsOf(directory, runs).reduce((sum, ordinal) => sum + runs.countOf(ordinal), 0),
        ),
      );
      return counts.reduce((sum, count) => sum + count, 0);
    },
  };
}

const NO_COLUMNS: GroupColumns = { names: '', counts: new Uint32Array(), seeds: null };

/** Beginning and ending a transaction takes about as long as what is read in one for a group. */
const SUMMARIES_AT_ONCE = 16;

function partsOf<Item>(items: readonly Item[], size: number): Item[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Those that are still there. */
function ordinalsOf({ ordinals }: SomeGroups, { count }: GroupRuns): Uint32Array {
  if (ordinals === null) return Uint32Array.from({ length: count }, (_, ordinal) => ordinal);
  return (ordinals.at(-1) ?? 0) < count ? ordinals : ordinals.filter((ordinal) => ordinal < count);
}

/** Milliseconds after which other questions get a turn. */
const TURN = 20;

/** Works on many things, and lets others have a turn in between. */
async function inTurns<Item, Result>(
  items: Iterable<Item>,
  wanted: Wanted,
  work: (item: Item) => Result,
): Promise<Result[]> {
  const results: Result[] = [];
  let begun = performance.now();
  for (const item of items) {
    results.push(whileWanted(wanted, () => work(item)));
    if (performance.now() - begun < TURN) continue;
    await setImmediate();
    begun = performance.now();
  }
  return results;
}
