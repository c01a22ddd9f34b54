import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TextPart, wordDiff } from '../../client/web/words/word-diff.js';

const MARKS = { same: '', removed: '-', added: '+' };
const written = (parts: readonly TextPart[]): string =>
  parts.map(({ kind, text }) => (kind === 'same' ? text : `[${MARKS[kind]}${text}]`)).join('');

describe('wordDiff', () => {
  it.each([
    ['a fox', 'a fox', 'a fox'],
    ['a red fox, snow', 'a white fox, snow', 'a [-red][+white] fox, snow'],
    ['a fox', 'a fox, snow', 'a fox[+, snow]'],
    ['a fox, snow', 'a fox', 'a fox[-, snow]'],
    ['the red fox', 'the old wolf', 'the [-red fox][+old wolf]'],
    ['', 'a fox', '[+a fox]'],
    ['(fox:1.2)', '(fox:1.4)', '(fox:1.[-2][+4])'],
    ['Füchsin', 'Füchse', '[-Füchsin][+Füchse]'],
  ])('tells %j from %j', (before, after, expected) => {
    expect(written(wordDiff(before, after))).toBe(expected);
  });

  it('loses and invents nothing', () => {
    const text = fc
      .array(fc.constantFrom('a', 'fox', ' ', '  ', ',', '\n', '(', '😀', '<b>'))
      .map((words) => words.join(''));
    const without = (parts: readonly TextPart[], left: TextPart['kind']): string =>
      parts
        .filter(({ kind }) => kind !== left)
        .map(({ text }) => text)
        .join('');
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        expect(without(parts, 'added')).toBe(before);
        expect(without(parts, 'removed')).toBe(after);
      }),
    );
  });

  it('takes texts that are too long to compare for different ones', () => {
    const [before, after] = ['fox ', 'wolf '].map((word) => word.repeat(3000));
    expect(wordDiff(`a ${before ?? ''}`, `a ${after ?? ''}`).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
      'same',
    ]);
  });
});
