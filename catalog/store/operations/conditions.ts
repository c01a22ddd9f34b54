import type { Value } from '../driver.js';
import type { Scope } from '../store.js';
import { toTextColumn } from '../text.js';
import { boundsBelow } from './directories.js';

/** Conditions of SQL with their values. */
export interface Conditions {
  sql: string;
  values: Value[];
}

/** The directories of a scope. */
export function scopeConditions({ path, recursive }: Scope): Conditions {
  if (!recursive) return { sql: ' AND directories.path = ?', values: [toTextColumn(path)] };
  if (path === '') return { sql: '', values: [] };
  const { from, to } = boundsBelow(path);
  return {
    sql: ' AND (directories.path = ? OR (directories.path >= ? AND directories.path < ?))',
    values: [toTextColumn(path), from, to],
  };
}
