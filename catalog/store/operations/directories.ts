import type { Connection } from '../connection.js';
import { fromInodeColumn, toInodeColumn } from '../inode-column.js';
import type { ListedDirectory } from '../../disk/disk.js';
import type { StateCounts, StoredDirectory, StorePage } from '../store.js';
import { fromTextColumn, toTextColumn } from '../text.js';
import { ListingNumbers } from './listing-numbers.js';
import { sumOfCounts } from './states.js';

interface DirectoryRow extends Record<keyof StateCounts, bigint> {
  path: string;
  inode: bigint | null;
  mtime_ns: bigint | null;
  ctime_ns: bigint | null;
  groups: bigint;
  is_pending: bigint;
}

const COLUMNS = `path, inode, mtime_ns, ctime_ns, groups, unparsed, parsed, empty, unreadable,
  unparsed > 0 AND EXISTS (SELECT 1 FROM pending WHERE directory_id = directories.id) AS is_pending`;

/** Bounds of the paths below a directory: `0` is the character behind `/`. All paths are below the empty one. */
export function boundsBelow(path: string): { from: string; to: string | Uint8Array } {
  // Every BLOB is behind every text.
  return path === ''
    ? { from: '', to: new Uint8Array() }
    : { from: `${toTextColumn(path)}/`, to: `${toTextColumn(path)}0` };
}

