import { diffArrays } from 'diff';

/** Words that follow each other, which both texts have, or only one of them. */
export interface WordRun {
  kind: 'same' | 'removed' | 'added';
  words: string[];
}

/** Most words that may be gone or new: some milliseconds. Prompts of files may be as long as they like. */
const MOST_EDITS = 1000;

/** Which words are gone and which are new; where that would take long, all from the first that differs to the last. */
export function diffWords(before: string[], after: string[]): WordRun[] {
  const runs = diffArrays(before, after, { maxEditLength: MOST_EDITS });
  if (runs !== undefined)
    return runs.map(({ removed, added, value }) => ({
      kind: removed ? 'removed' : added ? 'added' : 'same',
      words: value,
    }));
  let start = 0;
  while (before[start] === after[start]) start++;
  let end = 0;
  const longest = Math.min(before.length, after.length) - start;
  while (end < longest && before.at(-1 - end) === after.at(-1 - end)) end++;
  return [
    { kind: 'same', words: before.slice(0, start) },
    { kind: 'removed', words: before.slice(start, before.length - end) },
    { kind: 'added', words: after.slice(start, after.length - end) },
    { kind: 'same', words: before.slice(before.length - end) },
  ];
}
