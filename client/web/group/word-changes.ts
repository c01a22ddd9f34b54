/** A place where two texts differ: what stands there no more, and what stands there instead. Either may be empty. */
export interface WordChange {
  removed: string;
  added: string;
}

/** More words than this are compared as sets: the table of the longest common sequence would be too large. */
const MOST_WORDS = 600;

/** What differs between two texts, word by word, in their order. */
export function wordChanges(before: string, after: string): WordChange[] {
  if (before === after) return [];
  const [old, young] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start++;
  let end = 0;
  while (
    end < old.length - start &&
    end < young.length - start &&
    old[old.length - 1 - end] === young[young.length - 1 - end]
  )
    end++;
  const removed = old.slice(start, old.length - end);
  const added = young.slice(start, young.length - end);
  const changes =
    removed.length > MOST_WORDS || added.length > MOST_WORDS
      ? [{ removed: without(removed, added), added: without(added, removed) }]
      : sequenceChanges(removed, added);
  return changes
    .map((change) => ({ removed: joined(change.removed), added: joined(change.added) }))
    .filter((change) => change.removed !== change.added);
}

interface Run {
  removed: string[];
  added: string[];
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

function without(words: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return words.filter((word) => !known.has(word));
}

/** By the longest common sequence of words. */
function sequenceChanges(old: readonly string[], young: readonly string[]): Run[] {
  const width = young.length + 1;
  const lengths = new Uint16Array((old.length + 1) * width);
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = young.length - 1; column >= 0; column--)
      lengths[row * width + column] =
        old[row] === young[column]
          ? (lengths[(row + 1) * width + column + 1] ?? 0) + 1
          : Math.max(lengths[(row + 1) * width + column] ?? 0, lengths[row * width + column + 1] ?? 0);

  const runs: Run[] = [];
  let open: Run | null = null;
  let [row, column] = [0, 0];
  while (row < old.length || column < young.length) {
    const [gone, come] = [old[row], young[column]];
    if (gone !== undefined && gone === come) {
      open = null;
      row++;
      column++;
      continue;
    }
    if (open === null) runs.push((open = { removed: [], added: [] }));
    const below = lengths[(row + 1) * width + column] ?? 0;
    const beside = lengths[row * width + column + 1] ?? 0;
    if (come === undefined || (gone !== undefined && below >= beside)) {
      if (gone !== undefined) open.removed.push(gone);
      row++;
    } else {
      open.added.push(come);
      column++;
    }
  }
  return runs;
}
