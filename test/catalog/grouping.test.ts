import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULE, normaliseRule } from '../../catalog/group-rule.js';
import { groupByRule, groupRows, NEAR } from '../../catalog/grouping.js';
import { compareRows, type Row } from '../../catalog/order.js';
import { extractIdAndSeed } from '../../metadata/index.js';
import type { Decimal } from '../../schema/models/decimal.js';
import { toDecimal } from '../../schema/models/decimal-text.js';
import type { Border, GroupRule } from '../../schema/models/group-rule.js';

function row(filename: string): Row {
  const { id: fileId, seed } = extractIdAndSeed(filename);
  return { filename, fileId, seed };
}

function groupNames(names: readonly string[]): string[][] {
  return groupRows(names.map(row)).map((group) => group.map(({ filename }) => filename));
}

describe('groups of consecutive seeds', () => {
  it.each([
    {
      name: 'a run is one group, and a gap ends it',
      files: ['1-10.png', '2-11.png', '3-13.png'],
      groups: [['1-10.png', '2-11.png'], ['3-13.png']],
    },
    {
      name: 'the order is of numbers, not of text',
      files: ['10-101.png', '9-100.png'],
      groups: [['9-100.png', '10-101.png']],
    },
    {
      name: 'leading zeros do not count',
      files: ['00002-8.png', '1-007.png'],
      groups: [['1-007.png', '00002-8.png']],
    },
    {
      name: 'equal seeds are two groups',
      files: ['1-5.png', '2-5.png'],
      groups: [['1-5.png'], ['2-5.png']],
    },
    {
      name: 'falling seeds are two groups',
      files: ['1-6.png', '2-5.png'],
      groups: [['1-6.png'], ['2-5.png']],
    },
    {
      name: 'seeds beyond 2^53 differ where doubles are equal',
      files: ['1-9007199254740992.png', '2-9007199254740993.png', '3-9007199254740995.png'],
      groups: [['1-9007199254740992.png', '2-9007199254740993.png'], ['3-9007199254740995.png']],
    },
    {
      name: 'the largest 64-bit seeds',
      files: ['1-18446744073709551614.png', '2-18446744073709551615.png', '3-0.png'],
      groups: [['1-18446744073709551614.png', '2-18446744073709551615.png'], ['3-0.png']],
    },
    {
      name: 'a carry makes the number longer',
      files: ['1-999999999999999.png', '2-1000000000000000.png'],
      groups: [['1-999999999999999.png', '2-1000000000000000.png']],
    },
    {
      name: 'names without numbers are alone, after the others, in order of name',
      files: ['b.png', '7-1.png', 'a.png'],
      groups: [['7-1.png'], ['a.png'], ['b.png']],
    },
    { name: 'nothing makes no group', files: [], groups: [] },
  ])('$name', ({ files, groups }) => {
    expect(groupNames(files)).toEqual(groups);
  });
});

/** Numbers as short as they come and far beyond 64 bits, often next to each other. */
const number = fc.oneof(
  fc.bigInt({ min: 0n, max: 12n }),
  fc.bigInt({ min: 2n ** 53n - 3n, max: 2n ** 53n + 3n }),
  fc.bigInt({ min: 2n ** 64n - 3n, max: 2n ** 64n + 3n }),
  fc.bigInt({ min: 0n, max: 10n ** 60n }),
);
const filename = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(number, number).map(([id, seed]) => `${id}-${seed}.png`) },
  { weight: 1, arbitrary: fc.string({ maxLength: 6 }).map((text) => `x${text}.png`) },
);
const filenames = fc.uniqueArray(filename, { maxLength: 60 });

describe('whatever the names', () => {
  it('every image is in exactly one group', () => {
    fc.assert(
      fc.property(filenames, (names) => {
        expect(groupNames(names).flat().toSorted()).toEqual(names.toSorted());
      }),
    );
  });

  it('within a group each seed is the one before plus 1, and across a border it is not', () => {
    fc.assert(
      fc.property(filenames, (names) => {
        const groups = groupRows(names.map(row));
        const rows = groups.flat();
        const borders = new Set(groups.map(([first]) => first));
        for (const [index, next] of rows.entries()) {
          const previous = rows[index - 1];
          const continues =
            previous !== undefined &&
            previous.seed !== null &&
            next.seed !== null &&
            BigInt(next.seed) === BigInt(previous.seed) + 1n;
          expect(borders.has(next)).toBe(!continues);
        }
      }),
    );
  });

  it('the order of the input does not matter', () => {
    const shuffled = filenames.chain((names) =>
      fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
    );
    fc.assert(
      fc.property(shuffled, ([names, others]) => {
        expect(groupNames(others)).toEqual(groupNames(names));
      }),
    );
  });

  it('rows are in numeric order of id, then seed', () => {
    fc.assert(
      fc.property(filenames, (names) => {
        const rows = groupRows(names.map(row)).flat();
        const numbers = rows.flatMap(({ fileId, seed }) =>
          fileId === null || seed === null ? [] : [[BigInt(fileId), BigInt(seed)] as const],
        );
        const sorted = numbers.toSorted(([a, b], [c, d]) =>
          a === c ? Number(b > d) - Number(b < d) : a > c ? 1 : -1,
        );
        expect(numbers).toEqual(sorted);
        expect(rows).toEqual(rows.toSorted(compareRows));
      }),
    );
  });
});

