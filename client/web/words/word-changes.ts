import { diffWords } from './diff-words.js';

/** A place where two texts differ: what stands there no more, and what stands there instead. Either may be empty. */
export interface WordChange {
  removed: string;
  added: string;
}

/** What differs between two texts, word by word, in their order. */
export function wordChanges(before: string, after: string): WordChange[] {
  if (before === after) return [];
  const places: Record<'removed' | 'added', string[]>[] = [];
  let isOpen = false;
  for (const { kind, words } of diffWords(wordsOf(before), wordsOf(after))) {
    if (kind !== 'same' && !isOpen) places.push({ removed: [], added: [] });
    isOpen = kind !== 'same';
    if (kind !== 'same') places.at(-1)?.[kind].push(...words);
  }
  return places
    .map(({ removed, added }) => ({ removed: joined(removed), added: joined(added) }))
    .filter(({ removed, added }) => removed !== added);
}

/** Commas and the brackets of emphasis are words of their own, so that a tag is the same with and without them. */
function wordsOf(text: string): string[] {
  return text.match(/[,()[\]{}<>|]|[^\s,()[\]{}<>|]+/gu) ?? [];
}

function joined(words: readonly string[]): string {
  return words
    .join(' ')
    .replaceAll(/ ?([,)\]}>]) ?/gu, '$1 ')
    .replaceAll(/([([{<]) /gu, '$1')
    .replaceAll(/^[,\s]+|[,\s]+$/gu, '');
}
