import { SeedrollError } from '../schema/errors.js';
import { CANONICAL } from '../schema/models/decimal-text.js';
import type { ImagePage, ImagePosition, ImageSort } from './store/store.js';

type Order = Pick<ImagePage, 'sort' | 'isDescending'>;

const INTEGER = /^-?\d{1,19}$/;

/** What keys look like; in the order of paths there is none. */
const KEYS: Readonly<Record<ImageSort, RegExp | null>> = {
  path: null,
  date: INTEGER,
  name: /^/,
  id: CANONICAL,
  seed: CANONICAL,
  size: /^-?\d+(?:\.\d+)?(?:e\+?\d+)?$/i,
  relevance: INTEGER,
};

/** A position in an order of images as an opaque cursor, which is true also once its image has gone. */
export function writeImageCursor({ sort, isDescending }: Order, position: ImagePosition): string {
  const { key, directory, name } = position;
  return Buffer.from(JSON.stringify([sort, isDescending, key, directory, name])).toString('base64url');
}

/**
 * The position in a cursor.
 * @throws SeedrollError INVALID_INPUT where it is none, or one of another order.
 */
export function readImageCursor(cursor: string, order: Order): ImagePosition {
  const values = parse(Buffer.from(cursor, 'base64url').toString());
  const [sort, isDescending, key, directory, name] = values;
  const isOfOrder = values.length === 5 && sort === order.sort && isDescending === order.isDescending;
  if (isOfOrder && isKey(key, order.sort) && typeof directory === 'string' && typeof name === 'string') {
    const position = { key, directory, name };
    if (writeImageCursor(order, position) === cursor) return position;
  }
  throw new SeedrollError(
    'INVALID_INPUT',
    'cursor: expected the nextCursor of a page of the same search in the same order',
    { field: 'cursor' },
  );
}

function isKey(key: unknown, sort: ImageSort): key is string | null {
  return key === null || (typeof key === 'string' && KEYS[sort]?.test(key) === true);
}

function parse(text: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values : [];
  } catch {
    return [];
  }
}
