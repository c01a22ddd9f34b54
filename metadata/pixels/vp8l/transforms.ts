import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { readColour } from './colour.js';
import { readPalette } from './palette.js';
import { readPrediction } from './prediction.js';
import { readSubtractGreen } from './subtract-green.js';
import type { ReadTransform, UndoTransform } from './transform.js';

/** How a picture was transformed before it was coded. */
export interface Transforms {
  /** Of the picture as it was coded. */
  width: number;
  /** In the order in which they are to be undone. */
  undo: readonly UndoTransform[];
}

/** By their numbers (RFC 9649, chapter 4). */
const readers: readonly ReadTransform[] = [readPrediction, readColour, readSubtractGreen, readPalette];

/** Reads what was done to a picture, or returns null where that is damaged. Each can have been done once. */
export function* readTransforms(
  bits: BitReader,
  fullWidth: number,
  height: number,
): Reading<Transforms | null> {
  const left: (ReadTransform | undefined)[] = [...readers];
  const undo: UndoTransform[] = [];
  let width = fullWidth;
  for (;;) {
    if (bits.isLow) yield* bits.refill();
    if (bits.read(1) === 0) return { width, undo };
    const kind = bits.read(2);
    const read = left[kind];
    left[kind] = undefined;
    const transform = read === undefined ? null : yield* read(bits, width, height);
    if (transform === null) return null;
    undo.unshift(transform.undo);
    width = transform.width;
  }
}
