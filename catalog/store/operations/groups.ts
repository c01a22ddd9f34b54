import type { Connection } from '../connection.js';
import { toPlaceColumns } from '../place-column.js';
import type { FilePlace, Scope, StoredGroup } from '../store.js';
import { fromTextColumn } from '../text.js';
import { scopeConditions } from './conditions.js';
import type { Directories } from './directories.js';
import { describeImage, IMAGE_COLUMNS, type ImageRow } from './images.js';

interface GroupRow extends ImageRow {
  ordinal: number;
  count: number;
}

const COLUMNS = `groups.ordinal, groups.count, ${IMAGE_COLUMNS}`;

/** Reads the groups of directories. */
export class Groups {
  readonly #connection: Connection;
  readonly #directories: Directories;

  constructor(connection: Connection, directories: Directories) {
    this.#connection = connection;
    this.#directories = directories;
  }

  from(directory: string, from: number, limit: number): StoredGroup[] {
    const id = this.#directories.idOf(directory);
    if (id === null) return [];
    return this.#connection
      .sql(
        `SELECT ${COLUMNS} FROM groups CROSS JOIN images ON images.id = groups.first_id
         WHERE groups.directory_id = ? AND groups.ordinal >= ? ORDER BY groups.ordinal LIMIT ?`,
      )
      .all<GroupRow>(id, from, limit)
      .map(describeGroup);
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
  return { ordinal: row.ordinal, count: row.count, first: describeImage(row) };
}
