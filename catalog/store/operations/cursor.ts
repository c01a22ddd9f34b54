import { SeedrollError } from '../../../schema/errors.js';

/** Where a page ended: the values that its list is ordered by. */
type Position = readonly (string | number)[];

export function writeCursor(position: Position): string {
  return JSON.stringify(position);
}

/**
 * @param start The position before the first page.
 * @returns A position of the same kind; `start` where there is no cursor.
 * @throws SeedrollError INVALID_INPUT where it is no cursor of this list.
 */
export function readCursor<P extends Position>(cursor: string | undefined, start: P): P {
  if (cursor === undefined) return start;
  const position = parse(cursor);
  if (isLike(position, start)) return position;
  throw notACursor();
}

function notACursor(): SeedrollError {
  return new SeedrollError('INVALID_INPUT', 'after: expected `next` of a page of this list', {
    field: 'after',
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isLike<P extends Position>(value: unknown, start: P): value is P {
  if (!Array.isArray(value) || value.length !== start.length) return false;
  const values: readonly unknown[] = value;
  return start.every((one, index) => typeof values[index] === typeof one && isExact(values[index]));
}

/** Numbers are row ids; as text they are decimals or names, which need no look: no list has what is not there. */
function isExact(value: unknown): boolean {
  return typeof value === 'string' || Number.isSafeInteger(value);
}
