import { describe, expect, it } from 'vitest';
import { gapsOf } from '../../client/web/group/gaps.js';
import { withSeedsOfRule } from '../../client/web/group/rule-seeds.js';
import { toDecimal } from '../../schema/models/decimal-text.js';

const NAMES = ['a.png', 'b.png', 'c.png', 'd.png'];
const images = NAMES.map((filename) => ({
  id: filename,
  path: filename,
  filename,
  directory: '',
  fileId: null,
  seed: null,
}));

describe('withSeedsOfRule', () => {
  it.each([
    ['one after another', { firstSeed: '41', step: 1, missing: [], count: 0 }, ['41', '42', '43', '44']],
    ['gaps', { firstSeed: '9', step: 1, missing: ['10', '11', '13'], count: 3 }, ['9', '12', '14', '15']],
    ['falling', { firstSeed: '50', step: -10, missing: ['40'], count: 1 }, ['50', '30', '20', '10']],
    ['all the same', { firstSeed: '7', step: 0, missing: [], count: 0 }, ['7', '7', '7', '7']],
    [
      'exact at 64 bits',
      { firstSeed: '18446744073709551612', step: 1, missing: [], count: 0 },
      ['18446744073709551612', '18446744073709551613', '18446744073709551614', '18446744073709551615'],
    ],
    [
      'nothing behind what is named',
      { firstSeed: '1', step: 1, missing: ['2', '4'], count: 9 },
      ['1', '3', null, null],
    ],
  ])('%s', (_, { firstSeed, step, missing, count }, seeds) => {
    const group = groupOf({ firstSeed, step, missing, count, seedFrom: 'metadata' });
    expect(withSeedsOfRule(images, group, 4).map(({ seed }) => seed)).toEqual(seeds);
  });

  it('lets gaps be seen', () => {
    const group = groupOf({ firstSeed: '9', step: 1, missing: ['10', '11'], count: 2, seedFrom: 'metadata' });
    expect([...gapsOf(withSeedsOfRule(images, group, 4), 1)]).toEqual([[1, 2]]);
  });

  it('leaves images as they are whose names count, and those that are counted in two ways', () => {
    const parts = { firstSeed: '9', step: 1, missing: [], count: 0 };
    expect(withSeedsOfRule(images, groupOf({ ...parts, seedFrom: 'name' }), 4)).toBe(images);
    expect(withSeedsOfRule(images, groupOf({ ...parts, seedFrom: 'metadata' }), 5)).toBe(images);
    expect(withSeedsOfRule(images, undefined, 4)).toBe(images);
  });
});

interface Parts {
  firstSeed: string;
  step: number;
  missing: string[];
  count: number;
  seedFrom: 'name' | 'metadata';
}

function groupOf({ firstSeed, step, missing, count, seedFrom }: Parts) {
  return {
    count: images.length,
    rule: { step, maxGap: 100, splitBy: [], seedFrom },
    firstSeed: toDecimal(firstSeed),
    missingSeeds: { count, seeds: missing.map(toDecimal).filter((seed) => seed !== null) },
  };
}
