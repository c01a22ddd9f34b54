import type { Connection } from '../connection.js';
import type { Scope, UnparsedDirectory } from '../store.js';
import { fromTextColumn } from '../text.js';
import { scopeConditions } from './conditions.js';

const UNPARSED = 'directories INDEXED BY directories_unparsed';

/** How many images of a scope are not parsed. */
export function countUnparsedIn(connection: Connection, scope: Scope): number {
  const { sql, values } = scopeConditions(scope);
  const row = connection
    .sql(`SELECT total(unparsed) AS count FROM ${UNPARSED} WHERE directories.unparsed > 0 ${sql}`)
    .get<{ count: number }>(...values);
  return row?.count ?? 0;
}

/** Images of a scope that are not parsed, by directory; null where they are more than `limit`. */
export function listUnparsedIn(
  connection: Connection,
  scope: Scope,
  limit: number,
): UnparsedDirectory[] | null {
  if (countUnparsedIn(connection, scope) > limit) return null;
  const { sql, values } = scopeConditions(scope);
  const rows = connection
    .sql(
      `SELECT directories.path, images.id, images.name
       FROM ${UNPARSED} CROSS JOIN images INDEXED BY images_unparsed ON images.directory_id = directories.id
       WHERE directories.unparsed > 0 ${sql} AND images.state = 0`,
    )
    .all<{ path: string; id: number; name: string }>(...values);
  const found = new Map<string, UnparsedDirectory>();
  for (const { path, id, name } of rows) {
    const directory = fromTextColumn(path);
    const one = found.get(path) ?? { directory, ids: [], names: [] };
    found.set(path, one);
    one.ids.push(id);
    one.names.push(fromTextColumn(name));
  }
  return [...found.values()];
}
