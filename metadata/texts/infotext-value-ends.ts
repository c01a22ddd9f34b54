/** Where values of a parameter line end, and the white space between them. */

const BACKSLASH = 0x5c;
const QUOTE = 0x22;
/** Sticky, so that what is no white space costs nothing; as `\s` has it, Unicode's spaces among it. */
const SPACES = /\s+/y;

/** The position of the first character from `at` on that is no white space. */
export function skipSpace(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code > 0x20 && code < 0x80) return at;
  SPACES.lastIndex = at;
  return SPACES.test(text) ? SPACES.lastIndex : at;
}

/** The position behind the quote that closes the JSON string at `start`, or -1. */
export function closingQuote(text: string, start: number): number {
  for (let quote = text.indexOf('"', start + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return -1;
}

/** The position behind the bracket that closes the one at `start`, or -1. Brackets in JSON strings do not count. */
export function closingBracket(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = closingQuote(text, at);
      if (end < 0) return -1;
      at = end - 1;
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
      if (depth === 0) return at + 1;
    }
  }
  return -1;
}
