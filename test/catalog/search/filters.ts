import fc from 'fast-check';
import { Decimal } from '../../../schema/models/decimal.js';
import type { Filter } from '../../../schema/models/filter.js';

const words = fc.constantFrom(
  'fox',
  'FOX',
  'fo*',
  'red fox',
  'red fo*',
  'fox red',
  'cafe',
  'Café*',
  'red-fox',
  'привет',
  '夜',
  '景 fox',
  '🦊',
  '*',
  'bokeh:1.2',
  '" OR fox',
  'wolf',
);
const decimal = fc
  .constantFrom('0', '1', '7', '8', '1000', '9007199254740992', '9007199254740993', '18446744073709551615')
  .map((text) => Decimal.parse(text));
const number = fc.constantFrom(7, 7.5, 20, 25, 30, 512, 640, 768);
const date = fc.constantFrom(
  '2017-07-14T02:40:00Z',
  '2023-11-14T22:13:20.124Z',
  '2023-11-14T23:13:20.124+01:00',
  '1500-01-01T00:00:00Z',
  '9999-12-31T00:00:00Z',
);
const decimals = fc.record({ from: decimal, to: decimal }, { requiredKeys: [] });
const numbers = fc.record({ from: number, to: number, above: number, below: number }, { requiredKeys: [] });

/** Filters over the pictures, with any fields, and with others within them to a depth. */
export function filtersOf(depth: number): fc.Arbitrary<Filter> {
  const nested = depth === 0 ? fc.constant<Filter[]>([]) : fc.array(filtersOf(depth - 1), { maxLength: 3 });
  return fc.record(
    {
      text: words,
      prompt: words,
      negativePrompt: words,
      contains: fc.constantFrom('ox', 'ED F', 'é', '夜', '%_', '🦊'),
      model: fc.constantFrom('dream', 'SDXL*', 'sdxl?base', '*', 'élan', 'none', 'red fox'),
      sampler: fc.constantFrom('euler a', 'dpm*', '*+*'),
      scheduler: fc.constantFrom('karras', 'k?rras', 'normal'),
      generator: fc.constantFrom('comfyui', 'A*'),
      lora: fc.constantFrom('DETAIL', 'fox*', '100%', '*'),
      path: fc.constantFrom(
        'a',
        'a/b',
        'b',
        'day*',
        'day 2/fox',
        'fox',
        '*fox*',
        '*.png',
        'a/*.png',
        '?-7.png',
        '1-7.png',
        'a/1-7.png',
        'ä*',
        'Ä*',
        '100%_*',
        'a*b?.png',
        'x/?/z',
        '*/b/*',
        '夜.*',
      ),
      id: decimals,
      seed: decimals,
      steps: numbers,
      cfgScale: numbers,
      width: numbers,
      height: numbers,
      date: fc.record({ from: date, before: date }, { requiredKeys: [] }),
      is: fc.constantFrom(
        'parsed' as const,
        'empty' as const,
        'unreadable' as const,
        'unparsed' as const,
        'portrait' as const,
        'landscape' as const,
        'square' as const,
      ),
      all: nested,
      any: nested,
      none: nested,
    },
    { requiredKeys: [] },
  );
}

export const filters = filtersOf(2);
