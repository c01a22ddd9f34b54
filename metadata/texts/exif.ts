import ExifReader from 'exifreader';
import type { TextField } from '../../schema/models/metadata.js';
import { decodeText, withoutTrailingNuls } from '../bytes/decode.js';
import { hasAscii } from '../bytes/numbers.js';
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
export function readExif(tiff: Uint8Array): TextField[] | null {
  // Copied: ExifReader takes an ArrayBuffer, and a view may begin anywhere in its own.
  const tags = loadTags(new Uint8Array(tiff).buffer);
  if (tags === null) return null;
  const littleEndian = hasAscii(tiff, 0, 'II');
  const fields: TextField[] = [];
  for (const name of Object.keys(TEXT_TAGS)) {
    const bytes = tagBytes(tags[name]);
    if (bytes === null) continue;
    const text = name === 'UserComment' ? decodeUserComment(bytes, littleEndian) : decodeText(bytes);
    const trimmed = withoutTrailingNuls(text);
    if (trimmed !== '') fields.push({ carrier: `exif:${name}`, text: trimmed });
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

/**
 * The bytes of a tag's value. ExifReader gives numbers for UNDEFINED and BYTE; for ASCII a list of texts, split
 * at the NULs (with holes where NULs stand together).
 */
function tagBytes(tag: unknown): Uint8Array | null {
  if (typeof tag !== 'object' || tag === null || !('value' in tag)) return null;
  const { value } = tag;
  if (typeof value === 'string') return bytesOfText(value);
  if (!Array.isArray(value)) return null;
  const items: readonly unknown[] = value;
  if (items.every((item) => typeof item === 'string')) return bytesOfTexts(items);
  return Uint8Array.from(items, Number);
}

/** Each text with its NUL; that of the last, which ASCII must have, is half of the last character of UTF-16. */
function bytesOfTexts(texts: readonly string[]): Uint8Array {
  const pieces = Array.from(texts, (text: string | undefined) => bytesOfText(text ?? ''));
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length + 1, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length + 1;
  }
  return bytes;
}

/** ExifReader decodes what is UTF-8, and makes every other byte a character. */
function bytesOfText(text: string): Uint8Array {
  const isBytes = !/[^\0-\xff]/.test(text);
  return isBytes
    ? Uint8Array.from(text, (character) => character.charCodeAt(0))
    : new TextEncoder().encode(text);
}
