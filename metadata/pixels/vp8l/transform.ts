import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';

/** Undoes one transform of the next row, in place where the width stays. */
export type UndoTransform = (row: Int32Array, y: number) => Int32Array;

export interface Transform {
  undo: UndoTransform;
  /** Of the rows that it is undone from. */
  width: number;
}

/** Reads what one transform is, or returns null where that is damaged. `width` is that of the rows it is undone to. */
export type ReadTransform = (bits: BitReader, width: number, height: number) => Reading<Transform | null>;
