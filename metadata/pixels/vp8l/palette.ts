import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { decodeImage } from './image.js';
import { sum } from './predictors.js';
import type { Transform, UndoTransform } from './transform.js';

/** Pixels are places in a table of colours; where there are few, several stand in the green of one pixel. */
export function* readPalette(bits: BitReader, width: number): Reading<Transform | null> {
  const size = bits.read(8) + 1;
  const image = yield* decodeImage(bits, size, 1);
  if (image === null) return null;
  // What is beyond the table is transparent black: libwebp takes a table of 256 colours.
  const colours = new Int32Array(256);
  let colour = 0;
  for (const [place, difference] of image.pixels.entries()) {
    colour = sum(colour, difference);
    colours[place] = colour;
  }
  const packing = packingOf(size);
  const indexBits = 8 >>> packing;
  const inPixel = (1 << packing) - 1;
  const unpacked = new Int32Array(width);
  const undo: UndoTransform = (row) => {
    for (let x = 0; x < width; x++) {
      const green = ((row[x >>> packing] ?? 0) >>> 8) & 0xff;
      const place = (green >>> ((x & inPixel) * indexBits)) & ((1 << indexBits) - 1);
      unpacked[x] = colours[place] ?? 0;
    }
    return unpacked;
  };
  return { undo, width: (width + inPixel) >>> packing };
}

/** How many places stand in one pixel, as a power of two (RFC 9649, chapter 4.4). */
function packingOf(size: number): number {
  if (size > 16) return 0;
  if (size > 4) return 1;
  return size > 2 ? 2 : 3;
}
