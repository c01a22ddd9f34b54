import { diffWords } from './diff-words.js';

/** A part of a text that both have, or that only one of them has. */
export interface TextPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/** A text beside another one, word by word: what both have, and in its place what only one has. White space is kept. */
export function wordDiff(before: string, after: string): TextPart[] {
  const runs = diffWords(wordsOf(before), wordsOf(after));
  // One by one: whether white space joins two places depends on the word behind it.
  return joined(runs.flatMap(({ kind, words }) => words.map((text) => ({ kind, text }))));
}

/** Words with the white space behind them apart, and punctuation apart from words. */
function wordsOf(text: string): string[] {
  return text.match(/\s+|[\p{L}\p{N}_'-]+|[^\s\p{L}\p{N}_'-]/gu) ?? [];
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
