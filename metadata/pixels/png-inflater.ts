import { Unzlib } from 'fflate';
import type { Scanlines } from './png-scanlines.js';

/**
 * Most pictures are told by their first row. Of plain ones, that is in a few bytes, of which the inflater can make a
 * thousand times as much: 4096 bytes at once took 60 ms. So pieces are short at first, and double.
 */
const FIRST_PIECE_LENGTH = 512;
const MAX_PIECE_LENGTH = 32_768;

/**
 * Inflates the data of pixels, in pieces whose length does not hang on that of the chunks: each call of the inflater costs
 * 160 kB of memory, and a file may have chunks of a byte.
 */
export class PixelInflater {
  private piece = new Uint8Array(FIRST_PIECE_LENGTH);
  private filled = 0;
  private isSound = true;
  private readonly inflater: Unzlib;

  constructor(private readonly scanlines: Scanlines) {
    this.inflater = new Unzlib((bytes) => scanlines.push(bytes));
  }

  get wantsMore(): boolean {
    return this.isSound && this.scanlines.wantsMore;
  }

  /** How many bytes may be pushed at once. */
  get room(): number {
    return this.piece.length - this.filled;
  }

  push(bytes: Uint8Array): void {
    this.piece.set(bytes, this.filled);
    this.filled += bytes.length;
    if (this.room > 0) return;
    this.flush();
    this.piece = new Uint8Array(Math.min(this.piece.length * 2, MAX_PIECE_LENGTH));
  }

  /** To be called at the end of the data. */
  flush(): void {
    if (!this.wantsMore || this.filled === 0) return;
    try {
      this.inflater.push(this.piece.subarray(0, this.filled));
    } catch {
      this.isSound = false;
    }
    this.filled = 0;
  }
}
