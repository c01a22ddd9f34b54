import type { Database } from '../driver.js';

/** Listings are numbered as they are written, so that one that was begun before another process wrote one is known. */
export function listings(database: Database): void {
  database.exec(`
    -- The number of the newest listing of all, and the one that was taken when a directory was removed last.
    ALTER TABLE sequence ADD COLUMN last_listing INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE sequence ADD COLUMN last_removal INTEGER NOT NULL DEFAULT 0;
    -- The number of the listing that last took names away or came to its end; of a new row, that of the last removal.
    ALTER TABLE directories ADD COLUMN listing INTEGER NOT NULL DEFAULT 0;
  `);
}
