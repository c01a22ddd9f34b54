import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDirectories, compareNames } from '../../catalog/order.js';

describe('directories', () => {
  it('come depth first, in natural order', () => {
    const inOrder = ['', 'a', 'a/2', 'a/10', 'a/10/z', 'a b', 'b', 'batch 2', 'batch 10', 'ü', '夜景'];
    expect(inOrder.toReversed().toSorted(compareDirectories)).toEqual(inOrder);
  });

  it('are equal only to themselves', () => {
    const path = fc
      .array(fc.constantFrom('a', 'A', 'á', '1', '01', '一'), { maxLength: 3 })
      .map((parts) => parts.join('/'));
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(compareDirectories(a, b) === 0).toBe(a === b);
        expect(Math.sign(compareDirectories(a, b))).toBe(-Math.sign(compareDirectories(b, a)) + 0);
      }),
    );
  });
});

describe('names', () => {
  it('that a collator holds equal still have an order', () => {
    expect(compareNames('\u00e9', 'e\u0301')).not.toBe(0);
    expect(compareNames('01', '1')).not.toBe(0);
  });
});
