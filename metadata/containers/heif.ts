import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Container } from './container.js';
import { readIsoFile } from './iso-file.js';

/** AV1 Image File Format, chapter 6. */
const AVIF_BRANDS: ReadonlySet<string> = new Set(['avif', 'avis']);
/** ISO/IEC 23008-12, chapter 10 and annex B. */
const HEVC_BRANDS: ReadonlySet<string> = new Set([
  'heic',
  'heix',
  'heim',
  'heis',
  'hevc',
  'hevx',
  'hevm',
  'hevs',
]);
/** Brands of all HEIF files, whatever the pictures are coded in. */
const GENERAL_BRANDS: ReadonlySet<string> = new Set(['mif1', 'mif2', 'mif3', 'msf1', 'miaf']);

/** Where the compatible brands begin, behind the major one and its version. */
const COMPATIBLE_BRANDS = 16;

/** AVIF: HEIF with AV1 in it. */
export const avif: Container = {
  format: 'avif',
  recognises(head) {
    const [major, ...compatible] = brandsOf(head);
    if (major === undefined || AVIF_BRANDS.has(major)) return major !== undefined;
    return GENERAL_BRANDS.has(major) && compatible.some((brand) => AVIF_BRANDS.has(brand));
  },
  read: readIsoFile('HEIF'),
};

/** HEIC and HEIF. */
export const heif: Container = {
  format: 'heif',
  recognises(head) {
    const [major] = brandsOf(head);
    return major !== undefined && (HEVC_BRANDS.has(major) || GENERAL_BRANDS.has(major));
  },
  read: readIsoFile('HEIF'),
};

/** The major brand and the compatible ones, as far as the head of the file shows them. */
function brandsOf(head: Uint8Array): string[] {
  if (!hasAscii(head, 4, 'ftyp')) return [];
  const end = Math.min(head.length, u32be(head, 0));
  const brands = [decodeLatin1(head.subarray(8, 12))];
  for (let at = COMPATIBLE_BRANDS; at + 4 <= end; at += 4) {
    brands.push(decodeLatin1(head.subarray(at, at + 4)));
  }
  return brands;
}
