import type { Reading } from '../../bytes/reading.js';

/** How much is fetched at once. */
const PIECE_LENGTH = 8192;
/** More than any symbol with its extra bits takes; so many bytes are at hand behind `position` unless the data end. */
const RESERVE = 32;

/**
 * The bits of a VP8L stream, the lowest of a byte first. Before each symbol, `isLow` must be asked and `refill` run.
 * Behind the end of the data stand zeros.
 */
export class BitReader {
  private readonly bytes = new Uint8Array(PIECE_LENGTH + 2 * RESERVE);
  private readonly view = new DataView(this.bytes.buffer);
  /** In bits. */
  private position = 0;
  /** Bytes at hand. */
  private filled = 0;

  /** The stream stands at `offset` of the source and has at most `left` bytes. */
  constructor(
    private offset: number,
    private left: number,
  ) {}

  get isLow(): boolean {
    return this.left > 0 && (this.position >>> 3) + RESERVE > this.filled;
  }

  /** Whether more has been read than there is. */
  get isOverrun(): boolean {
    return this.position > this.filled * 8;
  }

  *refill(): Reading<void> {
    const wanted = Math.min(PIECE_LENGTH, this.left);
    const piece = yield { offset: this.offset, length: wanted, ahead: wanted };
    const consumed = this.position >>> 3;
    this.bytes.copyWithin(0, consumed, this.filled);
    this.bytes.set(piece, this.filled - consumed);
    this.filled += piece.length - consumed;
    this.bytes.fill(0, this.filled);
    this.position &= 7;
    this.offset += piece.length;
    this.left = piece.length < wanted ? 0 : this.left - wanted;
  }

  /** The next bits without taking them, `mask` of at most 24 bits. */
  peek(mask: number): number {
    const at = Math.min(this.position >>> 3, this.bytes.length - 4);
    return (this.view.getUint32(at, true) >>> (this.position & 7)) & mask;
  }

  skip(count: number): void {
    this.position += count;
  }

  /** Takes at most 24 bits as a number. */
  read(count: number): number {
    const value = this.peek((1 << count) - 1);
    this.position += count;
    return value;
  }
}
