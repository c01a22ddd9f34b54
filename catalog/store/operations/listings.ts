import { extractIdAndSeed } from '../../../metadata/index.js';
import type { Connection } from '../connection.js';
import { seedColumns, toDecimalColumn } from '../decimal-column.js';
import { toInodeColumn } from '../inode-column.js';
import type { FileStat, ListedDirectory, ListedFile, ListingChange, StateCounts } from '../store.js';
import { toTextColumn } from '../text.js';
import { findKnown, keepGone } from './adoption.js';
import type { Directories } from './directories.js';
import { IdSet } from './id-set.js';
import { noCounts, STATE_NUMBERS, stateOf } from './states.js';

/** Rows that are removed in one transaction. */
const REMOVED_AT_ONCE = 10_000;

interface ImageRow {
  id: bigint;
  state: bigint;
  size: bigint | null;
  mtime_ns: bigint | null;
}

/** One listing while its parts come in. */
export class ListingInProgress {
  readonly #connection: Connection;
  readonly #directories: Directories;
  readonly #directory: ListedDirectory;
  readonly #id: number;
  /** Images that the listing has named. */
  readonly #seen = new IdSet();
  readonly #change: ListingChange = { added: 0, removed: 0, changed: 0 };
  #lastName = '';

  /** Call it in a transaction, as `add`, `removeSome` and `end`. */
  constructor(connection: Connection, directories: Directories, directory: ListedDirectory) {
    this.#connection = connection;
    this.#directories = directories;
    this.#directory = directory;
    this.#id = directories.makeId(directory.path);
    directories.unstamp(this.#id);
  }

  add(files: readonly ListedFile[]): void {
    const counts = noCounts();
    for (const file of files) {
      const row = this.#connection
        .bigSql('SELECT id, state, size, mtime_ns FROM images WHERE directory_id = ? AND name = ?')
        .get<ImageRow>(this.#id, toTextColumn(file.name));
      if (row === undefined) this.#seen.add(this.#insert(file, counts));
      else {
        this.#seen.add(Number(row.id));
        if (file.stat !== undefined) this.#compare(row, file.stat, counts);
      }
    }
    this.#directories.count(this.#id, counts);
  }

  #insert({ name, stat }: ListedFile, counts: StateCounts): number {
    const { id: fileId, seed } = extractIdAndSeed(name);
    const known = stat === undefined ? null : findKnown(this.#connection, stat);
    const { isOwn, foreign } = seedColumns(seed, known?.metadata_seed ?? null);
    this.#change.added++;
    counts[stateOf(known?.state ?? STATE_NUMBERS.unparsed)]++;
    return this.#connection.insert(
      `INSERT INTO images (directory_id, name, file_id, seed, state, size, mtime_ns, inode, recipe_id, is_seed_own, foreign_seed, other_seeds)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      this.#id,
      toTextColumn(name),
      fileId === null ? null : toDecimalColumn(fileId),
      seed === null ? null : toDecimalColumn(seed),
      known?.state ?? STATE_NUMBERS.unparsed,
      stat?.size ?? null,
      stat?.mtimeNs ?? null,
      stat === undefined ? null : toInodeColumn(stat.inode),
      known?.recipe_id ?? null,
      isOwn,
      foreign,
      known?.other_seeds ?? null,
    );
  }

  #compare(row: ImageRow, stat: FileStat, counts: StateCounts): void {
    if (row.mtime_ns === stat.mtimeNs && row.size === BigInt(stat.size)) return;
    // A stat where there was none says nothing against what is known.
    const isChange = row.mtime_ns !== null;
    if (isChange) {
      this.#change.changed++;
      counts[stateOf(row.state)]--;
      counts.unparsed++;
    }
    const forgotten = isChange
      ? `, state = ${STATE_NUMBERS.unparsed}, recipe_id = NULL, is_seed_own = 0, foreign_seed = NULL, other_seeds = NULL`
      : '';
    this.#connection
      .sql(`UPDATE images SET size = ?, mtime_ns = ?, inode = ?${forgotten} WHERE id = ?`)
      .run(stat.size, stat.mtimeNs, toInodeColumn(stat.inode), row.id);
  }

  /**
   * Removes images that the listing has not named, a bounded number at a time.
   * @returns Whether more may be left.
   */
  removeSome(): boolean {
    if (this.#directories.imagesIn(this.#id) === this.#seen.size) return false;
    const rows = this.#connection
      .sql('SELECT id, name, state FROM images WHERE directory_id = ? AND name > ? ORDER BY name LIMIT ?')
      .all<{ id: number; name: string; state: number }>(this.#id, this.#lastName, REMOVED_AT_ONCE);
    const counts = noCounts();
    for (const { id, name, state } of rows) {
      this.#lastName = name;
      if (this.#seen.has(id)) continue;
      removeImage(this.#connection, id);
      counts[stateOf(state)]--;
      this.#change.removed++;
    }
    this.#directories.count(this.#id, counts);
    return rows.length === REMOVED_AT_ONCE;
  }

  end(): ListingChange {
    this.#directories.stamp(this.#directory);
    return this.#change;
  }
}

function removeImage(connection: Connection, id: number): void {
  keepGone(connection, id);
  connection.sql('DELETE FROM images WHERE id = ?').run(id);
}

/**
 * Removes images of a directory, a bounded number at a time, and in the end the directory.
 * @returns Whether it is still there.
 */
export function removeSomeOf(connection: Connection, directories: Directories, directoryId: number): boolean {
  const rows = connection
    .sql('SELECT id, state FROM images WHERE directory_id = ? LIMIT ?')
    .all<{ id: number; state: number }>(directoryId, REMOVED_AT_ONCE);
  const counts = noCounts();
  for (const { id, state } of rows) {
    removeImage(connection, id);
    counts[stateOf(state)]--;
  }
  directories.count(directoryId, counts);
  if (rows.length === REMOVED_AT_ONCE) return true;
  directories.remove(directoryId);
  return false;
}