const ruleOf = (rule: Partial<GroupRule>): GroupRule => normaliseRule({ ...DEFAULT_RULE, ...rule });

/** An image by its seed and what a rule may split by. */
interface Item {
  seed: Decimal | null;
  prompt?: string | undefined;
  model?: string | null | undefined;
  size?: string | undefined;
}

function item(seed: number | bigint | string | null, more: Omit<Item, 'seed'> = {}): Item {
  return { seed: seed === null ? null : toDecimal(String(seed)), ...more };
}

function groupItems(items: readonly Item[], rule: GroupRule) {
  const valuesOf = (one: Item): unknown[] => rule.splitBy.map((split) => one[split]);
  return groupByRule(items, rule, (one) => ({ seed: one.seed, values: valuesOf(one) }));
}

/** Groups in short: counts, with the borders between them. */
function sketch(items: readonly Item[], rule: Partial<GroupRule>): string {
  const groups = groupItems(items, ruleOf(rule));
  const parts = groups.map(
    ({ rows, missing }) => `${rows.length}${missing.length > 0 ? `+${missing.join()}` : ''}`,
  );
  return parts.reduce((text, part, index) => `${text} ${groups[index]?.begins ?? ''} ${part}`, '').trim();
}

const seeds = (...all: (number | bigint | string | null)[]): Item[] => all.map((seed) => item(seed));

describe('groups by a rule', () => {
  it.each<{ name: string; items: Item[]; rule: Partial<GroupRule>; groups: string }>([
    { name: 'nothing', items: [], rule: {}, groups: '' },
    {
      name: 'the default rule tells gaps from other seeds',
      items: seeds(5, 6, 8, 108, 209, 3),
      rule: {},
      groups: 'directory 2 gap 1 gap 1 seed 1 seed 1',
    },
    {
      name: 'tolerated gaps name what is missing',
      items: seeds(5, 8, 9, 13),
      rule: { maxGap: 2 },
      groups: 'directory 3+6,7 gap 1',
    },
    { name: 'equal seeds', items: seeds(7, 7, 8, 7), rule: { step: 0 }, groups: 'directory 2 seed 1 seed 1' },
    {
      name: 'equal seeds have nothing between them',
      items: seeds(7, 8),
      rule: { step: 0, maxGap: 9 },
      groups: 'directory 1 seed 1',
    },
    {
      name: 'falling seeds',
      items: seeds(9, 8, 6, 5, 6),
      rule: { step: -1 },
      groups: 'directory 2 gap 2 seed 1',
    },
    {
      name: 'falling seeds with a gap',
      items: seeds(9, 8, 5),
      rule: { step: -1, maxGap: 2 },
      groups: 'directory 3+7,6',
    },
    {
      name: 'larger steps',
      items: seeds(0, 1234, 2468, 2469, 4937),
      rule: { step: 1234 },
      groups: 'directory 3 seed 1 gap 1',
    },
    {
      name: 'seeds far beyond 64 bits',
      items: seeds(2n ** 80n, 2n ** 80n + 1n, 2n ** 80n + 3n, '1'.repeat(200)),
      rule: {},
      groups: 'directory 2 gap 1 seed 1',
    },
    {
      name: 'images without seeds stand alone',
      items: seeds(1, null, null, 2),
      rule: { maxGap: 50 },
      groups: 'directory 1 unnumbered 1 unnumbered 1 unnumbered 1',
    },
    {
      name: 'another prompt ends a group, in the order of what is split by',
      items: [
        item(1, { prompt: 'a', size: '1x1' }),
        item(2, { prompt: 'b', size: '2x2' }),
        item(3, { prompt: 'b', size: '1x1' }),
        item(9, { prompt: 'c', size: '1x1' }),
      ],
      rule: { splitBy: ['size', 'prompt'] },
      groups: 'directory 1 prompt 1 size 1 gap 1',
    },
    {
      name: 'no model is another model',
      items: [item(1, { model: 'a' }), item(2, { model: null }), item(3, { model: null })],
      rule: { splitBy: ['model'] },
      groups: 'directory 1 model 2',
    },
    {
      name: 'what is not read yet splits nothing, and hides nothing',
      items: [item(1), item(2, { prompt: 'a' }), item(3), item(4, { prompt: 'b' }), item(5)],
      rule: { splitBy: ['prompt'] },
      groups: 'directory 3 prompt 2',
    },
    {
      name: 'what was before another border does not count',
      items: [item(1, { prompt: 'a' }), item(9), item(10, { prompt: 'b' })],
      rule: { splitBy: ['prompt'] },
      groups: 'directory 1 gap 2',
    },
  ])('$name', ({ items, rule, groups }) => {
    expect(sketch(items, rule)).toBe(groups);
  });
});

