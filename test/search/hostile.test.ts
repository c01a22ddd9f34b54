import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeedrollError } from '../../schema/errors.js';
import { MAX_CONDITIONS, MAX_DEPTH } from '../../schema/models/filter-constants.js';
import type { Filter } from '../../schema/models/filter.js';
import {
  checkFilter,
  completionAt,
  formatSearch,
  normaliseFilter,
  parseSearch,
  tokenise,
} from '../../schema/search/index.js';
import { failureOf } from './failures.js';
import { FRAGMENTS } from './filters.js';

const LENGTH = 10_000;

const hostile = [
  [
    '"',
    '(',
    ')',
    '|',
    '-',
    '- ',
    '\\',
    '"\\',
    '*',
    ',',
    ':',
    'a:',
    'model:',
    'model:(',
    '-(',
    '(-',
    '(a|',
    'NOT ',
  ],
  [
    'a(',
    'a ',
    'a|',
    '""',
    '" ',
    '"a" ',
    'seed:1 ',
    'date:',
    '((a) ',
    'size:9x',
    '5..',
    '猫',
    '\ud800',
    ',a',
    'AND ',
  ],
].flat();

describe.each(hostile)('a line of %j again and again', (piece) => {
  it('is read or refused by its syntax, as are its pieces', () => {
    const line = piece.repeat(LENGTH);
    const tokens = tokenise(line);
    expect(tokens.at(-1)?.end ?? 0).toBeLessThanOrEqual(line.length);
    expect(completionAt(line).end).toBe(line.length);
    try {
      formatSearch(parseSearch(line));
    } catch (error) {
      expect(error).toBeInstanceOf(SeedrollError);
      expect(error).toMatchObject({ code: 'INVALID_INPUT', field: 'query' });
    }
  });

  it('takes a time in proportion to its length', () => {
    // Quadratic ones take minutes for these; the runner's limit ends them.
    tokenise(piece.repeat(LENGTH * 10));
    try {
      parseSearch(piece.repeat(LENGTH * 10));
    } catch (error) {
      expect(error).toBeInstanceOf(SeedrollError);
    }
  });
});

it('no line brings down any of these', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...FRAGMENTS), maxLength: 30 }),
  );
  fc.assert(
    fc.property(line, fc.nat(60), (text, position) => {
      const tokens = tokenise(text);
      const between = tokens.map(({ start }, index) => text.slice(tokens[index - 1]?.end ?? 0, start));
      expect([...between, text.slice(tokens.at(-1)?.end ?? 0)].join('').trim()).toBe('');
      for (const { start, end } of tokens) expect(start).toBeLessThan(end);
      const { start, end } = completionAt(text, position);
      expect(start).toBeLessThanOrEqual(Math.min(position, text.length));
      expect(end).toBeGreaterThanOrEqual(Math.min(position, text.length));
      try {
        parseSearch(text);
      } catch (error) {
        expect(error).toMatchObject({ code: 'INVALID_INPUT', field: 'query' });
        if (!(error instanceof SeedrollError)) throw error;
        expect(error.offset).toBeGreaterThanOrEqual(0);
        expect(error.offset).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 5000 },
  );
});

describe('a line', () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ');

  it('has as many conditions as a filter may', () => {
    expect(parseSearch(words(MAX_CONDITIONS)).all).toHaveLength(MAX_CONDITIONS);
    const failure = failureOf(words(MAX_CONDITIONS + 1));
    expect(failure.message).toContain(`at most ${MAX_CONDITIONS} conditions`);
    expect(failure.offset).toBe(words(MAX_CONDITIONS).length + 1);
  });

  it('counts both sides of a size', () => {
    expect(failureOf(`size:1x1 | ${words(MAX_CONDITIONS - 1)}`).message).toContain('conditions');
  });

  /** Alternatives and negations in turns: nothing of it can be flattened. */
  const nested = (levels: number) => `${'(a | -(b '.repeat(levels)}c${'))'.repeat(levels)}`;

  it('is as deep as a filter may be', () => {
    checkFilter(parseSearch(nested(MAX_DEPTH / 2)));
    const failure = failureOf(nested(MAX_DEPTH / 2 + 1));
    expect(failure.message).toContain(`at most ${MAX_DEPTH} deep`);
    expect(failure.offset).toBe(nested(MAX_DEPTH / 2 + 1).lastIndexOf('('));
  });

  it('may have some more parentheses than that, but not any number', () => {
    expect(parseSearch(`${'('.repeat(2 * MAX_DEPTH)}a${')'.repeat(2 * MAX_DEPTH)}`)).toEqual({ text: 'a' });
    const failure = failureOf('('.repeat(LENGTH));
    expect(failure.message).toContain('parentheses');
    expect(failure.offset).toBe(2 * MAX_DEPTH);
  });

  it('has texts as long as a filter may', () => {
    expect(parseSearch('a'.repeat(LENGTH)).text).toHaveLength(LENGTH);
    expect(failureOf(`b ${'a'.repeat(LENGTH + 1)}`)).toMatchObject({ offset: 2 });
  });
});

describe('a filter', () => {
  const nested = (depth: number, key: 'all' | 'any' | 'none'): Filter =>
    depth === 0
      ? { text: 'a' }
      : { steps: { above: depth }, [key]: [nested(depth - 1, key), { model: 'm' }] };
  const refusal = expect.objectContaining({ code: 'INVALID_INPUT', field: 'filter' });

  it.each(['any', 'none', 'all'] as const)(
    'is refused where its conditions stand too deep in `%s`',
    (key) => {
      // What stands in the outermost `all` stands beside the rest.
      const deepest = key === 'all' ? MAX_DEPTH + 1 : MAX_DEPTH;
      const filter = nested(deepest, key);
      checkFilter(filter);
      expect(parseSearch(formatSearch(filter))).toEqual(normaliseFilter(filter));
      for (const tooDeep of [nested(deepest + 1, key), nested(1000, key)]) {
        for (const use of [checkFilter, formatSearch, normaliseFilter])
          expect(() => use(tooDeep)).toThrow(refusal);
      }
    },
  );

  it('is refused where it has too many conditions', () => {
    const filter = (count: number): Filter => ({ any: Array.from({ length: count }, () => ({ text: 'a' })) });
    checkFilter(filter(MAX_CONDITIONS));
    expect(() => checkFilter(filter(MAX_CONDITIONS + 1))).toThrow(refusal);
    expect(() => checkFilter({ all: [filter(150), filter(150)] })).toThrow(refusal);
    expect(() => checkFilter({ none: Array.from({ length: MAX_CONDITIONS + 1 }, () => ({})) })).toThrow(
      refusal,
    );
  });
});
