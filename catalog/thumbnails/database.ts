import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Connection } from '../store/connection.js';
import { type Database, faultOf, loadDriver } from '../store/driver.js';

/** Raise it with every change of the tables: what another version wrote is thrown away, or left alone where it is newer. */
const VERSION = 1;

/** Milliseconds that a write waits for another process's; reads never wait. */
const BUSY_TIMEOUT = 2000;

/** Pages of the log that are moved to the file at once, and bytes of it that are kept: 4 MB. */
const CHECKPOINT_PAGES = 1000;

/**
 * Opens the file of the cache, in memory where it is null or cannot be used. One that is damaged is removed: all that is in
 * it can be made again.
 */
export function openCache(file: string | null): { connection: Connection; isInMemory: boolean } {
  if (file !== null) {
    for (const attempt of [1, 2]) {
      try {
        makeFolder(dirname(file));
        return { connection: openAt(file), isInMemory: false };
      } catch (error) {
        if (attempt === 2 || !(error instanceof OutdatedError || faultOf(error) === 'corrupt')) break;
        removeCache(file);
      }
    }
  }
  return { connection: openAt(':memory:'), isInMemory: true };
}

/** Removes the file of a cache. Another process that has it open goes on with what has no name then. */
export function removeCache(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/** An older version wrote it. */
class OutdatedError extends Error {}

function openAt(location: string): Connection {
  const { DatabaseSync } = loadDriver();
  const database = new DatabaseSync(location);
  try {
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT}`);
    // Before anything is set, which may be written to the file.
    checkVersion(database);
    database.exec(`
      -- Stands before the first table, so that the file can be made smaller.
      PRAGMA auto_vacuum = INCREMENTAL;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};
      PRAGMA journal_size_limit = ${CHECKPOINT_PAGES * 4096};
    `);
    makeTables(database);
    return new Connection(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeTables(database: Database): void {
  if (versionOf(database) === VERSION) return;
  database.exec('BEGIN IMMEDIATE');
  if (checkVersion(database) === 0) database.exec(TABLES);
  database.exec(`PRAGMA user_version = ${VERSION}; COMMIT`);
}

/** @throws OutdatedError, or Error where a newer version wrote it. */
function checkVersion(database: Database): number {
  const version = versionOf(database);
  if (version > VERSION) throw new Error('a newer version of seedroll wrote the cache of thumbnails');
  if (version !== 0 && version < VERSION) throw new OutdatedError();
  return version;
}

function versionOf(database: Database): number {
  return database.prepare('PRAGMA user_version').get<{ user_version: number }>()?.user_version ?? 0;
}

/** Bytes stand apart from what is written when a thumbnail is used. */
const TABLES = `
  CREATE TABLE pictures (
    id INTEGER PRIMARY KEY,
    -- SHA-256 of the file.
    hash BLOB NOT NULL UNIQUE,
    -- Of the file, in bytes.
    size INTEGER NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    thumbhash BLOB NOT NULL
  );
  CREATE INDEX pictures_by_size ON pictures (size);

  -- Which picture a version of a file is.
  CREATE TABLE files (
    version TEXT PRIMARY KEY,
    picture_id INTEGER NOT NULL REFERENCES pictures (id)
  ) WITHOUT ROWID;
  CREATE INDEX files_by_picture ON files (picture_id);

  CREATE TABLE thumbnails (
    id INTEGER PRIMARY KEY,
    picture_id INTEGER NOT NULL REFERENCES pictures (id),
    edge INTEGER NOT NULL,
    etag TEXT NOT NULL,
    -- Counts up with every use of any.
    used INTEGER NOT NULL,
    UNIQUE (picture_id, edge)
  );
  CREATE INDEX thumbnails_by_use ON thumbnails (used);
  CREATE TABLE contents (thumbnail_id INTEGER PRIMARY KEY REFERENCES thumbnails (id), bytes BLOB NOT NULL);

  -- Versions of files that no thumbnail can be made of.
  CREATE TABLE failures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version TEXT NOT NULL UNIQUE,
    reason TEXT NOT NULL
  );
`;

/** Not by `recursive`, which never ends where the system refuses to make a directory as if its parent were missing. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}