const step = fc.oneof(fc.constantFrom(0, 1, -1, 2, 1234), fc.integer({ min: -20, max: 20 }));
const rule = fc
  .record({ step, maxGap: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 150 })) })
  .map(ruleOf);

/** Walks along seeds that mostly go on by some steps of a rule. */
const walk = rule.chain((rule) =>
  fc
    .tuple(
      number,
      fc.array(
        fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: -1, max: 5 }).map((steps) => BigInt(steps * rule.step)) },
          {
            weight: 2,
            arbitrary: fc.integer({ min: -300, max: 300 }).map((steps) => BigInt(steps * rule.step)),
          },
          { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }) },
          { weight: 1, arbitrary: fc.constant(null) },
        ),
        { maxLength: 40 },
      ),
    )
    .map(([first, moves]) => {
      const items: Item[] = [item(first)];
      let seed = first;
      for (const move of moves) {
        if (move !== null && seed + move >= 0n) seed += move;
        items.push(item(move === null ? null : seed));
      }
      return { rule, items };
    }),
);

/** What stands between two seeds, by the words of the rule. */
function between(from: bigint | null, to: bigint | null, { step, maxGap }: GroupRule): Border | number {
  if (from === null || to === null) return 'unnumbered';
  for (let steps = 1; steps <= Math.max(NEAR, maxGap + 1); steps++) {
    if (from + BigInt(steps) * BigInt(step) !== to) continue;
    if (steps <= maxGap + 1) return steps - 1;
    return 'gap';
  }
  return 'seed';
}

describe('whatever the rule', () => {
  it('groups go on exactly where seeds do, and say why they end', () => {
    fc.assert(
      fc.property(walk, ({ rule, items }) => {
        const groups = groupItems(items, rule);
        expect(groups.flatMap(({ rows }) => rows)).toEqual(items);
        expect([groups[0]?.begins, groups.at(-1)?.ends]).toEqual(['directory', 'directory']);
        const bigOf = (one: Item | undefined): bigint | null => (one?.seed == null ? null : BigInt(one.seed));
        for (const [index, group] of groups.entries()) {
          const following = groups[index + 1];
          const border = between(bigOf(group.rows.at(-1)), bigOf(following?.rows[0]), rule);
          if (following !== undefined) expect([group.ends, following.begins]).toEqual([border, border]);
          const gaps = group.rows.slice(1).map((row, at) => between(bigOf(group.rows[at]), bigOf(row), rule));
          expect(gaps.filter((gap) => typeof gap === 'string')).toEqual([]);
          expect(group.missing).toHaveLength(gaps.reduce((sum: number, gap) => sum + Number(gap), 0));
        }
      }),
    );
  });

  it('seeds and missing seeds of a group are all steps from its first to its last', () => {
    fc.assert(
      fc.property(walk, ({ rule, items }) => {
        if (rule.step === 0) return;
        for (const { rows, missing } of groupItems(items, rule)) {
          const all = [...rows.flatMap(({ seed }) => seed ?? []), ...missing].map(BigInt);
          const [first, last] = [rows[0]?.seed ?? null, rows.at(-1)?.seed ?? null];
          if (first === null || last === null) continue;
          const expected: bigint[] = [];
          const toLast = (BigInt(last) - BigInt(first)) / BigInt(rule.step);
          for (let steps = 0n; steps <= toLast; steps++)
            expected.push(BigInt(first) + steps * BigInt(rule.step));
          const inOrder = all.toSorted((a, b) => (a < b ? -1 : 1));
          expect(inOrder).toEqual(expected.toSorted((a, b) => (a < b ? -1 : 1)));
        }
      }),
    );
  });

  it('the default rule makes the groups of the catalog', () => {
    fc.assert(
      fc.property(filenames, (names) => {
        const rows = names.map(row);
        const groups = groupByRule(rows.toSorted(compareRows), DEFAULT_RULE, ({ seed }) => ({ seed }));
        expect(groups.map((group) => group.rows)).toEqual(groupRows(rows));
      }),
    );
  });
});
