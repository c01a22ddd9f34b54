import type { Decimal } from './decimal.js';

/** What a decimal looks like. Apart from its model, for whoever does without the validator. */
export const CANONICAL = /^(?:0|[1-9]\d*)$/;

function isCanonical(text: string): text is Decimal {
  return CANONICAL.test(text);
}

/** Canonical decimal text of a run of ASCII digits (`"00042"` becomes `"42"`), or null for any other text. */
export function toDecimal(digits: string): Decimal | null {
  const canonical = digits.replace(/^0+(?=\d)/, '');
  return isCanonical(canonical) ? canonical : null;
}

/**
 * Orders two decimals as numbers. Without leading zeros the longer one is the larger one, and equal lengths
 * order as text, so no BigInt is made.
 */
export function compareDecimals(a: Decimal, b: Decimal): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Decimals of up to 15 digits, and their successors, are exact as JavaScript numbers (10^15 < 2^53). */
const EXACT_DIGITS = 15;

/** Whether `b` is `a` plus 1, exactly, at any length. */
export function isSuccessor(a: Decimal, b: Decimal): boolean {
  if (a.length <= EXACT_DIGITS && b.length <= EXACT_DIGITS) return Number(b) === Number(a) + 1;
  if (b.length - a.length > 1) return false;
  return BigInt(b) === BigInt(a) + 1n;
}

/** A decimal plus a whole number that is not negative, exactly, at any length. */
export function addToDecimal(decimal: Decimal, summand: number): Decimal {
  const isExact = decimal.length <= EXACT_DIGITS;
  const sum = isExact ? String(Number(decimal) + summand) : String(BigInt(decimal) + BigInt(summand));
  return toDecimal(sum) ?? decimal;
}
