const NOTHING = new Uint8Array(0);

/**
 * What of a source is at hand: bytes of the source from `start` on, up to `end`. Loops over chunks look here before
 * they ask, since most files are at hand whole.
 */
export class Window {
  bytes: Uint8Array = NOTHING;
  /** Offset in the source of the first byte at hand. */
  start = 0;
  /** Offset in the source behind the last byte at hand. */
  end = 0;
  /** Whether the source ends there. */
  isLast = false;
  readonly #size: () => number;

  /** @param size Tells the total length of the source in bytes; asked only where it matters. */
  constructor(size: () => number) {
    this.#size = size;
  }

  /** Total length of the source in bytes. */
  get size(): number {
    return this.#size();
  }

  /** Whether a range is at hand. */
  holds(offset: number, length: number): boolean {
    return offset >= this.start && offset + length <= this.end;
  }

  /** Whether a range is at hand as far as the source has it: there is no use in asking for it. */
  reaches(offset: number, length: number): boolean {
    return offset >= this.start && (offset + length <= this.end || this.isLast);
  }

  /** A range that is at hand, as far as the source has it. */
  slice(offset: number, length: number): Uint8Array {
    const at = offset - this.start;
    return this.bytes.subarray(at, Math.min(at + length, this.end - this.start));
  }

  /**
   * Puts other bytes in the place of those at hand.
   * @param isLast Whether the source ends behind them.
   */
  fill(bytes: Uint8Array, start: number, isLast: boolean): void {
    this.bytes = bytes;
    this.start = start;
    this.end = start + bytes.length;
    this.isLast = isLast;
  }
}
