import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { sum } from './predictors.js';
import type { Transform } from './transform.js';

/** Red and blue are differences from green (RFC 9649, chapter 4.3). There is nothing to read. */
// oxlint-disable-next-line require-yield
export function* readSubtractGreen(_bits: BitReader, width: number): Reading<Transform | null> {
  return { undo: addGreen, width };
}

function addGreen(row: Int32Array): Int32Array {
  for (let x = 0; x < row.length; x++) {
    const pixel = row[x] ?? 0;
    const green = (pixel >>> 8) & 0xff;
    row[x] = sum(pixel, (green << 16) | green);
  }
  return row;
}
