import type { Reading } from '../bytes/reading.js';
import { type Contents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';

/**
 * The place in a GIF, and the walk over sub-blocks: one byte of length, so many bytes, until a length of 0. All blocks
 * of a file count towards one limit.
 */
export class GifBlocks {
  /** Where the next block begins. */
  offset: number;
  /** Whether there may be a next block. */
  isOpen = true;
  #left = MAX_BLOCKS;
  readonly #contents: Contents;

  constructor(offset: number, contents: Contents) {
    this.offset = offset;
    this.#contents = contents;
  }

  /** Passes over one byte. */
  step(): void {
    this.#pass(Uint8Array.of(0));
  }

  /** Passes over a block of a header of so many bytes and sub-blocks. */
  *skip(header: number): Reading<void> {
    this.offset += header;
    for (;;) {
      // One byte alone: with anything more, all the pixels would be read, for sub-blocks are short.
      const size = yield { offset: this.offset, length: 1, ahead: 1 };
      if (!this.#pass(size)) return;
    }
  }

  /**
   * Reads a block of a header of so many bytes and sub-blocks.
   * @param withSizes Whether the bytes of length are part of the data: XMP is written as if there were none.
   * @returns The data of the sub-blocks, or null where they do not end or are too many.
   */
  *take(header: number, { withSizes = false } = {}): Reading<Uint8Array[] | null> {
    const pieces: Uint8Array[] = [];
    let length = 0;
    this.offset += header;
    for (;;) {
      const start = this.offset;
      const size = yield { offset: start, length: 1 };
      if (!this.#pass(size)) return this.isOpen && length <= MAX_BLOCK_LENGTH ? pieces : null;
      const from = withSizes ? start : start + 1;
      // Copied: a piece is a small part of what was read at once.
      const piece = new Uint8Array(yield { offset: from, length: this.offset - from });
      length += piece.length;
      if (length <= MAX_BLOCK_LENGTH) pieces.push(piece);
      else this.#contents.warnings.push(`GIF block is over the limit of ${MAX_BLOCK_LENGTH} bytes`);
    }
  }

  /** @returns Whether there was a sub-block to pass over. */
  #pass(size: Uint8Array): boolean {
    const [length] = size;
    this.#left--;
    if (length === undefined) {
      this.#contents.warnings.push('GIF is cut off');
      this.isOpen = false;
      return false;
    }
    if (this.#left <= 0) {
      this.#contents.warnings.push(`GIF has more than ${MAX_BLOCKS} blocks; the rest was not read`);
      this.isOpen = false;
      return false;
    }
    this.offset += 1 + length;
    return length > 0;
  }
}
