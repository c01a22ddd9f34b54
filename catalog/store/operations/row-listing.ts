import { groupRows } from '../../grouping.js';
import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import type { Parts } from '../engine.js';
import { FIRST_PLACE, type PlaceColumns } from '../place-column.js';
import { fromTextColumn } from '../text.js';
import type { Directories } from './directories.js';
import { writeGroups, writeGroupsAnew } from './groups-writing.js';
import { IdSet } from './id-set.js';
import { insertNames, type NamedRow, toRows } from './names.js';
import { REMOVED_AT_ONCE, removeImages } from './removal.js';
import { Sequence } from './sequence.js';
import { noCounts } from './states.js';
import type { ToldNames } from './told-names.js';

interface PlacedRow {
  id: bigint;
  state: bigint;
  file_id: Value;
  seed: Value;
  name: string;
}

/** One listing of a directory whose images have rows, while its parts come in. All is to be called in transactions. */
export class RowListing {
  readonly #connection: Connection;
  readonly #directories: Directories;
  readonly #sequence: Sequence;
  readonly #id: number;
  /** Whether there was no image before it. */
  readonly #isNew: boolean;
  /** Images that the listing has named. */
  readonly #seen = new IdSet();
  readonly #told: ToldNames;
  #removed = 0;
  #parts = 0;
  /** Place of the last image that was looked at for removal. */
  #place: PlaceColumns = FIRST_PLACE;

  constructor({ connection, directories }: Parts, id: number, told: ToldNames) {
    this.#connection = connection;
    this.#directories = directories;
    this.#sequence = new Sequence(connection);
    this.#id = id;
    this.#told = told;
    this.#isNew = directories.imagesIn(id) === 0;
  }

  get removed(): number {
    return this.#removed;
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
    const firstId = this.#sequence.take(unknown.length);
    const added = insertNames(this.#connection, this.#id, unknown, (_, index) => firstId + index);
    if (added === unknown.length) for (let index = 0; index < added; index++) this.#seen.add(firstId + index);
    // Some were named before: in another part, or by another listing meanwhile.
    else for (const row of unknown) this.#see(row);
    if (this.#told.isWanted) this.#tell(unknown, added);
    this.#directories.count(this.#id, { ...noCounts(), unparsed: added });
    if (isWhole && added === rows.length) this.#group(rows, firstId);
    else this.#directories.ungroup(this.#id);
  }

  #tell(unknown: readonly NamedRow[], added: number): void {
    // Where some were there already, it is not known which.
    if (added < unknown.length) this.#told.giveUp();
    else for (const { filename } of unknown) this.#told.add(fromTextColumn(filename));
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
    if (this.#directories.imagesIn(this.#id) === this.#seen.size) return false;
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
      for (const { name } of gone) this.#told.remove(fromTextColumn(name));
      this.#directories.ungroup(this.#id);
    }
    const last = rows.at(-1);
    if (last !== undefined) this.#place = [last.file_id, last.seed, last.name];
    return rows.length === REMOVED_AT_ONCE;
  }

  /** Makes the groups anew where names have changed. */
  end(): void {
    if (!this.#directories.isGrouped(this.#id))
      writeGroupsAnew(this.#connection, this.#directories, this.#id);
  }
}
