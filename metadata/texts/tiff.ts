import { u16be, u16le, u32be, u32le } from '../bytes/numbers.js';

/** The tags that generators put text in (Exif 3.0, CIPA DC-008), in the order in which they are given. */
export const TEXT_TAGS: ReadonlyMap<number, string> = new Map([
  [0x010d, 'DocumentName'],
  [0x010e, 'ImageDescription'],
  [0x010f, 'Make'],
  [0x0110, 'Model'],
  [0x0131, 'Software'],
  [0x013b, 'Artist'],
  [0x927c, 'MakerNote'],
  [0x9286, 'UserComment'],
]);

const EXIF_POINTER = 0x8769;
const ENTRY_LENGTH = 12;
/** BYTE, ASCII, UNDEFINED and UTF-8 (of Exif 3.0), whose values are bytes. */
const BYTES = new Set([1, 2, 7, 129]);
/** More entries than any directory of a camera has. */
const MAX_ENTRIES = 512;
const LITTLE_ENDIAN = 0x4949;
const BIG_ENDIAN = 0x4d4d;

/** The value of a tag. */
export interface TagBytes {
  tag: number;
  /** As much of it as stands in the block. */
  bytes: Uint8Array;
  isCutOff?: boolean;
}

/**
 * Reads a TIFF block of the plain form that generators write: two directories in range, whose text tags are bytes.
 * @returns The text tags of both directories, those of IFD0 first; null where anything is otherwise: that is for a
 * reader that knows more.
 */
export function readPlainTiff(tiff: Uint8Array): TagBytes[] | null {
  const order = u16be(tiff, 0);
  const littleEndian = order === LITTLE_ENDIAN;
  if (tiff.length < 8 || (!littleEndian && order !== BIG_ENDIAN)) return null;
  const u16 = littleEndian ? u16le : u16be;
  const u32 = littleEndian ? u32le : u32be;
  const values: TagBytes[] = [];
  let directory = u32(tiff, 4);
  for (let depth = 0; depth < 2 && directory !== 0; depth++) {
    const count = u16(tiff, directory);
    const end = directory + 2 + count * ENTRY_LENGTH;
    if (directory < 8 || end > tiff.length || count > MAX_ENTRIES) return null;
    let next = 0;
    for (let entry = directory + 2; entry < end; entry += ENTRY_LENGTH) {
      const tag = u16(tiff, entry);
      if (tag === EXIF_POINTER) next = u32(tiff, entry + 8);
      if (!TEXT_TAGS.has(tag)) continue;
      const length = u32(tiff, entry + 4);
      const start = length <= 4 ? entry + 8 : u32(tiff, entry + 8);
      if (!BYTES.has(u16(tiff, entry + 2))) return null;
      const bytes = tiff.subarray(start, start + length);
      values.push(bytes.length < length ? { tag, bytes, isCutOff: true } : { tag, bytes });
    }
    directory = next;
  }
  return values;
}
