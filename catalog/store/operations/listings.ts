import type { ListedDirectory } from '../../disk/disk.js';
import { groupRows } from '../../grouping.js';
import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import { FIRST_PLACE, type PlaceColumns } from '../place-column.js';
import type { ListingChange, StateCounts } from '../store.js';
import { keepGone } from './adoption.js';
import type { Directories } from './directories.js';
import { removeGroups, writeGroups, writeGroupsAnew } from './groups-writing.js';
import { IdSet } from './id-set.js';
import { insertNames, type NamedRow, toRows } from './names.js';
import { Sequence } from './sequence.js';
import { noCounts, stateOf } from './states.js';

/** Rows that are removed in one transaction. */
const REMOVED_AT_ONCE = 10_000;

interface PlacedRow {
  id: bigint;
  state: bigint;
  file_id: Value;
  seed: Value;
  name: string;
}

/** One listing while its parts come in. All is to be called in transactions. */
export class ListingInProgress {
  readonly #connection: Connection;
  readonly #directories: Directories;
  readonly #sequence: Sequence;
  readonly #path: string;
  readonly #id: number;
  /** Whether all images of the directory are of this listing. */
  readonly #isNew: boolean;
  /** Images that the listing has named, unless all are. */
  readonly #seen = new IdSet();
  #added = 0;
  #removed = 0;
  #parts = 0;
  /** Place of the last image that was looked at for removal. */
  #place: PlaceColumns = FIRST_PLACE;

  constructor(connection: Connection, directories: Directories, path: string) {
    this.#connection = connection;
    this.#directories = directories;
    this.#sequence = new Sequence(connection);
    this.#path = path;
    const { id, isNew } = directories.make(path);
    this.#id = id;
    this.#isNew = isNew || directories.imagesIn(id) === 0;
    directories.unstamp(id);
  }

  /**
   * @param names File names, joined by `/`.
   * @param isLast Whether no more will come.
   */
  add(names: string, isLast: boolean): void {
    const rows = toRows(names);
    const isWhole = this.#isNew && isLast && this.#parts === 0;
    this.#parts++;
    const unknown = this.#isNew ? rows : rows.filter((row) => !this.#see(row));
    if (unknown.length === 0) return;
    const { firstId, added } = insertNames(this.#connection, this.#sequence, this.#id, unknown);
    this.#added += added;
    this.#directories.count(this.#id, { ...noCounts(), unparsed: added });
    if (!this.#isNew) for (let index = 0; index < unknown.length; index++) this.#seen.add(firstId + index);
    if (isWhole && added === rows.length) this.#group(rows, firstId);
    else this.#directories.ungroup(this.#id);
  }

  /** Writes the groups of a directory whose images are in hand, without reading them again. */
  #group(rows: readonly NamedRow[], firstId: number): void {
    let id = firstId;
    const groups = groupRows(rows).map((group) => {
      const first = { firstId: id, count: group.length };
      id += group.length;
      return first;
    });
    writeGroups(this.#connection, this.#directories, this.#id, groups);
  }

  /** Whether a name is known. */
  #see({ place }: NamedRow): boolean {
    const row = this.#connection
      .sql('SELECT id FROM images WHERE directory_id = ? AND file_id = ? AND seed = ? AND name = ?')
      .get<{ id: number }>(this.#id, ...place);
    if (row !== undefined) this.#seen.add(row.id);
    return row !== undefined;
  }

  /**
   * Removes images that the listing has not named, a bounded number at a time.
   * @returns Whether more may be left.
   */
  removeSome(): boolean {
    if (this.#isNew || this.#directories.imagesIn(this.#id) === this.#seen.size) return false;
    const rows = this.#connection
      .bigSql(
        `SELECT id, state, file_id, seed, name FROM images INDEXED BY images_in_order
         WHERE directory_id = ? AND (file_id, seed, name) > (?, ?, ?)
         ORDER BY file_id, seed, name LIMIT ?`,
      )
      .all<PlacedRow>(this.#id, ...this.#place, REMOVED_AT_ONCE);
    const gone = rows.filter(({ id }) => !this.#seen.has(Number(id)));
    if (gone.length > 0) {
      removeImages(this.#connection, this.#directories, this.#id, gone);
      this.#removed += gone.length;
      this.#directories.ungroup(this.#id);
    }
    const last = rows.at(-1);
    if (last !== undefined) this.#place = [last.file_id, last.seed, last.name];
    return rows.length === REMOVED_AT_ONCE;
  }

  end(directory: ListedDirectory): ListingChange {
    if (!this.#directories.isGrouped(this.#id))
      writeGroupsAnew(this.#connection, this.#directories, this.#id);
    this.#directories.announce(this.#path, directory.directories);
    const images = this.#directories.imagesIn(this.#id);
    // Another listing of the same new directory may have named what this one did not see.
    const isShared = this.#isNew && images !== this.#added;
    this.#directories.stamp(this.#id, isShared ? { ...directory, isRacy: true } : directory);
    return {
      added: this.#added,
      removed: this.#removed,
      images,
      groups: this.#directories.groupsIn(this.#id),
    };
  }
}

function removeImages(
  connection: Connection,
  directories: Directories,
  directoryId: number,
  images: readonly { id: bigint | number; state: bigint | number }[],
): void {
  const counts: StateCounts = noCounts();
  for (const { id, state } of images) {
    keepGone(connection, Number(id));
    connection.sql('DELETE FROM images WHERE id = ?').run(id);
    counts[stateOf(state)]--;
  }
  directories.count(directoryId, counts);
}

/**
 * Removes images of a directory, a bounded number at a time, and in the end the directory.
 * @returns Whether it is still there.
 */
export function removeSomeOf(connection: Connection, directories: Directories, directoryId: number): boolean {
  removeGroups(connection, directories, directoryId);
  const rows = connection
    .sql('SELECT id, state FROM images WHERE directory_id = ? LIMIT ?')
    .all<{ id: number; state: number }>(directoryId, REMOVED_AT_ONCE);
  removeImages(connection, directories, directoryId, rows);
  if (rows.length === REMOVED_AT_ONCE) return true;
  directories.remove(directoryId);
  return false;
}
