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

/** Entries before version 2 have no type, and no metadata. An id has 2 bytes in version 2, and 4 from 3 on. */
function addItem(items: Map<number, ItemKind>, infe: Uint8Array): void {
  const version = infe[0] ?? 0;
  if (version < 2) return;
  const idLength = version === 2 ? 2 : 4;
  const id = idLength === 2 ? u16be(infe, FULL_BOX_HEADER) : u32be(infe, FULL_BOX_HEADER);
  // Behind the id stand two bytes about protection.
  const type = FULL_BOX_HEADER + idLength + 2;
  if (hasAscii(infe, type, 'Exif')) items.set(id, 'EXIF');
  else if (hasAscii(infe, type, 'mime') && contentType(infe.subarray(type + 4)) === 'application/rdf+xml') {
    items.set(id, 'XMP');
  }
}

/** Name, NUL, content type, NUL. */
function contentType(names: Uint8Array): string {
  const start = names.indexOf(0) + 1;
  const end = names.indexOf(0, start);
  return start === 0 ? '' : decodeLatin1(names.subarray(start, end < 0 ? names.length : end));
}
