import { unfilter } from './png-filters.js';
import type { Picture, RowTaker } from './rows.js';

/** Makes rows of what the inflater gives, piece by piece. Holds two rows. */
export class Scanlines {
  /** Whether it can take more pieces. */
  wantsMore = true;
  private filter: number | null = null;
  private row: Uint8Array;
  private above: Uint8Array;
  private filled = 0;
  private rowsLeft: number;

  constructor(
    private readonly picture: Picture,
    private readonly taker: RowTaker,
  ) {
    const length = picture.width * picture.channels;
    this.row = new Uint8Array(length);
    this.above = new Uint8Array(length);
    this.rowsLeft = picture.height;
  }

  push(piece: Uint8Array): void {
    for (let at = 0; at < piece.length && this.wantsMore;) {
      if (this.filter === null) {
        this.filter = piece[at] ?? 0;
        at++;
      }
      const part = piece.subarray(at, at + this.row.length - this.filled);
      this.row.set(part, this.filled);
      this.filled += part.length;
      at += part.length;
      if (this.filled === this.row.length) this.finishRow(this.filter);
    }
  }

  /** What is right of the columns that are wanted is of no consequence for them, and is left as it is. */
  private finishRow(filter: number): void {
    const { channels } = this.picture;
    const isSound = unfilter(filter, this.row, this.above, this.taker.columns * channels, channels);
    this.rowsLeft--;
    this.wantsMore = isSound && this.taker.take(this.row) && this.rowsLeft > 0;
    [this.row, this.above] = [this.above, this.row];
    this.filled = 0;
    this.filter = null;
  }
}
