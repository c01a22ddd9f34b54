import { hasAscii, u32be } from '../bytes/numbers.js';
import { hasExifPrefix } from '../texts/exif.js';

/**
 * The TIFF block of an EXIF item: a 32-bit offset in front tells how many bytes to pass over behind it (ISO/IEC
 * 23008-12, annex A.2.1; ISO/IEC 18181-2, chapter 9.4). Writers differ about what they pass over, and some leave the
 * offset away, so the first place counts at which there is a TIFF block.
 */
export function tiffOfItem(item: Uint8Array): Uint8Array {
  const places = [4 + u32be(item, 0), 4, 0];
  const found = places.map((place) => item.subarray(place)).find(isTiff);
  return found ?? item.subarray(4);
}

function isTiff(block: Uint8Array): boolean {
  return hasExifPrefix(block) || hasAscii(block, 0, 'II*\0') || hasAscii(block, 0, 'MM\0*');
}
