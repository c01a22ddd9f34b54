import { decodeLatin1, decodeText, decodeUtf8, withoutTrailingNuls } from '../bytes/decode.js';
import { hasAscii } from '../bytes/numbers.js';

type ByteOrder = 'utf-16le' | 'utf-16be';

/** Length in bytes of the character code in front of the text. */
const CODE_LENGTH = 8;
/** How many bytes are looked at to tell the byte order. */
const SAMPLE_LENGTH = 1024;
/** Texts of generators hold at least one of these. */
const MARKERS = ['Steps:', 'Negative prompt:', '{'];

/**
 * Decodes EXIF UserComment by its content. The byte order of the TIFF block cannot be trusted: Civitai writes
 * big-endian text into little-endian blocks.
 * @param littleEndian The byte order of the TIFF block; the last thing that is asked.
 */
export function decodeUserComment(bytes: Uint8Array, littleEndian: boolean): string {
  const text = bytes.subarray(CODE_LENGTH);
  if (hasAscii(bytes, 0, 'UNICODE\0')) return withoutTrailingNuls(decodeUnicode(text, littleEndian));
  if (hasAscii(bytes, 0, 'ASCII\0\0\0') || hasAscii(bytes, 0, '\0'.repeat(CODE_LENGTH))) {
    return withoutTrailingNuls(decodeText(text));
  }
  if (hasAscii(bytes, 0, 'JIS\0\0\0\0\0')) return withoutTrailingNuls(decodeJis(text));
  return withoutTrailingNuls(decodeText(bytes));
}

function decodeUnicode(text: Uint8Array, littleEndian: boolean): string {
  const marked = byteOrderMark(text);
  if (marked !== null) return decodeUtf16(text, marked);
  const zeros = countZeros(text);
  if (zeros.even > zeros.odd) return decodeUtf16(text, 'utf-16be');
  if (zeros.odd > zeros.even) return decodeUtf16(text, 'utf-16le');
  const own: ByteOrder = littleEndian ? 'utf-16le' : 'utf-16be';
  const other: ByteOrder = littleEndian ? 'utf-16be' : 'utf-16le';
  const candidates = [decodeUtf16(text, own), decodeUtf16(text, other)];
  const utf8 = decodeUtf8(text);
  if (utf8 !== null) candidates.unshift(utf8);
  return mostPlausible(candidates);
}

function byteOrderMark(text: Uint8Array): ByteOrder | null {
  if (text[0] === 0xfe && text[1] === 0xff) return 'utf-16be';
  if (text[0] === 0xff && text[1] === 0xfe) return 'utf-16le';
  return null;
}

/** Zero bytes at even and at odd positions: the high halves of ASCII characters tell the byte order. */
function countZeros(text: Uint8Array): { even: number; odd: number } {
  const zeros = { even: 0, odd: 0 };
  const end = Math.min(text.length, SAMPLE_LENGTH);
  for (let at = 0; at < end; at++) {
    if (text[at] !== 0) continue;
    if (at % 2 === 0) zeros.even++;
    else zeros.odd++;
  }
  return zeros;
}

/** A text with a marker of generators, else the one with the fewest characters that no writer would use. */
function mostPlausible(candidates: readonly string[]): string {
  const marked = candidates.find((text) => MARKERS.some((marker) => text.includes(marker)));
  if (marked !== undefined) return marked;
  const [first = '', ...others] = candidates;
  let best = first;
  for (const text of others) if (strangeness(text) < strangeness(best)) best = text;
  return best;
}

/** Share of unassigned, private-use, surrogate and control characters. */
function strangeness(text: string): number {
  if (text === '') return 1;
  const strange = text.match(/[\p{Cn}\p{Co}\p{Cs}\uFFFD]|(?![\n\r\t])\p{Cc}/gu)?.length ?? 0;
  return strange / text.length;
}

function decodeUtf16(bytes: Uint8Array, order: ByteOrder): string {
  return new TextDecoder(order).decode(bytes.subarray(0, bytes.length & ~1));
}

/** `JIS` is ISO 2022-JP by the specification; Shift JIS is also found, and ASCII reads the same in both. */
function decodeJis(text: Uint8Array): string {
  try {
    return new TextDecoder(text.includes(0x1b) ? 'iso-2022-jp' : 'shift_jis', { fatal: true }).decode(text);
  } catch {
    return decodeLatin1(text);
  }
}
