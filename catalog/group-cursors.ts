import type { Decimal } from '../schema/models/decimal.js';
import { toDecimal } from '../schema/models/decimal-text.js';
import { type GroupKey, type GroupSort, SORT_KINDS } from './group-keys.js';
import { notACursor } from './ids.js';

/** Where a group stands in an order other than that of paths. */
export interface GroupPosition {
  sort: GroupSort;
  isDescending: boolean;
  /** What it is ordered by; null where that is not known. */
  key: GroupKey | null;
  /** Of its first image, with the seed that the rule looks at. */
  path: string;
  seed: Decimal | null;
}

export function makeGroupCursor({ sort, isDescending, key, path, seed }: GroupPosition): string {
  return `o${Buffer.from(JSON.stringify([sort, isDescending, key, seed, path])).toString('base64url')}`;
}

/**
 * @throws SeedrollError INVALID_INPUT where it is no cursor of this order.
 */
export function readGroupCursor(
  cursor: string,
  order: Pick<GroupPosition, 'sort' | 'isDescending'>,
): GroupPosition {
  const [sort, isDescending, key, seed, path] = parse(cursor);
  if (sort !== order.sort || isDescending !== order.isDescending || typeof path !== 'string')
    throw notACursor();
  if (!isKey(key, order.sort) || (seed !== null && typeof seed !== 'string')) throw notACursor();
  return { ...order, key, path, seed: seed === null ? null : toDecimal(seed) };
}

function isKey(key: unknown, sort: GroupSort): key is GroupKey | null {
  if (key === null) return true;
  const kind = SORT_KINDS[sort];
  if (kind === 'number') return typeof key === 'number';
  return typeof key === 'string' && (kind === 'name' || toDecimal(key) === key);
}

function parse(cursor: string): readonly unknown[] {
  try {
    const text = cursor.startsWith('o') ? Buffer.from(cursor.slice(1), 'base64url').toString() : 'null';
    const position: unknown = JSON.parse(text);
    return Array.isArray(position) ? position : [];
  } catch (cause) {
    throw notACursor(cause);
  }
}
