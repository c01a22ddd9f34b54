import { describe, expect, it } from 'vitest';
import { fitting } from '../../client/web/keys/word-match.js';

const COMMANDS = [
  'Sort by seed',
  'Copy the seed',
  'Copy the prompt',
  'Show the keys',
  'Begin a group where the size changes',
];
const found = (typed: string): string[] => fitting(COMMANDS, typed, (command) => command);

describe('what the palette finds', () => {
  it('has all words of what is typed, in any order and case', () => {
    expect(found('seed COPY')).toEqual(['Copy the seed']);
    expect(found('copy seed prompt')).toEqual([]);
  });

  it('comes in order of how well it fits', () => {
    expect(found('s')).toEqual([
      'Sort by seed',
      'Show the keys',
      'Copy the seed',
      'Begin a group where the size changes',
    ]);
    expect(found('ize')).toEqual(['Begin a group where the size changes']);
  });

  it('is everything while nothing is typed', () => {
    expect(found(' ')).toEqual(COMMANDS);
  });
});
