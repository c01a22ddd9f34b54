import type { Database } from '../driver.js';
import { catalog } from './0001-catalog.js';
import { pending } from './0002-pending.js';
import { listings } from './0003-listings.js';
import { search } from './0004-search.js';

/** Brings a database from the schema before to its own. */
export type Migration = (database: Database) => void;

/** In order; the version of a schema is the number of migrations that made it. Those that were published stay as they are. */
export const MIGRATIONS: readonly Migration[] = [catalog, pending, listings, search];
