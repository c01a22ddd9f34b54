import type { Filter } from '../../../schema/models/filter.js';
import type { Connection } from '../connection.js';
import type { Scope } from '../store.js';
import { scopeConditions } from './conditions.js';
import { filterExpression } from './filter.js';
import { stillWanted } from './filter-leads.js';
import { imageCondition } from './filter-sql.js';

/**
 * The images at a path, or at it and below it, that a filter finds: rows by the rows of their directories, ascending. What
 * is pending has no row.
 */
export function matchingIds(connection: Connection, filter: Filter, scope: Scope): Map<number, number[]> {
  const expression = filterExpression(connection, filter);
  const wanted = imageCondition(expression);
  const directories = scopeConditions(scope);
  const within =
    directories.sql === ''
      ? ''
      : `AND images.directory_id IN (SELECT id FROM directories WHERE TRUE ${directories.sql})`;
  // Handed over as text: a row each would take four times as long.
  const rows = connection
    .passingSql(
      `SELECT images.directory_id AS directory, group_concat(images.id) AS ids FROM images
       WHERE (${stillWanted('images.id', expression).sql}) ${within} AND (${wanted.sql})
       GROUP BY images.directory_id`,
    )
    .all<{ directory: number; ids: string }>(...directories.values, ...wanted.values);
  return new Map(rows.map(({ directory, ids }) => [directory, idsIn(ids)]));
}

function idsIn(text: string): number[] {
  return text
    .split(',')
    .map(Number)
    .toSorted((a, b) => a - b);
}
