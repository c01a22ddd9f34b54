/** A piece of text from `start` to `end`, in UTF-16 units; `end` is not part of it. */
export interface Span {
  start: number;
  end: number;
}

/** Most places that are counted: of a letter that is everywhere, nobody wants more. */
export const MOST_MATCHES = 10_000;

/** Where a text, in any case of letters, stands in another: the first `MOST_MATCHES` places. */
export function matchesOf(text: string, wanted: string): Span[] {
  if (wanted === '') return [];
  const pattern = new RegExp(wanted.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), 'giu');
  const matches: Span[] = [];
  for (const { index, 0: found } of text.matchAll(pattern)) {
    matches.push({ start: index, end: index + found.length });
    if (matches.length === MOST_MATCHES) break;
  }
  return matches;
}

/**
 * Where the rows of a text begin that is shown with so many columns: at its lines, and within those that are longer. So all
 * rows are equally high, and any of millions can be shown without those before it.
 */
export function rowStarts(text: string, columns: number): number[] {
  const starts: number[] = [];
  let line = 0;
  while (line <= text.length) {
    const found = text.indexOf('\n', line);
    const end = found === -1 ? text.length : found;
    starts.push(line);
    for (let at = cut(text, line + columns); at < end; at = cut(text, at + columns)) starts.push(at);
    line = end + 1;
  }
  return starts;
}

/** The row that a place in the text stands in. */
export function rowAt(starts: readonly number[], place: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A part of a text in pieces, those that were found told apart. `matches` are in order and do not overlap. */
export function piecesOf(
  text: string,
  { start, end }: Span,
  matches: readonly Span[],
): { text: string; match: number | null }[] {
  const pieces: { text: string; match: number | null }[] = [];
  let at = start;
  for (let index = firstEndingAfter(matches, start); index < matches.length; index++) {
    const match = matches[index];
    if (match === undefined || match.start >= end) break;
    const [from, to] = [Math.max(start, match.start), Math.min(end, match.end)];
    if (from > at) pieces.push({ text: text.slice(at, from), match: null });
    pieces.push({ text: text.slice(from, to), match: index });
    at = to;
  }
  if (at < end) pieces.push({ text: text.slice(at, end), match: null });
  return pieces;
}

function firstEndingAfter(matches: readonly Span[], place: number): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.end ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A place that is not between the two halves of a character. */
function cut(text: string, at: number): number {
  const isLowHalf = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLowHalf ? at + 1 : at;
}
