import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupRows } from '../../catalog/grouping.js';
import { compareRows, type Row } from '../../catalog/order.js';
import { extractIdAndSeed } from '../../metadata/index.js';

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
