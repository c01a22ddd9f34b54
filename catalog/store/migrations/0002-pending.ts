import type { Database } from '../driver.js';

/** Names wait in parts until their files are read, and are written as rows then: once, not twice with other indexes. */
export function pending(database: Database): void {
  database.exec(`
    -- Images that are listed and have no row yet: parts of one directory each, with names joined by "/".
    CREATE TABLE pending (
      -- A scan keeps ids while it reads the files, so that none may come to mean other names.
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      directory_id INTEGER NOT NULL REFERENCES directories (id),
      count INTEGER NOT NULL,
      names TEXT NOT NULL
    );
    CREATE INDEX pending_by_directory ON pending (directory_id);
  `);
}
