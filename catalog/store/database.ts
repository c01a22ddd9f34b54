import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { SeedrollError } from '../../schema/errors.js';
import { Connection } from './connection.js';
import { type Database, faultOf, loadDriver } from './driver.js';
import { MIGRATIONS } from './migrations/index.js';
import { holds } from './operations/contains.js';
import { isNamed } from './operations/filter-names.js';
import { relevance } from './operations/relevance.js';
import type { StoreLocation } from './store.js';
import { proceed } from './wanted.js';

interface Opened {
  connection: Connection;
  location: StoreLocation;
}

/** Milliseconds that a write waits for another process's; reads never wait. */
const BUSY_TIMEOUT = 2000;

/** Beyond SQLite's 2 MB, which a batch of random seeds would push out of memory again and again. In KiB. */
const CACHE_SIZE = 16 * 1024;

/**
 * References are declared, and held by the order of writing. Having SQLite look up each of them takes a third of the time
 * of a scan's writes.
 */
const FOREIGN_KEYS = 'OFF';

/** Pages of the log that are moved to the file at once: 32 MB. SQLite's 4 MB moves the same pages many times over. */
const CHECKPOINT_PAGES = 8192;

/**
 * Opens the database, in memory where `file` is null or cannot be used. One that is damaged is moved aside.
 * @throws SeedrollError CONFLICT where a newer version wrote it, BUSY where another process holds it.
 */
export function openDatabase(file: string | null): Opened {
  if (file === null) return openInMemory(null);
  try {
    return openFile(file, null);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === 'busy') throw busy(error);
    if (fault === 'corrupt') return reopenDamaged(file);
    if (fault === 'unusable' || isFileError(error)) return openInMemory(reasonOf(error));
    throw error;
  }
}

/** Moves a damaged file aside and begins anew, in memory where that fails too. */
export function reopenDamaged(file: string): Opened {
  try {
    return openFile(file, moveAside(file));
  } catch (error) {
    return openInMemory(reasonOf(error));
  }
}

/** @param reason Why it is not a file; null where none was wanted. */
export function openInMemory(reason: string | null): Opened {
  return { connection: prepare(openAt(':memory:')), location: { kind: 'memory', reason } };
}

function openFile(file: string, movedTo: string | null): Opened {
  makeFolder(dirname(file));
  return { connection: prepare(openAt(file)), location: { kind: 'file', file, movedTo } };
}

/**
 * Opens a second connection to a file that `openDatabase` has open, to read only. Were it able to write, then closing it
 * as the last one would remove the log by its name, which may be another file's by then, where a damaged one was moved.
 */
export function openReader(file: string): Connection {
  const { DatabaseSync } = loadDriver();
  return connect(
    new DatabaseSync(file, { readOnly: true }),
    `
      PRAGMA busy_timeout = ${BUSY_TIMEOUT};
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -${CACHE_SIZE};
    `,
  );
}

/** Not by `recursive`, which never ends where the system refuses to make a directory as if its parent were missing (`/proc`). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

function openAt(location: string): Database {
  const { DatabaseSync } = loadDriver();
  return new DatabaseSync(location);
}

function prepare(database: Database): Connection {
  return connect(
    database,
    `
      PRAGMA busy_timeout = ${BUSY_TIMEOUT};
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA foreign_keys = ${FOREIGN_KEYS};
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -${CACHE_SIZE};
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit = ${CHECKPOINT_PAGES * 4096};
    `,
    migrate,
  );
}

function connect(
  database: Database,
  settings: string,
  prepare: (database: Database) => void = () => undefined,
): Connection {
  try {
    database.exec(settings);
    prepare(database);
    database.function('holds', { deterministic: true }, holds);
    database.function('is_named', { deterministic: true }, isNamed);
    database.function('relevance', { deterministic: true }, relevance);
    database.function('proceed', { deterministic: false }, proceed);
    return new Connection(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function migrate(database: Database): void {
  // Asked first, and without the writer's lock: a second process finds nothing to do while the first one writes.
  if (versionOf(database) === MIGRATIONS.length) return;
  database.exec('BEGIN IMMEDIATE');
  const version = versionOf(database);
  if (version > MIGRATIONS.length) {
    throw new SeedrollError(
      'CONFLICT',
      `The catalog was written by a newer version of seedroll (schema ${version}; this one knows ${MIGRATIONS.length}). ` +
        'Update seedroll, or give it another data directory.',
    );
  }
  for (const migration of MIGRATIONS.slice(version)) migration(database);
  database.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
}

function versionOf(database: Database): number {
  return database.prepare('PRAGMA user_version').get<{ user_version: number }>()?.user_version ?? 0;
}

/** Renames the file and its log to the first free `….corrupt-<n>`. */
function moveAside(file: string): string {
  let number = 1;
  while (existsSync(`${file}.corrupt-${number}`)) number++;
  const target = `${file}.corrupt-${number}`;
  renameSync(file, target);
  for (const suffix of ['-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  }
  return target;
}

export function busy(cause: unknown): SeedrollError {
  return new SeedrollError('BUSY', 'Another process is writing to the catalog; try again in a moment.', {
    cause,
  });
}

function isFileError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
