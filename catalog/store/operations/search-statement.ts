import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import type { Wanted } from './filter-leads.js';

/** The order of the catalog, and what ends the order of every other sort. */
export const PATH: readonly string[] = ['ranks.rank', 'images.file_id', 'images.seed', 'images.name'];

/** Images in an order, from a place on. */
export interface Ordered {
  wanted: Wanted;
  /** What they are ordered by before their paths, in SQL; null for nothing. Of none of them it is null. */
  key: string | null;
  /** Which way the key goes, or the paths where there is none: behind a key, paths go up. */
  isDescending: boolean;
  /** Columns of the path that differ. */
  path: readonly string[];
  after: Position | null;
  limit: number;
}

/** Where an image stands. */
export interface Position {
  key: Value;
  path: readonly Value[];
}

export interface FoundId {
  id: number;
  /** As text. */
  key: string | null;
}

export function findOrdered(
  connection: Connection,
  { wanted, key, isDescending, path, after, limit }: Ordered,
): FoundId[] {
  const way = isDescending ? 'DESC' : '';
  const order = key === null ? path.map((column) => `${column} ${way}`) : [`${key} ${way}`, ...path];
  const [begin, from] = after === null ? ['', []] : beginOf({ key, isDescending, path }, after);
  return connection
    .passingSql(
      `SELECT images.id AS id, CAST(${key ?? 'NULL'} AS TEXT) AS key FROM ${wanted.from}
       WHERE ${wanted.sql} ${begin} ORDER BY ${order.join(', ')} LIMIT ?`,
    )
    .all<FoundId>(...wanted.values, ...from, limit);
}

function beginOf(
  { key, isDescending, path }: Pick<Ordered, 'key' | 'isDescending' | 'path'>,
  after: Position,
): [sql: string, values: readonly Value[]] {
  const sign = isDescending ? '<' : '>';
  const tuple = (comparison: string): string =>
    `(${path.join(', ')}) ${comparison} (${path.map(() => '?').join(', ')})`;
  if (key === null) return [`AND ${tuple(sign)}`, after.path];
  // The first condition is one that an index can begin at.
  const sql = `AND ${key} ${sign}= ? AND (${key} ${sign} ? OR ${tuple('>')})`;
  return [sql, [after.key, after.key, ...after.path]];
}
