import type { Connection } from '../connection.js';
import type { FoundGroups, Scope } from '../store.js';
import { fromTextColumn } from '../text.js';
import { scopeConditions } from './conditions.js';
import { containsConditions } from './contains.js';

interface FoundRow {
  path: string;
  ordinals: string;
}

/** Groups whose first image was made from texts that hold one. */
export function groupsContaining(connection: Connection, contains: string, scope: Scope): FoundGroups[] {
  const texts = containsConditions(contains);
  const directories = scopeConditions(scope);
  const isEverywhere = directories.sql === '';
  // Texts are fewer than groups, but a single directory has few of them.
  const from = isEverywhere
    ? 'texts CROSS JOIN groups INDEXED BY groups_by_text ON groups.text_id = texts.id'
    : `directories CROSS JOIN groups ON groups.directory_id = directories.id
         CROSS JOIN texts ON texts.id = groups.text_id`;
  const rows = connection
    .sql(
      `SELECT directories.path, found.ordinals
       FROM (
         SELECT groups.directory_id AS id, group_concat(groups.ordinal) AS ordinals FROM ${from}
         WHERE groups.text_id IS NOT NULL ${directories.sql} ${texts.sql} GROUP BY groups.directory_id
       ) AS found CROSS JOIN directories ON directories.id = found.id`,
    )
    .all<FoundRow>(...directories.values, ...texts.values);
  return rows.map(({ path, ordinals }) => ({
    directory: fromTextColumn(path),
    ordinals: ordinals
      .split(',')
      .map(Number)
      .toSorted((a, b) => a - b),
  }));
}
