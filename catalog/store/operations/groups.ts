import { DEFAULT_RULE } from '../../group-rule.js';
import { borderBetween, follows } from '../../grouping.js';
import { seedBehind } from '../../seed-steps.js';
import type { Border } from '../../../schema/models/group-rule.js';
import type { Connection } from '../connection.js';
import { toPlaceColumns } from '../place-column.js';
import type { FilePlace, GroupPlace, GroupRecipes, ImagesOfGroup, Scope, StoredGroup } from '../store.js';
import { fromTextColumn } from '../text.js';
import { scopeConditions } from './conditions.js';
import type { Directories } from './directories.js';
import { imageAt, imagesBetween } from './group-images.js';
import { recipesOf } from './group-recipes.js';
import { rowsFrom, timesOf } from './group-rows.js';
import { describeImage, IMAGE_COLUMNS, type ImageRow } from './images.js';

interface GroupRow extends ImageRow {
  ordinal: number;
  count: number;
}

interface Range {
  from: number;
  limit: number;
}

const COLUMNS = `groups.ordinal, groups.count, ${IMAGE_COLUMNS}`;

/** Reads the groups of directories by the default rule, which are written. */
export class Groups {
  readonly #connection: Connection;
  readonly #directories: Directories;

  constructor(connection: Connection, directories: Directories) {
    this.#connection = connection;
    this.#directories = directories;
  }

  from(directory: string, { from, limit }: Range, hasDetails: boolean): StoredGroup[] {
    const id = this.#directories.idOf(directory);
    if (id === null) return [];
    if (!hasDetails) return this.#read(id, { from, limit });
    // Neighbours tell why groups begin and end.
    const first = Math.max(0, from - 1);
    const groups = this.#read(id, { from: first, limit: limit + 1 + from - first });
    return groups
      .map((group, index) => this.#detail(id, group, groups[index - 1], groups[index + 1]))
      .filter(({ ordinal }) => ordinal >= from)
      .slice(0, limit);
  }

  #read(directoryId: number, { from, limit }: Range): StoredGroup[] {
    return this.#connection
      .sql(
        `SELECT ${COLUMNS} FROM groups CROSS JOIN images ON images.id = groups.first_id
         WHERE groups.directory_id = ? AND groups.ordinal >= ? ORDER BY groups.ordinal LIMIT ?`,
      )
      .all<GroupRow>(directoryId, from, limit)
      .map(describeGroup);
  }

  #detail(
    directoryId: number,
    group: StoredGroup,
    before: StoredGroup | undefined,
    behind: StoredGroup | undefined,
  ): StoredGroup {
    const times = timesOf(this.#connection, rowsFrom(directoryId, group.first.name, group.count));
    const borders = { begins: borderOf(before, group), ends: borderOf(group, behind) };
    return { ...group, details: { ...borders, missing: 0, missingSeeds: [], ...times } };
  }

  /** The group whose first image has this name. */
  of({ directory, name }: FilePlace): StoredGroup | null {
    const id = this.#directories.idOf(directory);
    if (id === null) return null;
    const row = this.#connection
      .sql(
        `SELECT ${COLUMNS} FROM images CROSS JOIN groups INDEXED BY groups_by_first ON groups.first_id = images.id
         WHERE images.directory_id = ? AND images.file_id = ? AND images.seed = ? AND images.name = ?`,
      )
      .get<GroupRow>(id, ...toPlaceColumns(name));
    return row === undefined ? null : describeGroup(row);
  }

  /**
   * The group that an image is in. One that has gone was in the group of the next image, where that goes on with its seed.
   */
  holding(place: GroupPlace): StoredGroup | null {
    const { directory, name, seed } = place;
    const first = this.of(place);
    const id = this.#directories.idOf(directory);
    if (first !== null || id === null) return first;
    const image = imageAt(this.#connection, id, name);
    if (image === null) return null;
    if (image.name !== name && !follows(seed, image.seed, DEFAULT_RULE)) return null;
    const ordinal = this.ordinalBehind({ directory, name: image.name }) - 1;
    return this.#read(id, { from: ordinal, limit: 1 })[0] ?? null;
  }

  /** Images of the group that holds a place. */
  imagesOf(
    place: GroupPlace,
    { after, limit }: { after: GroupPlace | null; limit: number },
  ): ImagesOfGroup | null {
    const group = this.holding(place);
    const id = this.#directories.idOf(place.directory);
    if (group === null || id === null) return null;
    const { ordinal, count, first } = group;
    const [next] = this.#read(id, { from: ordinal + 1, limit: 1 });
    const isBehind =
      after !== null && this.ordinalBehind({ directory: place.directory, name: after.name }) > ordinal;
    const begin = { name: isBehind ? after.name : first.name, isIn: !isBehind };
    const before = next?.first.name ?? null;
    return { count, images: imagesBetween(this.#connection, id, { begin, before, limit }) };
  }

  /** What the images of the group that holds a place were made from. */
  recipesOf(place: GroupPlace): GroupRecipes | null {
    const group = this.holding(place);
    const id = this.#directories.idOf(place.directory);
    if (group === null || id === null) return null;
    return recipesOf(this.#connection, rowsFrom(id, group.first.name, group.count));
  }

  /** The ordinal of the first group that begins behind the place of a name. */
  ordinalBehind({ directory, name }: FilePlace): number {
    const id = this.#directories.idOf(directory);
    if (id === null) return 0;
    const place = toPlaceColumns(name);
    // Ordinals below `from` begin at or before the place, those from `to` on behind it.
    let from = 0;
    let to = this.#directories.groupsIn(id);
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      const row = this.#connection
        .sql(
          `SELECT groups.ordinal, (images.file_id, images.seed, images.name) > (?, ?, ?) AS is_behind
           FROM groups CROSS JOIN images ON images.id = groups.first_id
           WHERE groups.directory_id = ? AND groups.ordinal >= ? ORDER BY groups.ordinal LIMIT 1`,
        )
        .get<{ ordinal: number; is_behind: number }>(...place, id, middle);
      if (row === undefined || row.is_behind === 1) to = middle;
      else from = row.ordinal + 1;
    }
    return from;
  }

  /** First images that are not parsed. */
  unparsedHeads(scope: Scope, limit: number): FilePlace[] {
    const { sql, values } = scopeConditions(scope);
    return this.#connection
      .sql(
        `SELECT directories.path, images.name
         FROM directories INDEXED BY directories_unparsed
           CROSS JOIN images INDEXED BY images_unparsed ON images.directory_id = directories.id
         WHERE directories.unparsed > 0 ${sql} AND images.state = 0
           AND EXISTS (SELECT 1 FROM groups WHERE groups.first_id = images.id) LIMIT ?`,
      )
      .all<{ path: string; name: string }>(...values, limit)
      .map(({ path, name }) => ({ directory: fromTextColumn(path), name: fromTextColumn(name) }));
  }
}

function describeGroup(row: GroupRow): StoredGroup {
  const first = describeImage(row);
  return { ordinal: row.ordinal, count: row.count, first, seed: first.seed, details: null };
}

/** Why one group ends and another one begins. */
function borderOf(group: StoredGroup | undefined, next: StoredGroup | undefined): Border {
  if (group === undefined || next === undefined) return 'directory';
  const last = group.seed === null ? null : seedBehind(group.seed, group.count - 1, DEFAULT_RULE.step);
  const border = borderBetween(last, next.seed, DEFAULT_RULE);
  return typeof border === 'string' ? border : 'seed';
}
