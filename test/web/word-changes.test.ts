import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordChanges } from '../../client/web/words/word-changes.js';

describe('wordChanges', () => {
  it.each([
    ['a fox', 'a fox', []],
    ['a red fox', 'a white fox', [{ removed: 'red', added: 'white' }]],
    ['a fox, night', 'a fox, night, stars', [{ removed: '', added: 'stars' }]],
    ['a fox, night, stars', 'a fox, stars', [{ removed: 'night', added: '' }]],
    ['a (red:1.3) fox', 'a red fox', [{ removed: '(red:1.3)', added: 'red' }]],
    ['', 'a fox', [{ removed: '', added: 'a fox' }]],
    ['a fox\nat night', 'a fox at  night', []],
    [
      'a fox in the snow, morning',
      'a wolf in the snow, evening',
      [
        { removed: 'fox', added: 'wolf' },
        { removed: 'morning', added: 'evening' },
      ],
    ],
  ])('from %j to %j', (before, after, changes) => {
    expect(wordChanges(before, after)).toEqual(changes);
  });

  it('tells of texts that have nothing in common, however long they are', () => {
    const text = (word: string): string => Array.from({ length: 5000 }, (_, n) => word + String(n)).join(' ');
    const [change, ...others] = wordChanges(text('a'), text('b'));
    expect(others).toEqual([]);
    expect(change?.removed.split(' ')).toHaveLength(5000);
    expect(change?.added.split(' ')).toHaveLength(5000);
  });

  it('finds nothing gone that the new text does not lack', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const changes = wordChanges(before.join(' '), after.join(' '));
        const count = (side: 'removed' | 'added'): number =>
          changes.flatMap((change) => change[side].split(' ').filter((word) => word !== '')).length;
        expect(before.length - count('removed')).toBe(after.length - count('added'));
      }),
    );
  });
});