/** Reads and writes the rows of directories. */
export class Directories {
  readonly #connection: Connection;
  readonly #numbers: ListingNumbers;
  readonly #ids: Map<string, number>;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#numbers = new ListingNumbers(connection);
    this.#ids = connection.cache();
  }

  /** Id of the row of a directory, or null where it is not known. */
  idOf(path: string): number | null {
    const known = this.#ids.get(path);
    if (known !== undefined) return known;
    const row = this.#connection
      .sql('SELECT id FROM directories WHERE path = ?')
      .get<{ id: number }>(toTextColumn(path));
    if (row === undefined) return null;
    this.#remember(path, row.id);
    return row.id;
  }

  /** Makes the row of a directory that has none. Its id may be that of one that was removed: its number tells. */
  make(path: string): number {
    const id = this.#connection.insert(
      'INSERT INTO directories (path, listing) VALUES (?, ?)',
      toTextColumn(path),
      this.#numbers.lastRemoval(),
    );
    this.#remember(path, id);
    return id;
  }

  /** One path at a time is asked for again and again; a tree of a million would fill the memory. */
  #remember(path: string, id: number): void {
    if (this.#ids.size >= 4096) this.#ids.clear();
    this.#ids.set(path, id);
  }

  get(path: string): StoredDirectory | null {
    const row = this.#connection
      .bigSql(`SELECT ${COLUMNS} FROM directories WHERE path = ?`)
      .get<DirectoryRow>(toTextColumn(path));
    return row === undefined ? null : describe(row);
  }

  ofInode(inode: bigint): StoredDirectory[] {
    return this.#connection
      .bigSql(`SELECT ${COLUMNS} FROM directories WHERE inode = ?`)
      .all<DirectoryRow>(toInodeColumn(inode))
      .map(describe);
  }

  /** @param after Path of the last one of the page before. */
  below(path: string, after: string | null, limit: number): StorePage<StoredDirectory> {
    const { from, to } = boundsBelow(path);
    const own = after === null && path !== '' ? this.get(path) : null;
    const rows = this.#connection
      .bigSql(
        `SELECT ${COLUMNS} FROM directories WHERE path ${after === null ? '>=' : '>'} ? AND path < ? ORDER BY path LIMIT ?`,
      )
      .all<DirectoryRow>(after === null ? from : toTextColumn(after), to, limit);
    const items = [...(own === null ? [] : [own]), ...rows.map(describe)];
    return { items, next: rows.length < limit ? null : (items.at(-1)?.path ?? null) };
  }

  /** Says how a directory was when it was listed, and by which listing. */
  stamp(id: number, { stamp, isRacy }: ListedDirectory, listing: number): void {
    const { mtimeNs, ctimeNs, inode } = stamp;
    this.#connection
      .sql('UPDATE directories SET mtime_ns = ?, ctime_ns = ?, inode = ?, listing = ? WHERE id = ?')
      .run(isRacy ? null : mtimeNs, isRacy ? null : ctimeNs, toInodeColumn(inode), listing, id);
  }

  /** Says that a directory is being listed, and is not known until it is stamped. */
  unstamp(id: number): void {
    this.#connection.sql('UPDATE directories SET mtime_ns = NULL, ctime_ns = NULL WHERE id = ?').run(id);
  }

  /** Says that a listing has taken some names away, and has not come to its end. */
  disturb(id: number, listing: number): void {
    this.unstamp(id);
    this.#connection.sql('UPDATE directories SET is_grouped = 0, listing = ? WHERE id = ?').run(listing, id);
  }

  /** As `make`, for all directories that a listing has found: so it is known that they are to be listed. */
  announce(parent: string, names: readonly string[]): void {
    if (names.length === 0) return;
    const listing = this.#numbers.lastRemoval();
    const insert = this.#connection.sql(
      'INSERT INTO directories (path, listing) VALUES (?, ?) ON CONFLICT (path) DO NOTHING',
    );
    for (const name of names) insert.run(toTextColumn(parent === '' ? name : `${parent}/${name}`), listing);
  }

  /** Whether its groups are those of its names. */
  isGrouped(id: number): boolean {
    const row = this.#connection
      .sql('SELECT is_grouped FROM directories WHERE id = ?')
      .get<{ is_grouped: number }>(id);
    return row?.is_grouped === 1;
  }

  /** Says that the names have changed, and the groups have not. */
  ungroup(id: number): void {
    this.#connection.sql('UPDATE directories SET is_grouped = 0 WHERE id = ?').run(id);
  }

  setGroups(id: number, groups: number): void {
    this.#connection.sql('UPDATE directories SET groups = ?, is_grouped = 1 WHERE id = ?').run(groups, id);
  }

  groupsIn(id: number): number {
    const row = this.#connection
      .sql('SELECT groups FROM directories WHERE id = ?')
      .get<{ groups: number }>(id);
    return row?.groups ?? 0;
  }

  /** @param change What is added to each count. */
  count(id: number, { unparsed, parsed, empty, unreadable }: StateCounts): void {
    this.#connection
      .sql(
        `UPDATE directories SET unparsed = unparsed + ?, parsed = parsed + ?, empty = empty + ?,
           unreadable = unreadable + ? WHERE id = ?`,
      )
      .run(unparsed, parsed, empty, unreadable, id);
  }

  /** Counts images anew, where it is not known what has changed. */
  recount(id: number): void {
    const rows = 'SELECT count(*) FROM images WHERE directory_id = directories.id AND state';
    this.#connection
      .sql(
        `UPDATE directories SET
           unparsed = (${rows} = 0) + (SELECT total(count) FROM pending WHERE directory_id = directories.id),
           parsed = (${rows} = 1), empty = (${rows} = 2), unreadable = (${rows} = 3)
         WHERE id = ?`,
      )
      .run(id);
  }

  imagesIn(id: number): number {
    const row = this.#connection
      .sql('SELECT unparsed, parsed, empty, unreadable FROM directories WHERE id = ?')
      .get<StateCounts>(id);
    return row === undefined ? 0 : sumOfCounts(row);
  }

  rename(from: string, to: string): boolean {
    if (from === '' || this.idOf(from) === null || to.startsWith(`${from}/`) || !this.#vacate(to))
      return false;
    const column = toTextColumn(from);
    const below = boundsBelow(from);
    this.#connection
      .sql('UPDATE directories SET path = ? || substr(path, ?) WHERE path = ? OR (path >= ? AND path < ?)')
      // `substr` counts code points from 1.
      .run(toTextColumn(to), Array.from(column).length + 1, column, below.from, below.to);
    this.#numbers.takeForRemoval();
    this.#ids.clear();
    return true;
  }

  /**
   * Makes room for a renamed directory: the listing of its parent has made a row for it, of which nothing is known yet.
   * @returns Whether nothing stands there now.
   */
  #vacate(path: string): boolean {
    const { from, to } = boundsBelow(path);
    const there = '(path = ? OR (path >= ? AND path < ?))';
    const values = [toTextColumn(path), from, to];
    const taken = this.#connection
      .sql(
        `SELECT 1 FROM directories
         WHERE ${there} AND (mtime_ns IS NOT NULL OR unparsed + parsed + empty + unreadable > 0)`,
      )
      .get(...values);
    if (taken !== undefined) return false;
    this.#connection.sql(`DELETE FROM directories WHERE ${there}`).run(...values);
    this.#ids.clear();
    return true;
  }

  /** Removes the row of a directory that has no images any more. */
  remove(id: number): void {
    this.#connection.sql('DELETE FROM directories WHERE id = ?').run(id);
    this.#numbers.takeForRemoval();
    this.#ids.clear();
  }

  /** Ids of a directory and all below it. */
  idsBelow(path: string): number[] {
    const { from, to } = boundsBelow(path);
    return this.#connection
      .sql('SELECT id FROM directories WHERE path = ? OR (path >= ? AND path < ?)')
      .all<{ id: number }>(toTextColumn(path), from, to)
      .map(({ id }) => id);
  }
}

function describe(row: DirectoryRow): StoredDirectory {
  const byState = {
    unparsed: Number(row.unparsed),
    parsed: Number(row.parsed),
    empty: Number(row.empty),
    unreadable: Number(row.unreadable),
  };
  const { mtime_ns: mtimeNs, ctime_ns: ctimeNs, inode } = row;
  return {
    path: fromTextColumn(row.path),
    stamp:
      mtimeNs === null || ctimeNs === null || inode === null
        ? null
        : { mtimeNs, ctimeNs, inode: fromInodeColumn(inode) },
    inode: inode === null ? null : fromInodeColumn(inode),
    images: sumOfCounts(byState),
    groups: Number(row.groups),
    byState,
    isPending: row.is_pending === 1n,
  };
}
