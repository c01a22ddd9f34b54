import { describe, expect, it } from 'vitest';
import { gapsOf, missingBetween, unusualStep } from '../../client/web/group/gaps.js';

describe('missingBetween', () => {
  it.each([
    ['1', '2', 1, 0],
    ['1', '5', 1, 3],
    ['18446744073709551600', '18446744073709551615', 1, 14],
    ['9007199254740992', '9007199254740994', 1, 1],
    ['20', '40', 10, 1],
    ['20', '45', 10, 0],
    ['9', '5', -1, 3],
    ['5', '5', 0, 0],
    ['7', '7', 1, 0],
    ['9', '5', 1, 0],
    [null, '5', 1, 0],
    ['5', null, 1, 0],
  ])('between %s and %s in steps of %i, %i are missing', (before, after, step, missing) => {
    expect(missingBetween(before, after, step)).toBe(missing);
  });
});

describe('gapsOf', () => {
  it('tells how many are missing before which image', () => {
    const images = ['100', '101', '105', '106', '108'].map((seed) => ({ seed }));
    expect([...gapsOf(images, 1)]).toEqual([
      [2, 3],
      [4, 1],
    ]);
  });
});

describe('unusualStep', () => {
  it.each([
    ['1', '2', 1, null],
    ['1', '5', 1, '+4'],
    ['5', '1', 1, '−4'],
    ['5', '4', -1, null],
    ['5', '5', 1, '+0'],
    ['18446744073709551610', '18446744073709551615', 1, '+5'],
    [null, '1', 1, null],
  ])('from %s to %s in steps of %i: %s', (before, after, step, text) => {
    expect(unusualStep(before, after, step)).toBe(text);
  });
});
