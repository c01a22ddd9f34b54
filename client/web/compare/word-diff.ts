/** A part of a text that both have, or that only one of them has. */
export interface TextPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** Most pairs of words that are weighed against each other: some milliseconds. Prompts of files may be as long as they like. */
const MOST_PAIRS = 1_000_000;

/** A text beside another one, word by word: what both have, and in its place what only one has. White space is kept. */
export function wordDiff(before: string, after: string): TextPart[] {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  const shorter = Math.min(old.length, young.length);
  let start = 0;
  while (start < shorter && old[start] === young[start]) start++;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === young[young.length - 1 - end]) end++;
  const parts = [
    partOf('same', old.slice(0, start)),
    ...between(old.slice(start, old.length - end), young.slice(start, young.length - end)),
    partOf('same', old.slice(old.length - end)),
  ];
  return joined(parts);
}

/** Words with the white space behind them apart, and punctuation apart from words. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_'-]+|[^\s\p{L}\p{N}_'-]/gu) ?? [];
}

function partOf(kind: TextPart['kind'], words: readonly string[]): TextPart {
  return { kind, text: words.join('') };
}

/** By the longest common sequence; all of both, where that would take long. */
function between(old: readonly string[], young: readonly string[]): TextPart[] {
  if (old.length * young.length > MOST_PAIRS) return [partOf('removed', old), partOf('added', young)];
  const width = young.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  const at = (row: number, column: number): number => common[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row--)
    for (let column = young.length - 1; column >= 0; column--)
      common[row * width + column] =
        old[row] === young[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));

  const parts: TextPart[] = [];
  let [row, column] = [0, 0];
  while (row < old.length || column < young.length) {
    const [gone, come] = [old[row], young[column]];
    if (gone !== undefined && gone === come) {
      parts.push({ kind: 'same', text: gone });
      row++;
      column++;
    } else if (gone !== undefined && (come === undefined || at(row + 1, column) >= at(row, column + 1))) {
      parts.push({ kind: 'removed', text: gone });
      row++;
    } else {
      parts.push({ kind: 'added', text: come ?? '' });
      column++;
    }
  }
  return parts;
}

/** Neighbours of a kind as one; of a place that differs, first what is gone, then what has come. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const result: TextPart[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') result.push({ kind: 'removed', text: removed });
    if (added !== '') result.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of parts.entries()) {
    // White space alone between two words that differ does not make them two places.
    const isGap = kind === 'same' && /^\s+$/.test(text) && (removed !== '' || added !== '');
    const isAmid = isGap && parts[index + 1] !== undefined && parts[index + 1]?.kind !== 'same';
    if (kind !== 'added' && (kind === 'removed' || isAmid)) removed += text;
    if (kind !== 'removed' && (kind === 'added' || isAmid)) added += text;
    if (kind !== 'same' || isAmid || text === '') continue;
    flush();
    const last = result.at(-1);
    if (last?.kind === 'same') last.text += text;
    else result.push({ kind, text });
  }
  flush();
  return result;
}
