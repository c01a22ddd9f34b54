import fc from 'fast-check';
import { toDecimal } from '../../schema/models/decimal-text.js';
import { Filter } from '../../schema/models/filter.js';

/** Pieces of which everything in the language can be made, so that random texts come near to it. */
export const FRAGMENTS = [
  ['(', ')', '|', '||', '-', '"', '\\', ':', ',', ' ', '*', '?', '>', '>=', '<', '=', '..', '×', 'x'],
  [
    'AND',
    'OR',
    'NOT',
    'and',
    'model:',
    'sampler:',
    'seed:',
    'steps:',
    'size:',
    'date:',
    'is:',
    'a:',
    'prompt:',
  ],
  ['7', '20', '1.5', '512x768', '2026', '2026-11-23', 'today', '7d', 'portrait', 'fox', '猫', '😀', '\ud800'],
].flat();

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
  fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...FRAGMENTS) }),
  fc.constantFrom(
    'fox',
    'red fox',
    'sdxl*',
    'DPM++ 2M',
    'AND',
    '-x',
    '--x',
    'x:y',
    '*',
    ',',
    'fox,',
    '(a)',
    'a"b',
    'a\\',
  ),
);
const number = fc.oneof(
  fc.integer({ min: -3, max: 2000 }),
  fc.constantFrom(0.5, 7.25, 1e21, 1e-7, -0),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const numbers = optional({ from: number, to: number, above: number, below: number });
const digits = fc.bigInt({ min: 0n, max: 2n ** 65n }).map((value) => toDecimal(String(value)) ?? '0');
const decimals = optional({ from: digits, to: digits });

/** Days of the local time zone, and moments. */
const moment = fc
  .oneof(
    fc
      .tuple(
        fc.integer({ min: 1900, max: 2100 }),
        fc.constantFrom(0, 0, 5, 11),
        fc.constantFrom(1, 1, 15, 31),
      )
      .map(([year, month, day]) => new Date(year, month, day)),
    fc.date({ noInvalidDate: true, min: new Date('1850-01-01'), max: new Date('2150-01-01') }),
  )
  .map((date) => date.toISOString());
const dates = optional({ from: moment, before: moment });

const conditions = {
  text,
  prompt: text,
  negativePrompt: text,
  contains: text,
  model: text,
  sampler: text,
  scheduler: text,
  generator: text,
  lora: text,
  path: text,
  id: decimals,
  seed: decimals,
  steps: numbers,
  cfgScale: numbers,
  width: numbers,
  height: numbers,
  date: dates,
  is: fc.constantFrom('parsed', 'portrait', 'square'),
};

/** Filters of any form, as clients may send them. */
export const filters: fc.Arbitrary<Filter> = fc
  .letrec((tie) => ({
    some: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.oneof(...Object.entries(conditions).map(([key, value]) => fc.record({ [key]: value }))),
      optional(conditions, 3),
      optional(
        {
          ...conditions,
          all: fc.array(tie('some'), { maxLength: 3 }),
          any: fc.array(tie('some'), { maxLength: 3 }),
          none: fc.array(tie('some'), { maxLength: 3 }),
        },
        4,
      ),
    ),
  }))
  .some.map((filter) => Filter.parse(filter));

/** Objects that have some of these fields. */
function optional(fields: Record<string, fc.Arbitrary<unknown>>, most = Infinity): fc.Arbitrary<object> {
  const names = Object.keys(fields);
  return fc
    .subarray(names, { maxLength: Math.min(names.length, most) })
    .chain((chosen) =>
      fc.record(Object.fromEntries(chosen.map((name) => [name, fields[name] ?? fc.constant(0)]))),
    );
}
