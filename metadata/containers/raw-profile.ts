import { hasAscii } from '../bytes/numbers.js';
import { hasExifPrefix } from '../texts/exif.js';
import type { Contents } from './container.js';
import { takeExif, takeXmp } from './take.js';

const XMP_NAME = 'http://ns.adobe.com/xap/1.0/\0';
const LINE_FEED = 0x0a;
const SPACE = 0x20;

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
  const nameEnd = text.indexOf(LINE_FEED, 1);
  const lengthEnd = nameEnd < 0 ? -1 : text.indexOf(LINE_FEED, nameEnd + 1);
  const bytes = lengthEnd < 0 ? null : fromHex(text.subarray(lengthEnd + 1));
  if (bytes === null) return false;
  if (hasAscii(bytes, 0, XMP_NAME)) takeXmp(contents, bytes.subarray(XMP_NAME.length), where);
  else if (bytes[0] === '<'.charCodeAt(0)) takeXmp(contents, bytes, where);
  else if (hasExifPrefix(bytes) || hasAscii(bytes, 0, 'II') || hasAscii(bytes, 0, 'MM'))
    takeExif(contents, bytes, where);
  else return false;
  return true;
}

/** The bytes of pairs of hexadecimal digits, white space between them, or null where there is anything else. */
function fromHex(text: Uint8Array): Uint8Array | null {
  const bytes = new Uint8Array(text.length >> 1);
  let digits = 0;
  for (const character of text) {
    if (character === LINE_FEED || character === SPACE) continue;
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
