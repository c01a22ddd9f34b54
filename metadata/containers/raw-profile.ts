import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii } from '../bytes/numbers.js';
import { hasExifPrefix } from '../texts/exif.js';
import type { Contents } from './container.js';
import { takeExif, takeXmp } from './take.js';

const XMP_NAME = 'http://ns.adobe.com/xap/1.0/\0';
/** Name, which may be several words (`generic profile`), and length in bytes. */
const HEADER = /^\s*\S[^\n]*\n\s*\d+\s*?\n/;
const MAX_HEADER_LENGTH = 64;
/** White space, and the NULs that some writers leave behind texts. */
const BLANKS: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x20]);

/** Whether a PNG text of this keyword is EXIF or XMP as ImageMagick wrote them before PNG had chunks for them. */
export function isRawProfile(keyword: string): boolean {
  return /^Raw profile type (?:exif|APP1|xmp)$/i.test(keyword);
}

/**
 * Takes in a raw profile: line feed, name, line feed, length in bytes, line feed, and the bytes as hexadecimal digits
 * in lines of 36 bytes (ImageMagick `coders/png.c`, `Magick_png_write_raw_profile`).
 * @returns False where the text is no such dump.
 */
export function takeRawProfile(contents: Contents, text: Uint8Array, where: string): boolean {
  const [header] = HEADER.exec(decodeLatin1(text.subarray(0, MAX_HEADER_LENGTH))) ?? [];
  const bytes = header === undefined ? null : fromHex(text.subarray(header.length));
  if (bytes === null) return false;
  if (hasAscii(bytes, 0, XMP_NAME)) takeXmp(contents, bytes.subarray(XMP_NAME.length), where);
  else if (isPacket(bytes)) takeXmp(contents, bytes, where);
  else if (hasExifPrefix(bytes) || hasAscii(bytes, 0, 'II') || hasAscii(bytes, 0, 'MM'))
    takeExif(contents, bytes, where);
  else return false;
  return true;
}

/** XMP may begin with a byte order mark. */
function isPacket(bytes: Uint8Array): boolean {
  return hasAscii(bytes, 0, '<') || hasAscii(bytes, 0, '\xef\xbb\xbf<');
}

/** The bytes of pairs of hexadecimal digits, white space between them, or null where there is anything else. */
function fromHex(text: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array(text.length >> 1);
  let digits = 0;
  for (const character of text) {
    if (BLANKS.has(character)) continue;
    const digit = hexDigit(character);
    if (digit === null) return null;
    const at = digits >> 1;
    bytes[at] = ((bytes[at] ?? 0) << 4) | digit;
    digits++;
  }
  return digits % 2 === 0 ? bytes.subarray(0, digits >> 1) : null;
}

function hexDigit(character: number): number | null {
  if (character >= 0x30 && character <= 0x39) return character - 0x30;
  const letter = character | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : null;
}
