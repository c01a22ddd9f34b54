import ExifReader from 'exifreader';
import { decodeText, withoutTrailingNuls } from '../bytes/decode.js';
import { hasAscii } from '../bytes/numbers.js';
import { type Field, fieldOf } from './fields.js';
import { declareUndefined } from './tiff-entries.js';
import { decodeUserComment } from './user-comment.js';

const PREFIX = 'Exif\0\0';

/** The tags that generators put text in (Exif 3.0, CIPA DC-008). */
const TEXT_TAGS: Readonly<Record<string, number>> = {
  DocumentName: 0x010d,
  ImageDescription: 0x010e,
  Make: 0x010f,
  Model: 0x0110,
  Software: 0x0131,
  Artist: 0x013b,
  MakerNote: 0x927c,
  UserComment: 0x9286,
};

export function hasExifPrefix(data: Uint8Array): boolean {
  return hasAscii(data, 0, PREFIX);
}

/** The TIFF block itself. JPEG always writes the prefix; some WebP writers do. */
export function withoutExifPrefix(data: Uint8Array): Uint8Array {
  return hasExifPrefix(data) ? data.subarray(PREFIX.length) : data;
}

/**
 * The text fields of a TIFF block.
 * @returns The fields, or null where the block is no TIFF.
 */
export function readExif(tiff: Uint8Array): Field[] | null {
  // Copied: ExifReader takes an ArrayBuffer, and a view may begin anywhere in its own.
  const block = new Uint8Array(tiff);
  declareUndefined(block, new Set(Object.values(TEXT_TAGS)));
  const tags = loadTags(block.buffer);
  if (tags === null) return null;
  const littleEndian = hasAscii(tiff, 0, 'II');
  const fields: Field[] = [];
  for (const name of Object.keys(TEXT_TAGS)) {
    const bytes = tagBytes(tags[name]);
    if (bytes === null) continue;
    const text = name === 'UserComment' ? decodeUserComment(bytes, littleEndian) : decodeText(bytes);
    const trimmed = withoutTrailingNuls(text);
    if (trimmed !== '') fields.push(fieldOf(`exif:${name}`, trimmed));
  }
  return fields;
}

function loadTags(buffer: ArrayBuffer): Record<string, unknown> | null {
  try {
    const { exif } = ExifReader.load(buffer, {
      expanded: true,
      includeTags: { exif: Object.values(TEXT_TAGS) },
    });
    return { ...exif };
  } catch {
    return null;
  }
}

/** The bytes of a tag's value: ExifReader gives numbers for UNDEFINED and BYTE. */
function tagBytes(tag: unknown): Uint8Array | null {
  if (typeof tag !== 'object' || tag === null || !('value' in tag)) return null;
  const { value } = tag;
  return Array.isArray(value) ? Uint8Array.from(value, Number) : null;
}
