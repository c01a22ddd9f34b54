import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Filter } from '../../schema/models/filter.js';
import { Filter as FilterModel } from '../../schema/models/filter.js';
import { SeedrollError } from '../../schema/errors.js';
import { checkFilter, formatSearch, normaliseFilter, parseSearch } from '../../schema/search/index.js';
import { filters, FRAGMENTS } from './filters.js';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const lines = fc.oneof(
  fc.string({ unit: fc.constantFrom(...FRAGMENTS), maxLength: 25 }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((pieces) => pieces.join(' ')),
  fc.string({ unit: 'binary' }),
);

function parsedOrNull(line: string): Filter | null {
  try {
    return parseSearch(line);
  } catch (error) {
    if (error instanceof SeedrollError && error.code === 'INVALID_INPUT') return null;
    throw error;
  }
}

// Two of these turn their clocks at midnight, so that some days begin at one.
describe.each(['UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Africa/Cairo'])(
  'in %s',
  (name) => {
    it('a filter that is written as a line is read as the same filter', () => {
      process.env['TZ'] = name;
      fc.assert(
        fc.property(filters, (filter) => {
          expect(parseSearch(formatSearch(filter))).toEqual(normaliseFilter(filter));
        }),
        { numRuns: 2000 },
      );
    });
  },
);

it('the time zone of a test is that of its dates', () => {
  process.env['TZ'] = 'Asia/Kathmandu';
  expect(parseSearch('date:2026-11-23')).toEqual({
    date: { from: '2026-11-22T18:15:00.000Z', before: '2026-11-23T18:15:00.000Z' },
  });
});

it('a line is read as the same filter once it has its usual form, which is that of the filter', () => {
  let read = 0;
  fc.assert(
    fc.property(lines, (line) => {
      const filter = parsedOrNull(line);
      if (filter === null) return;
      read++;
      expect(FilterModel.parse(filter)).toEqual(filter);
      expect(normaliseFilter(filter)).toEqual(filter);
      const usual = formatSearch(filter);
      expect(parseSearch(usual)).toEqual(filter);
      expect(formatSearch(parseSearch(usual))).toBe(usual);
    }),
    { numRuns: 10_000 },
  );
  expect(read).toBeGreaterThan(1000);
});

it('the usual form of a filter is within its bounds', () => {
  fc.assert(
    fc.property(filters, (filter) => {
      const usual = normaliseFilter(filter);
      checkFilter(usual);
      expect(normaliseFilter(usual)).toEqual(usual);
    }),
    { numRuns: 2000 },
  );
});
