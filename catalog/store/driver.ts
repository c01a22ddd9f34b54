import { createRequire } from 'node:module';

/** What a column takes and gives. */
export type Value = null | number | bigint | string | Uint8Array;

type Maybe<Row> = Row | undefined;

export interface Statement {
  run(...values: readonly Value[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  get<Row>(...values: readonly Value[]): Maybe<Row>;
  all<Row>(...values: readonly Value[]): Row[];
  iterate<Row>(...values: readonly Value[]): IterableIterator<Row>;
  setReadBigInts(readBigInts: boolean): void;
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  function(
    name: string,
    options: { deterministic: boolean },
    body: (...values: readonly Value[]) => Value,
  ): void;
  close(): void;
}

interface Driver {
  DatabaseSync: new (location: string, options?: { readOnly: boolean }) => Database;
}

/**
 * Loads Node's own SQLite (22.13 and later), or its drop-in on older versions. Here and nowhere else, so that a
 * program that opens no catalog loads neither.
 */
export function loadDriver(): Driver {
  const own: unknown = process.getBuiltinModule('node:sqlite');
  if (isDriver(own)) return own;
  const require = createRequire(import.meta.url);
  const dropIn: unknown = require('@photostructure/sqlite');
  if (isDriver(dropIn)) return dropIn;
  throw new Error('There is no SQLite for this version of Node.');
}

function isDriver(module: unknown): module is Driver {
  return typeof module === 'object' && module !== null && 'DatabaseSync' in module;
}

export type Fault = 'busy' | 'corrupt' | 'unusable';

/**
 * SQLite's errors that mean something to us, by result code (https://sqlite.org/rescode.html) and by the text that
 * `sqlite3_errstr` has for it: the drop-in gives no code where a query of many rows fails.
 */
const FAULTS: readonly (readonly [code: number, text: string, fault: Fault])[] = [
  [3, 'access permission denied', 'unusable'],
  [5, 'database is locked', 'busy'],
  [6, 'database table is locked', 'busy'],
  [8, 'attempt to write a readonly database', 'unusable'],
  [10, 'disk I/O error', 'unusable'],
  [11, 'database disk image is malformed', 'corrupt'],
  [13, 'database or disk is full', 'unusable'],
  [14, 'unable to open database file', 'unusable'],
  [26, 'file is not a database', 'corrupt'],
];

/** What an error of SQLite says of the file; null for any other error. */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return null;
  // Extended codes hold the plain one in their lowest 8 bits.
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;
  const known = FAULTS.find(([number, text]) => (code === null ? text === error.message : number === code));
  return known?.[2] ?? null;
}
