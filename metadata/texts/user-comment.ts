import { decodeLatin1, decodeText, decodeUtf16, decodeUtf8, withoutTrailingNuls } from '../bytes/decode.js';
import { hasAscii, u16be } from '../bytes/numbers.js';

/** Length in bytes of the character code in front of the text. */
const CODE_LENGTH = 8;
/** How many bytes are looked at to tell the byte order. */
const SAMPLE_LENGTH = 1024;
/** After so many it is often clear. */
const DECISIVE_LENGTH = 64;
/** Texts of generators hold at least one of these, and text in the wrong byte order none. */
const MARKERS = ['Steps:', 'Negative prompt:', '{"'];

/**
 * Decodes EXIF UserComment by its content. The byte order of the TIFF block cannot be trusted: Civitai writes
 * big-endian text into little-endian blocks.
 * @param littleEndian The byte order of the TIFF block; the last thing that is asked.
 */
export function decodeUserComment(bytes: Uint8Array, littleEndian: boolean): string {
  const text = bytes.subarray(CODE_LENGTH);
  if (hasAscii(bytes, 0, 'UNICODE\0')) return withoutTrailingNuls(decodeUnicode(text, littleEndian));
  if (hasAscii(bytes, 0, 'JIS\0\0\0\0\0')) return withoutTrailingNuls(decodeJis(text));
  const code = decodeLatin1(bytes.subarray(0, CODE_LENGTH));
  if (/^unicode[\0 ]$/i.test(code)) return withoutTrailingNuls(decodeUnicode(text, littleEndian));
  return withoutTrailingNuls(decodeUncoded(BYTEWISE.test(code) ? text : bytes, littleEndian));
}

/** The codes for text of one byte a character: `ASCII`, and none. Some writers fill up with spaces. */
const BYTEWISE = /^(?:ASCII[\0 ]{3}|\0{8})$/i;

/** Text that is not said to be UTF-16, and is that all the same where a byte order mark or its zero bytes say so. */
function decodeUncoded(text: Uint8Array, littleEndian: boolean): string {
  const mark = u16be(text, 0);
  if (mark === 0xfeff || mark === 0xfffe) return decodeUnicode(text, littleEndian);
  const { even, odd } = countZeros(withoutTrailingZeros(text));
  // Half of the bytes of ASCII in UTF-16 are zeros, and all of them on one side.
  return Math.max(even, odd) > Math.min(even, odd) * 4 + 2
    ? decodeUnicode(text, littleEndian)
    : decodeText(text);
}

/**
 * Text behind `UNICODE`: UTF-16 of either order, or UTF-8 for all that the code says. Whichever decoding holds words
 * that generators write is right; without such words the likeliest.
 */
function decodeUnicode(text: Uint8Array, littleEndian: boolean): string {
  if (text[0] === 0xfe && text[1] === 0xff) return decodeUtf16(text.subarray(2), false);
  if (text[0] === 0xff && text[1] === 0xfe) return decodeUtf16(text.subarray(2), true);
  const zeros = countZeros(text);
  const likely = zeros.even === zeros.odd ? littleEndian : zeros.odd > zeros.even;
  const candidates: string[] = [];
  for (const order of [likely, !likely]) {
    const candidate = decodeUtf16(text, order);
    if (hasMarker(candidate)) return candidate;
    candidates.push(candidate);
  }
  const bytes = withoutTrailingZeros(text);
  const bytewise = decodeText(bytes);
  if (hasMarker(bytewise)) return bytewise;
  if (!isMadeOfControls(bytes) && decodeUtf8(bytes) !== null) return bytewise;
  return likeliest(littleEndian === likely ? candidates : candidates.toReversed());
}

/** Zero bytes at even and at odd positions: the high halves of ASCII characters tell the byte order. */
function countZeros(text: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  const end = Math.min(text.length, SAMPLE_LENGTH);
  for (let at = 0; at < end; at += 2) {
    if (text[at] === 0) even++;
    if (text[at + 1] === 0) odd++;
    // So many of the one and none of the other: the rest will say nothing else.
    if (at === DECISIVE_LENGTH && (even === 0) !== (odd === 0)) break;
  }
  return { even, odd };
}

function hasMarker(text: string): boolean {
  return MARKERS.some((marker) => text.includes(marker));
}

/** The first of the least odd texts. */
function likeliest(candidates: readonly string[]): string {
  let best = '';
  let least = Infinity;
  for (const text of candidates) {
    const found = oddity(text);
    if (found < least) [best, least] = [text, found];
  }
  return best;
}

/**
 * How unlike a text it is: unassigned, private and control characters weigh most; then the number of blocks of 256
 * characters that it draws on. A text keeps to a few; bytes in the wrong order are scattered over all of them.
 */
function oddity(text: string): number {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const strange = sample.match(/[\p{Cn}\p{Co}\p{Cs}\uFFFD]|(?![\n\r\t])\p{Cc}/gu)?.length ?? 0;
  const blocks = new Set(Array.from(sample, (character) => character.charCodeAt(0) >> 8));
  return strange * 4 + blocks.size;
}

/**
 * Whether the bytes are no text by themselves: a zero, or one control character in four, which is what the high halves of
 * Greek and Cyrillic letters look like.
 */
function isMadeOfControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) controls++;
  }
  return controls * 4 >= bytes.length;
}

function withoutTrailingZeros(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}

/** `JIS` is ISO 2022-JP by the specification; Shift JIS is also found, and ASCII reads the same in both. */
function decodeJis(text: Uint8Array): string {
  try {
    return new TextDecoder(text.includes(0x1b) ? 'iso-2022-jp' : 'shift_jis', { fatal: true }).decode(text);
  } catch {
    return decodeLatin1(text);
  }
}
