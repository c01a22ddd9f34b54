import type { Connection } from '../connection.js';
import type { StateCounts, StoreLocation, StoreStatus } from '../store.js';
import { tidyGone } from './adoption.js';
import { sumOfCounts } from './states.js';

/** Rows that are removed in one transaction. */
const REMOVED_AT_ONCE = 5000;

interface StatusRow extends StateCounts {
  directories: number;
}

export function readStatus(connection: Connection, location: StoreLocation): StoreStatus {
  const row = connection
    .sql(
      `SELECT count(*) AS directories, total(unparsed) AS unparsed, total(parsed) AS parsed, total(empty) AS empty,
         total(unreadable) AS unreadable FROM directories`,
    )
    .get<StatusRow>();
  const pages = connection.sql('PRAGMA page_count').get<{ page_count: number }>();
  const size = connection.sql('PRAGMA page_size').get<{ page_size: number }>();
  const { directories = 0, unparsed = 0, parsed = 0, empty = 0, unreadable = 0 } = row ?? {};
  const byState = { unparsed, parsed, empty, unreadable };
  return {
    location,
    directories,
    images: sumOfCounts(byState),
    byState,
    bytes: (pages?.page_count ?? 0) * (size?.page_size ?? 0),
  };
}

export function readNote(connection: Connection, name: string): string | null {
  return connection.sql('SELECT value FROM notes WHERE name = ?').get<{ value: string }>(name)?.value ?? null;
}

export function writeNote(connection: Connection, name: string, value: string | null): void {
  if (value === null) connection.sql('DELETE FROM notes WHERE name = ?').run(name);
  else connection.sql('INSERT OR REPLACE INTO notes (name, value) VALUES (?, ?)').run(name, value);
}

/**
 * Removes what no image refers to, a bounded number of rows at a time.
 * @returns Whether more may be left.
 */
export function tidySome(connection: Connection): boolean {
  tidyGone(connection);
  const recipes = removeUnused(connection, 'recipes', [
    'SELECT 1 FROM images WHERE images.recipe_id = recipes.id',
    'SELECT 1 FROM gone WHERE gone.recipe_id = recipes.id',
  ]);
  const settings = removeUnused(connection, 'settings', [
    'SELECT 1 FROM recipes WHERE recipes.settings_id = settings.id',
  ]);
  const unused = unusedTexts(connection);
  for (const { id, prompt, negative_prompt } of unused) {
    connection
      .sql(
        `INSERT INTO texts_search (texts_search, rowid, prompt, negative_prompt) VALUES ('delete', ?, ?, ?)`,
      )
      .run(id, prompt, negative_prompt);
    connection.sql('DELETE FROM texts WHERE id = ?').run(id);
  }
  connection.forget();
  return Math.max(recipes, settings, unused.length) === REMOVED_AT_ONCE;
}

function removeUnused(
  connection: Connection,
  table: 'recipes' | 'settings',
  uses: readonly string[],
): number {
  const unused = uses.map((use) => `NOT EXISTS (${use})`).join(' AND ');
  const { changes } = connection
    .sql(`DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE ${unused} LIMIT ?)`)
    .run(REMOVED_AT_ONCE);
  return Number(changes);
}

function unusedTexts(connection: Connection): { id: number; prompt: string; negative_prompt: string }[] {
  return connection
    .sql(
      `SELECT id, prompt, negative_prompt FROM texts
       WHERE NOT EXISTS (SELECT 1 FROM recipes WHERE recipes.text_id = texts.id)
         -- Its id would be that of the next text, and words are kept by it.
         AND texts.id < (SELECT max(id) FROM texts) LIMIT ?`,
    )
    .all(REMOVED_AT_ONCE);
}
