import { describe, expect, it } from 'vitest';
import { GroupTexts } from '../../server/rest/groups-text.js';

const texts = new GroupTexts(['"images":["ä"]}', '"images":[]}', '"images":["猫"]}']);

function joined(firstNumber: number, wanted: readonly number[] | null): unknown {
  return JSON.parse(`[${Buffer.concat(texts.numbered(firstNumber, wanted)).toString()}]`);
}

describe('composed groups', () => {
  it('are numbered by what stands before them', () => {
    expect(joined(41, null)).toEqual([
      { group_id: 41, images: ['ä'] },
      { group_id: 42, images: [] },
      { group_id: 43, images: ['猫'] },
    ]);
  });

  it('are those that are wanted, with the numbers that they have among all', () => {
    expect(joined(1, [0, 2])).toEqual([
      { group_id: 1, images: ['ä'] },
      { group_id: 3, images: ['猫'] },
    ]);
  });

  it('leave out what has gone meanwhile', () => {
    expect(joined(1, [2, 3, 99])).toEqual([{ group_id: 3, images: ['猫'] }]);
  });
});
