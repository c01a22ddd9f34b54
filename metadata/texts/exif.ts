import { decodeText, withoutTrailingNuls } from '../bytes/decode.js';
import { hasAscii } from '../bytes/numbers.js';
import { exifReader } from '../packages.js';
import { type Field, fieldOf } from './fields.js';
import { withoutLastWord } from './cut-off.js';
import { readPlainTiff, type TagBytes, TEXT_TAGS } from './tiff.js';
import { declareUndefined } from './tiff-entries.js';
import { decodeUserComment } from './user-comment.js';

const PREFIX = 'Exif\0';
/** With the byte behind it, a NUL that some writers make something else. */
const PREFIX_LENGTH = 6;

export function hasExifPrefix(data: Uint8Array): boolean {
  return hasAscii(data, 0, PREFIX);
}

/** The TIFF block itself. JPEG always writes the prefix; some WebP writers do, and some programs a second one. */
export function withoutExifPrefix(data: Uint8Array): Uint8Array {
  if (!hasExifPrefix(data)) return data;
  const block = data.subarray(PREFIX_LENGTH);
  return hasExifPrefix(block) ? block.subarray(PREFIX_LENGTH) : block;
}

/**
 * The text fields of a TIFF block. Plain blocks are read here; ExifReader reads all others, at some thirty times the
 * cost.
 * @param warnings Where to say which values run beyond the block. Their last word may be half a number, so they are
 * read up to the last comma or line end.
 * @returns The fields, or null where the block is no TIFF.
 */
export function readExif(tiff: Uint8Array, warnings: string[] = []): Field[] | null {
  const values = readPlainTiff(tiff) ?? (tiff.length > MAX_LENGTH ? null : readWithExifReader(tiff));
  if (values === null) return null;
  const littleEndian = hasAscii(tiff, 0, 'II');
  const fields: Field[] = [];
  for (const [tag, name] of values.length === 0 ? [] : TEXT_TAGS) {
    for (const value of values) {
      if (value.tag !== tag) continue;
      const { bytes } = value;
      const text = tag === USER_COMMENT ? decodeUserComment(bytes, littleEndian) : decodeText(bytes);
      if (value.isCutOff === true) warnings.push(`the EXIF block is cut off in ${name}`);
      const trimmed = withoutTrailingNuls(value.isCutOff === true ? withoutLastWord(text) : text);
      if (trimmed !== '') fields.push(fieldOf(`exif:${name}`, trimmed, name));
    }
  }
  return fields;
}

/** Longest block given to ExifReader, in bytes: it needs 70 times as much memory. */
const MAX_LENGTH = 2 * 1024 * 1024;
const USER_COMMENT = 0x9286;

function readWithExifReader(tiff: Uint8Array): TagBytes[] | null {
  // Copied: ExifReader takes an ArrayBuffer, and a view may begin anywhere in its own.
  const block = new Uint8Array(tiff);
  declareUndefined(block, new Set(TEXT_TAGS.keys()));
  const tags = loadTags(block.buffer);
  if (tags === null) return null;
  return Array.from(TEXT_TAGS).flatMap(([tag, name]) => {
    const bytes = tagBytes(tags[name]);
    return bytes === null ? [] : [{ tag, bytes }];
  });
}

function loadTags(buffer: ArrayBuffer): Record<string, unknown> | null {
  try {
    const { exif } = exifReader().load(buffer, {
      expanded: true,
      includeTags: { exif: [...TEXT_TAGS.keys()] },
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
