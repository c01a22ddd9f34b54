import type { Decimal } from '../../schema/models/decimal.js';
import { toDecimal } from '../../schema/models/decimal-text.js';

/**
 * Unsigned integers of any length in a column of INTEGER affinity, in their exact order and with few bytes: what is
 * below 2^63 as it is (most seeds have 32 bits and take 4 bytes; moved by -2^63, all would take 8), what is longer as
 * a BLOB of three digits that count its digits, and its digits. SQLite orders every BLOB behind every INTEGER.
 */
const COUNT_DIGITS = 3;

/** Decimals of up to 15 digits are exact as JavaScript numbers. */
const EXACT_DIGITS = 15;

const LARGEST_INTEGER = 2n ** 63n - 1n;
const LONGEST_INTEGER = 19;

/** @param decimal Without leading zeros. */
export function toDecimalColumn(decimal: string): number | bigint | Uint8Array {
  if (decimal.length <= EXACT_DIGITS) return Number(decimal);
  if (decimal.length <= LONGEST_INTEGER) {
    const integer = BigInt(decimal);
    if (integer <= LARGEST_INTEGER) return integer;
  }
  // No file name has 1,000 digits; if one came all the same, only its order would be lost.
  const count = String(Math.min(decimal.length, 999)).padStart(COUNT_DIGITS, '0');
  return Buffer.from(count + decimal);
}

/** @param text The column `CAST(… AS TEXT)`: an integer never begins with a 0 and goes on. */
export function fromDecimalColumn(text: string | null): Decimal | null {
  if (text === null) return null;
  return toDecimal(text.length > 1 && text.startsWith('0') ? text.slice(COUNT_DIGITS) : text);
}

/** As `toDecimalColumn`, for a seed as metadata hold it: every negative one means "random", and is kept as -1. */
export function toSeedColumn(seed: string | null): number | bigint | Uint8Array | null {
  if (seed === null) return null;
  if (seed.startsWith('-')) return -1;
  const decimal = toDecimal(seed);
  return decimal === null ? null : toDecimalColumn(decimal);
}

/** The seed of a file's metadata out of `CAST(… AS TEXT)`. */
export function describeSeed(column: string | null): string | null {
  return column === '-1' ? column : fromDecimalColumn(column);
}

/** The columns of a metadata seed beside the seed of the file's name. */
export function seedColumns(
  nameSeed: string | null,
  metadataSeed: string | null,
): { isOwn: 0 | 1; foreign: number | bigint | Uint8Array | null } {
  const isOwn = metadataSeed !== null && metadataSeed === nameSeed;
  return isOwn ? { isOwn: 1, foreign: null } : { isOwn: 0, foreign: toSeedColumn(metadataSeed) };
}
