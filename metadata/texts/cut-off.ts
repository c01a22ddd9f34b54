/**
 * Where to end a text that is cut off: behind its last comma or line end, since its last word may be half a number, or
 * half a character. 0 where it has neither.
 */
export function endOfWhole(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at > start && bytes[at - 1] !== COMMA && bytes[at - 1] !== LINE_FEED) at--;
  return at > start ? at : 0;
}

/** The same of a text that is decoded. */
export function withoutLastWord(text: string): string {
  return text.slice(0, Math.max(text.lastIndexOf(','), text.lastIndexOf('\n')) + 1);
}

const COMMA = 0x2c;
const LINE_FEED = 0x0a;
