import { hasAscii } from '../bytes/numbers.js';

const EXIF_POINTER = 0x8769;
const ASCII = 2;
const UNDEFINED = 7;
const ENTRY_LENGTH = 12;

/**
 * Declares the ASCII values of the given tags as UNDEFINED, in place, in IFD0 and in the Exif directory. ExifReader
 * then hands out their bytes; of ASCII it drops the last NUL, which may be half a character, and decodes what
 * happens to look like UTF-8.
 */
export function declareUndefined(tiff: Uint8Array, tags: ReadonlySet<number>): void {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const littleEndian = hasAscii(tiff, 0, 'II');
  const offset = tiff.length < 8 ? 0 : view.getUint32(4, littleEndian);
  const exif = declareIn(view, offset, littleEndian, tags);
  if (exif !== null) declareIn(view, exif, littleEndian, tags);
}

/** @returns The offset of the Exif directory, where this one points to it. */
function declareIn(
  view: DataView,
  start: number,
  littleEndian: boolean,
  tags: ReadonlySet<number>,
): number | null {
  let exif: number | null = null;
  if (start + 2 > view.byteLength) return null;
  const count = view.getUint16(start, littleEndian);
  for (let index = 0; index < count; index++) {
    const entry = start + 2 + index * ENTRY_LENGTH;
    if (entry + ENTRY_LENGTH > view.byteLength) break;
    const tag = view.getUint16(entry, littleEndian);
    if (tag === EXIF_POINTER) exif = view.getUint32(entry + 8, littleEndian);
    const isAscii = view.getUint16(entry + 2, littleEndian) === ASCII;
    if (isAscii && tags.has(tag)) view.setUint16(entry + 2, UNDEFINED, littleEndian);
  }
  return exif;
}
