import { compareText } from './order.js';

/** What groups can be ordered by before the order of paths. */
export type GroupSort = 'date' | 'name' | 'id' | 'seed' | 'size' | 'count' | 'relevance';

/** What one is ordered by: a number, a decimal of any length as text, or a name. */
export type GroupKey = number | string;

type Kind = 'number' | 'decimal' | 'name';

export const SORT_KINDS: Readonly<Record<GroupSort, Kind>> = {
  date: 'number',
  name: 'name',
  id: 'decimal',
  seed: 'decimal',
  size: 'number',
  count: 'number',
  relevance: 'number',
};

/** Which come largest first where no order is asked for. */
export const DESCENDING: ReadonlySet<string> = new Set<GroupSort>(['date', 'size', 'count', 'relevance']);

/** What has to be read from files to order by it. */
export const OF_FILES: ReadonlySet<string> = new Set<GroupSort>(['date', 'size']);

/** Orders keys of one kind, the smallest first. */
export function compareKeys(a: GroupKey, b: GroupKey, kind: Kind): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  if (kind === 'name') return compareText(a, b);
  // As `compareDecimals`.
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
