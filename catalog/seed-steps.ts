import type { Decimal } from '../schema/models/decimal.js';
import { toDecimal } from '../schema/models/decimal-text.js';

/** Decimals of up to 15 digits are exact as JavaScript numbers, and so are their differences (10^15 < 2^53). */
const EXACT_DIGITS = 15;

/**
 * How many steps lead from one seed to another, exactly, at any length: 1 where it is the very next.
 * @param step What each seed is more than the one before; with 0, equal seeds are one step apart.
 * @returns Null where no whole number of steps in this direction does; `Infinity` where it is beyond what a number holds.
 */
export function stepsBetween(from: string, to: string, step: number): number | null {
  if (step === 0) return from === to ? 1 : null;
  if (from.length <= EXACT_DIGITS && to.length <= EXACT_DIGITS) {
    const difference = Number(to) - Number(from);
    return difference % step === 0 && difference / step >= 1 ? difference / step : null;
  }
  const difference = BigInt(to) - BigInt(from);
  const steps = difference / BigInt(step);
  if (steps < 1n || steps * BigInt(step) !== difference) return null;
  return steps <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(steps) : Infinity;
}

/** The seed that is some steps behind another one, exactly; itself where that would be negative. */
export function seedBehind(seed: Decimal, steps: number, step: number): Decimal {
  const distance = steps * step;
  const isExact = seed.length <= EXACT_DIGITS && Math.abs(distance) < 10 ** EXACT_DIGITS;
  const sum = isExact ? String(Number(seed) + distance) : String(BigInt(seed) + BigInt(steps) * BigInt(step));
  return toDecimal(sum) ?? seed;
}
