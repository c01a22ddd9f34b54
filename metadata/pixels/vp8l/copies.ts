import type { BitReader } from './bit-reader.js';

interface Place {
  left: number;
  up: number;
}

/**
 * The places nearby that have short codes (RFC 9649, chapter 3.6.2.2): 8 columns to the left, 7 to the right and 7 rows
 * up, by their distance; of the same distance the higher one first, then the left one.
 */
const nearby: readonly Place[] = Array.from({ length: 8 * 16 }, (_, at) => ({
  left: 8 - (at % 16),
  up: at >> 4,
}))
  .filter(({ left, up }) => up > 0 || left > 0)
  .toSorted(
    (a, b) =>
      a.left ** 2 + a.up ** 2 - (b.left ** 2 + b.up ** 2) ||
      Math.abs(a.left) - Math.abs(b.left) ||
      b.left - a.left,
  );

/** How many pixels back a copy begins, by its code, in an image so wide. */
export function distanceOf(code: number, width: number): number {
  const place = nearby[code - 1];
  return place === undefined ? code - nearby.length : Math.max(1, place.left + place.up * width);
}

/** A length or the code of a distance, by the symbol that was read; larger ones have more bits behind the symbol. */
export function readAmount(bits: BitReader, symbol: number): number {
  if (symbol < 4) return symbol + 1;
  const extraBits = (symbol - 2) >>> 1;
  return ((2 + (symbol & 1)) << extraBits) + bits.read(extraBits) + 1;
}
