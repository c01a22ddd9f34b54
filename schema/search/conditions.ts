import type { DateRange, DecimalRange, Filter, ImageTrait, NumberRange } from '../models/filter.js';
import { tightDates, tightDecimals, tightNumbers } from './ranges.js';

/** The fields of a filter that are conditions, in the order in which they are written, with their names in search lines. */
export const NAMES = {
  text: 'text',
  prompt: 'prompt',
  negativePrompt: 'negative',
  contains: 'contains',
  model: 'model',
  lora: 'lora',
  sampler: 'sampler',
  scheduler: 'scheduler',
  generator: 'generator',
  path: 'path',
  width: 'width',
  height: 'height',
  seed: 'seed',
  id: 'id',
  steps: 'steps',
  cfgScale: 'cfg',
  date: 'date',
  is: 'is',
} as const satisfies Record<Exclude<keyof Filter, 'all' | 'any' | 'none'>, string>;

const TEXTS = [
  'text',
  'prompt',
  'negativePrompt',
  'contains',
  'model',
  'lora',
  'sampler',
  'scheduler',
  'generator',
  'path',
] as const;
const NUMBERS = ['width', 'height', 'steps', 'cfgScale'] as const;
const DECIMALS = ['seed', 'id'] as const;

export type TextKey = (typeof TEXTS)[number];
export type NumberKey = (typeof NUMBERS)[number];
export type DecimalKey = (typeof DECIMALS)[number];

/** One field of a filter with its value. */
export type Condition =
  | { kind: 'text'; key: TextKey; value: string }
  | { kind: 'numbers'; key: NumberKey; value: NumberRange }
  | { kind: 'decimals'; key: DecimalKey; value: DecimalRange }
  | { kind: 'dates'; key: 'date'; value: DateRange }
  | { kind: 'trait'; key: 'is'; value: ImageTrait };

/** The conditions that a filter itself states; not those of the filters in it. */
export function conditionsOf(filter: Filter): Condition[] {
  const conditions: Condition[] = [];
  for (const key of TEXTS) {
    const value = filter[key];
    if (value !== undefined) conditions.push({ kind: 'text', key, value });
  }
  for (const key of NUMBERS) {
    const value = filter[key];
    if (value !== undefined) conditions.push({ kind: 'numbers', key, value: tightNumbers([value]) });
  }
  for (const key of DECIMALS) {
    const value = filter[key];
    if (value !== undefined) conditions.push({ kind: 'decimals', key, value: tightDecimals([value]) });
  }
  const { date, is } = filter;
  if (date !== undefined) conditions.push({ kind: 'dates', key: 'date', value: tightDates([date]) });
  if (is !== undefined) conditions.push({ kind: 'trait', key: 'is', value: is });
  return conditions;
}

/** States a condition in a filter that has none on that field. */
export function state(filter: Filter, condition: Condition): void {
  // Each kind by itself: only so does the compiler see that value and field belong together.
  if (condition.kind === 'text') filter[condition.key] = condition.value;
  else if (condition.kind === 'numbers') filter[condition.key] = condition.value;
  else if (condition.kind === 'decimals') filter[condition.key] = condition.value;
  else if (condition.kind === 'dates') filter[condition.key] = condition.value;
  else filter[condition.key] = condition.value;
}

/** Makes one of two ranges of the same field that must both hold, or null where that takes two conditions. */
export function both(one: Condition, other: Condition): Condition | null {
  if (one.key !== other.key) return null;
  if (one.kind === 'numbers' && other.kind === 'numbers')
    return { ...one, value: tightNumbers([one.value, other.value]) };
  if (one.kind === 'decimals' && other.kind === 'decimals')
    return { ...one, value: tightDecimals([one.value, other.value]) };
  if (one.kind === 'dates' && other.kind === 'dates')
    return { ...one, value: tightDates([one.value, other.value]) };
  return null;
}
