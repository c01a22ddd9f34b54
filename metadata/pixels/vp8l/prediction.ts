import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { blockAt } from './blocks.js';
import { predictorOf, sum } from './predictors.js';
import { readBlocks } from './image.js';
import type { Transform, UndoTransform } from './transform.js';

/** Pixels are differences from what their neighbours foretell; how, is in the green of a block. */
export function* readPrediction(bits: BitReader, width: number, height: number): Reading<Transform | null> {
  const blocks = yield* readBlocks(bits, width, height);
  if (blocks === null) return null;
  const above = new Int32Array(width);
  const blockMask = (1 << blocks.blockBits) - 1;
  const undo: UndoTransform = (row, y) => {
    let predictor = predictorOf(y === 0 ? 0 : 2);
    let left = sum(row[0] ?? 0, predictor(0, above[0] ?? 0, 0, 0));
    row[0] = left;
    predictor = predictorOf(1);
    for (let x = 1; x < width; x++) {
      if (y > 0 && (x === 1 || (x & blockMask) === 0))
        predictor = predictorOf((blockAt(blocks, x, y) >>> 8) & 15);
      // To the right of the last pixel comes, in memory, the first one of its own row.
      const upRight = (x + 1 < width ? above[x + 1] : row[0]) ?? 0;
      left = sum(row[x] ?? 0, predictor(left, above[x] ?? 0, upRight, above[x - 1] ?? 0));
      row[x] = left;
    }
    above.set(row);
    return row;
  };
  return { undo, width };
}
