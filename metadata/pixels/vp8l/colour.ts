import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { blockAt } from './blocks.js';
import { readBlocks } from './image.js';
import type { Transform, UndoTransform } from './transform.js';

/** Red and blue are differences from what green and red foretell; the factors are the channels of a block. */
export function* readColour(bits: BitReader, width: number, height: number): Reading<Transform | null> {
  const blocks = yield* readBlocks(bits, width, height);
  if (blocks === null) return null;
  const undo: UndoTransform = (row, y) => {
    for (let x = 0; x < width; x++) {
      const factors = blockAt(blocks, x, y);
      const pixel = row[x] ?? 0;
      const green = pixel >>> 8;
      const red = (pixel >>> 16) + share(factors, green);
      const blue = pixel + share(factors >>> 8, green) + share(factors >>> 16, red);
      row[x] = (pixel & 0xff00ff00) | ((red & 0xff) << 16) | (blue & 0xff);
    }
    return row;
  };
  return { undo, width };
}

/** Of the lowest 8 bits of both, with their sign; the factor counts in 32nds. */
function share(factor: number, value: number): number {
  return (((factor << 24) >> 24) * ((value << 24) >> 24)) >> 5;
}
