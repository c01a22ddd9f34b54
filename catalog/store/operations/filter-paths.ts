import type { Connection } from '../connection.js';
import { fromTextColumn } from '../text.js';
import { proceed } from '../wanted.js';
import { EVERYTHING, type Expression } from './filter-expression.js';
import { likeCondition, namePattern } from './filter-names.js';
import type { Condition } from './filter-sql.js';

/** The directory of an image; null for the base directory, where names are paths already. */
const DIRECTORY =
  "(SELECT nullif(directories.path, '') FROM directories WHERE directories.id = images.directory_id)";

/** Images whose path, or the last part of it, is what a pattern says; and those below such directories. */
export function pathExpression(connection: Connection, pattern: string): Expression {
  const wanted = pattern.replace(/^(?:\.?\/)+|\/+$/g, '');
  if (wanted === '' || wanted === '.') return EVERYTHING;
  const conditions: Condition[] = [];
  const directories = directoriesLike(connection, wanted);
  if (directories.length > 0) {
    conditions.push({
      sql: 'images.directory_id IN (SELECT value FROM json_each(?))',
      values: [JSON.stringify(directories)],
    });
  }
  // What begins with a star means a path wherever it means a name.
  if (!wanted.includes('/') && !wanted.startsWith('*')) conditions.push(likeCondition('images.name', wanted));
  if (/[/*?]/.test(wanted)) {
    conditions.push(likeCondition(`ifnull(${DIRECTORY} || '/', '') || images.name`, wanted));
  }
  return {
    kind: 'images',
    sql: conditions.map(({ sql }) => sql).join(' OR '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Ids of the directories that a pattern means, and of those below them. */
function directoriesLike(connection: Connection, pattern: string): number[] {
  proceed();
  const isMeant = namePattern(pattern);
  const rows = connection
    .sql('SELECT id, path FROM directories ORDER BY path')
    .all<{ id: number; path: string }>();
  const meant = new Set<string>();
  const ids: number[] = [];
  for (const { id, path } of rows) {
    const slash = path.lastIndexOf('/');
    // A directory comes before those in it: "a" is before all that begins with "a".
    const isIn = slash >= 0 && meant.has(path.slice(0, slash));
    const isIt =
      path !== '' && (isMeant(fromTextColumn(path)) || isMeant(fromTextColumn(path.slice(slash + 1))));
    if (!isIn && !isIt) continue;
    meant.add(path);
    ids.push(id);
  }
  return ids;
}
