import { compareDecimals } from '../models/decimal-text.js';
import type { DateRange, DecimalRange, NumberRange } from '../models/filter.js';

/** The range of numbers that are in all of some ranges, with one lower and one upper bound at most. */
export function tightNumbers(ranges: readonly NumberRange[]): NumberRange {
  const from = largest(given(ranges, 'from'));
  const above = largest(given(ranges, 'above'));
  const to = smallest(given(ranges, 'to'));
  const below = smallest(given(ranges, 'below'));
  const isAbove = above !== undefined && above >= (from ?? -Infinity);
  const isBelow = below !== undefined && below <= (to ?? Infinity);
  return {
    ...(isAbove ? { above } : from === undefined ? {} : { from }),
    ...(isBelow ? { below } : to === undefined ? {} : { to }),
  };
}

/** The range of decimals that are in all of some ranges. */
export function tightDecimals(ranges: readonly DecimalRange[]): DecimalRange {
  const from = ranges
    .flatMap(({ from }) => from ?? [])
    .toSorted(compareDecimals)
    .at(-1);
  const [to] = ranges.flatMap(({ to }) => to ?? []).toSorted(compareDecimals);
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The span of time that is in all of some spans, in UTC. */
export function tightDates(ranges: readonly DateRange[]): DateRange {
  const from = ranges
    .flatMap(({ from }) => from ?? [])
    .toSorted(byMoment)
    .at(-1);
  const [before] = ranges.flatMap(({ before }) => before ?? []).toSorted(byMoment);
  return {
    ...(from === undefined ? {} : { from: inUTC(from) }),
    ...(before === undefined ? {} : { before: inUTC(before) }),
  };
}

function given(ranges: readonly NumberRange[], bound: keyof NumberRange): number[] {
  // Plus 0: search lines know no minus 0.
  return ranges.flatMap((range) => (range[bound] === undefined ? [] : range[bound] + 0));
}

function largest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.max(...values);
}

function smallest(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : Math.min(...values);
}

function byMoment(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

/** ISO 8601 to the millisecond. What this cannot say, since the year has no four digits in UTC, stays as it is. */
function inUTC(moment: string): string {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) return moment;
  const text = date.toISOString();
  return /^\d/.test(text) ? text : moment;
}
