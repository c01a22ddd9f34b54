import type { Connection } from '../connection.js';
import type { PageRequest, PendingPart, Scope, StorePage } from '../store.js';
import { fromTextColumn, toTextColumn } from '../text.js';
import { scopeConditions } from './conditions.js';
import { readCursor, writeCursor } from './cursor.js';
import type { Directories } from './directories.js';
import { writeGroupsAnew } from './groups-writing.js';
import { insertNames, toRows } from './names.js';
import { Sequence } from './sequence.js';
import { noCounts } from './states.js';

/** Names of one part: what is handed to a worker at once, some milliseconds of work. */
const NAMES_PER_PART = 512;

/** Parts whose rows are made in one transaction: tenths of a second of work. */
const PARTS_AT_ONCE = 32;

const START: readonly [part: number] = [0];

/** Names of a part that may not have been saved yet. */
export interface Part {
  directoryId: number;
  names: string[];
}

/** The names of images that have no rows yet. All that writes is to be called in transactions. */
export class Pending {
  readonly #connection: Connection;
  readonly #directories: Directories;
  readonly #sequence: Sequence;
  /** By part, the first row of those that were made of its names; the others follow it in their order. */
  readonly #rows: Map<number, number>;

  constructor(connection: Connection, directories: Directories) {
    this.#connection = connection;
    this.#directories = directories;
    this.#sequence = new Sequence(connection);
    this.#rows = connection.cache();
  }

  /**
   * Puts names behind those that a directory has.
   * @param names Joined by `/`, not empty.
   * @returns How many parts they make.
   */
  append(directoryId: number, names: string): number {
    let parts = 0;
    let added = 0;
    for (let start = 0; start < names.length;) {
      const { end, count } = endOfPart(names, start);
      this.#connection
        .sql('INSERT INTO pending (directory_id, count, names) VALUES (?, ?, ?)')
        .run(directoryId, count, toTextColumn(names.slice(start, end)));
      parts++;
      added += count;
      start = end + 1;
    }
    this.#directories.count(directoryId, { ...noCounts(), unparsed: added });
    return parts;
  }

  /** Whether a directory has parts. */
  has(directoryId: number): boolean {
    return (
      this.#connection.sql('SELECT 1 FROM pending WHERE directory_id = ? LIMIT 1').get(directoryId) !==
      undefined
    );
  }

  /** How many parts and names a directory has. */
  sizeOf(directoryId: number): { parts: number; names: number } {
    const row = this.#connection
      .sql('SELECT count(*) AS parts, total(count) AS names FROM pending WHERE directory_id = ?')
      .get<{ parts: number; names: number }>(directoryId);
    return row ?? { parts: 0, names: 0 };
  }

  /** The part of a directory that follows another one, or null. */
  next(directoryId: number, after: number): { id: number; names: string } | null {
    const row = this.#connection
      .sql('SELECT id, names FROM pending WHERE directory_id = ? AND id > ? ORDER BY id LIMIT 1')
      .get<{ id: number; names: string }>(directoryId, after);
    return row === undefined ? null : { id: row.id, names: fromTextColumn(row.names) };
  }

  page({ after, limit }: PageRequest): StorePage<PendingPart> {
    const [from] = readCursor(after, START);
    const items = this.#connection
      .sql(
        `SELECT pending.id, pending.count, pending.names, directories.path AS directory
         FROM pending CROSS JOIN directories ON directories.id = pending.directory_id
         WHERE pending.id > ? ORDER BY pending.id LIMIT ?`,
      )
      .all<PendingPart>(from, limit)
      .map(({ id, count, names, directory }) => ({
        id,
        count,
        names: fromTextColumn(names),
        directory: fromTextColumn(directory),
      }));
    const last = items.at(-1);
    return { items, next: last === undefined || items.length < limit ? null : writeCursor([last.id]) };
  }

  /** Takes a part away whose rows the caller makes; null where they are made already. Call `settle` afterwards. */
  take(id: number): Part | null {
    const row = this.#connection
      .sql('DELETE FROM pending WHERE id = ? RETURNING directory_id, names')
      .get<{ directory_id: number; names: string }>(id);
    return row === undefined
      ? null
      : { directoryId: row.directory_id, names: fromTextColumn(row.names).split('/') };
  }

  /** The first row of those that were made of a part's names without reading the files; null where it is not known. */
  rowsOf(id: number): number | null {
    return this.#rows.get(id) ?? null;
  }

  /** Makes the groups of a directory that has no part any more. */
  settle(directoryId: number): void {
    if (!this.has(directoryId)) writeGroupsAnew(this.#connection, this.#directories, directoryId);
  }

  /** Ids of directories that have parts. */
  idsIn(scope: Scope): number[] {
    const { sql, values } = scopeConditions(scope);
    return this.#connection
      .sql(
        `SELECT DISTINCT pending.directory_id AS id
         FROM directories CROSS JOIN pending ON pending.directory_id = directories.id WHERE TRUE ${sql}`,
      )
      .all<{ id: number }>(...values)
      .map(({ id }) => id);
  }

  /**
   * Makes rows of names of a directory, a bounded number at a time, and in the end its groups.
   * @returns Whether more may be left.
   */
  materialiseSome(directoryId: number): boolean {
    const parts = this.#connection
      .sql('SELECT id FROM pending WHERE directory_id = ? ORDER BY id LIMIT ?')
      .all<{ id: number }>(directoryId, PARTS_AT_ONCE);
    for (const { id } of parts) {
      const names = this.take(id)?.names ?? [];
      const rows = toRows(names.join('/'));
      // In the order of the names, so that a scan's results for this part find their rows.
      const firstId = this.#sequence.take(names.length);
      const ids = new Map(names.map((name, index) => [toTextColumn(name), firstId + index]));
      const added = insertNames(
        this.#connection,
        directoryId,
        rows,
        ({ filename }) => ids.get(filename) ?? 0,
      );
      this.#rows.set(id, firstId);
      this.#directories.count(directoryId, { ...noCounts(), unparsed: added - names.length });
    }
    if (parts.length === PARTS_AT_ONCE) return true;
    if (parts.length > 0) this.settle(directoryId);
    return false;
  }

  /** Forgets the names of a directory. */
  remove(directoryId: number): void {
    const { names } = this.sizeOf(directoryId);
    if (names === 0) return;
    this.#connection.sql('DELETE FROM pending WHERE directory_id = ?').run(directoryId);
    this.#directories.count(directoryId, { ...noCounts(), unparsed: -names });
  }
}

/** Where a part that begins here ends, exclusively, and how many names it has. */
function endOfPart(names: string, start: number): { end: number; count: number } {
  let end = start - 1;
  for (let count = 1; count <= NAMES_PER_PART; count++) {
    end = names.indexOf('/', end + 1);
    if (end < 0) return { end: names.length, count };
  }
  return { end, count: NAMES_PER_PART };
}
