import type { Reading } from '../bytes/reading.js';

/** Pictures with more pixels are not looked into: 8192 × 8192. */
const MAX_PIXELS = 2 ** 26;
/** A row is held in memory. */
const MAX_WIDTH = 2 ** 20;

/** The form of a picture's rows: 8 bits per channel, red, green and blue, and alpha where there are 4 channels. */
export interface Picture {
  width: number;
  height: number;
  channels: 3 | 4;
}

/** Takes the rows of a picture from the top, and says when it has seen enough. */
export interface RowTaker {
  /** How many columns of the next row are looked at, from the left. The rest of a row may hold anything. */
  readonly columns: number;
  /** Comes before the rows. Returns whether it wants any. */
  begin(picture: Picture): boolean;
  /** Takes the next row; it may be overwritten afterwards. Returns whether it wants another one. */
  take(row: Uint8Array): boolean;
}

/** Hands the rows of a picture out, until it ends, is damaged, or no more are wanted. Reads no further than that. */
export type RowReader = (taker: RowTaker) => Reading<void>;

export function isReadableSize(width: number, height: number): boolean {
  return width > 0 && width <= MAX_WIDTH && height > 0 && width * height <= MAX_PIXELS;
}
