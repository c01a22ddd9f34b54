import { NAMES, type TextKey } from '../conditions.js';
import { EVERYTHING, type Tree } from '../tree.js';
import type { SearchField, Value } from './value.js';

/** Letters, digits and characters of private use: what `unicode61` of SQLite takes for parts of words. */
const OF_WORDS = /[\p{L}\p{N}\p{Co}]/u;

/** What stands between words and says nothing by itself. Other signs, such as emoji, are looked for. */
const PUNCTUATION = /^[\p{P}\p{Cc}\p{Cf}<>|+=^`~$]*$/u;

/** A field of words that stand side by side. */
export function wordsField(key: TextKey, aliases: readonly string[] = []): SearchField {
  return {
    name: NAMES[key],
    aliases,
    forms: ['fox', 'fo*', '"red fox"', 'contains:ox'],
    keywords: [],
    read: ({ text, isQuoted }) => {
      const words = isQuoted ? text : withoutCommas(text);
      if (words === '') return 'ignored';
      if (isQuoted) return condition(key, words);
      if (words === '*') return key === 'text' ? EVERYTHING : condition(key, words);
      if (PUNCTUATION.test(words)) return 'ignored';
      return isStarredWithin(words) ? 'wrong' : condition(key, words);
    },
  };
}

/** A field of text that is taken as it is written. */
export function textField(
  key: TextKey,
  forms: readonly string[],
  aliases: readonly string[] = [],
): SearchField {
  return {
    name: NAMES[key],
    aliases,
    forms,
    keywords: [],
    read: ({ text }: Value) => (text === '' ? 'wrong' : condition(key, text)),
  };
}

function condition(key: TextKey, value: string): Tree {
  return { kind: 'condition', condition: { kind: 'text', key, value } };
}

/** Prompts are full of commas; whoever takes words out of them takes those along. By hand: `/,+$/` is quadratic. */
function withoutCommas(text: string): string {
  let [start, end] = [0, text.length];
  while (text[start] === ',') start++;
  while (end > start && text[end - 1] === ',') end--;
  return text.slice(start, end);
}

/** Whether a `*` stands elsewhere than at the end of the last word, where it would be passed over in silence. */
function isStarredWithin(words: string): boolean {
  const star = words.indexOf('*');
  return star >= 0 && (star === 0 || OF_WORDS.test(words.slice(star)));
}
