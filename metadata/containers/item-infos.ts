import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii, u16be, u32be } from '../bytes/numbers.js';

/** What an item of a HEIF file holds, of what is read. */
export type ItemKind = 'EXIF' | 'XMP';

/** Most items of metadata taken from one file. */
const MAX_ITEMS = 64;
const BOX_HEADER = 8;
/** Version and flags. */
const FULL_BOX_HEADER = 4;

/**
 * The items that hold metadata, by their ids.
 * @param iinf The content of the item information box (ISO/IEC 14496-12, chapter 8.11.6).
 */
export function metadataItems(iinf: Uint8Array): Map<number, ItemKind> {
  const items = new Map<number, ItemKind>();
  let at = FULL_BOX_HEADER + (iinf[0] === 0 ? 2 : 4);
  while (at + BOX_HEADER <= iinf.length && items.size < MAX_ITEMS) {
    const length = u32be(iinf, at);
    if (length < BOX_HEADER || at + length > iinf.length) break;
    if (hasAscii(iinf, at + 4, 'infe')) addItem(items, iinf.subarray(at + BOX_HEADER, at + length));
    at += length;
  }
  return items;
}

/**
 * An id has 2 bytes up to version 2, and 4 from 3 on; behind it stand two bytes about protection. Entries before version
 * 2 have no type, but may have the content type of XMP.
 */
function addItem(items: Map<number, ItemKind>, infe: Uint8Array): void {
  const version = infe[0] ?? 0;
  const id = version > 2 ? u32be(infe, FULL_BOX_HEADER) : u16be(infe, FULL_BOX_HEADER);
  const type = FULL_BOX_HEADER + (version > 2 ? 4 : 2) + 2;
  const isMime = version < 2 || hasAscii(infe, type, 'mime');
  if (version >= 2 && hasAscii(infe, type, 'Exif')) items.set(id, 'EXIF');
  else if (isMime && isXmp(contentType(infe.subarray(version < 2 ? type : type + 4)))) items.set(id, 'XMP');
}

/** A content type may have parameters behind it, and is the same in any case of letters (RFC 2045, chapter 5.1). */
function isXmp(type: string): boolean {
  return /^\s*application\/rdf\+xml\s*(?:;|$)/i.test(type);
}

/** Name, NUL, content type, NUL. */
function contentType(names: Uint8Array): string {
  const start = names.indexOf(0) + 1;
  const end = names.indexOf(0, start);
  return start === 0 ? '' : decodeLatin1(names.subarray(start, end < 0 ? names.length : end));
}
