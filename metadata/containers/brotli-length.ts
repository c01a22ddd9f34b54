/** Most blocks looked at. What cannot be compressed is in blocks of 64 KiB and more. */
const MAX_BLOCKS = 1024;
/** As a number of nibbles of the length, says that it is a block without output. */
const METADATA = 7;

/**
 * How many bytes some Brotli (RFC 7932, chapter 9) decompresses to, by the lengths in front of its blocks. Where a
 * compressed block ends is known only by decompressing it, so it must be the last: encoders make one block of anything
 * up to some megabytes when they are handed all of it at once, as libjxl does.
 * @returns Null where that is not so.
 */
export function brotliLength(compressed: Uint8Array): number | null {
  const bits = new Bits(compressed);
  // The size of the window: 1, 4 or 7 bits.
  if (bits.take(1) === 1 && bits.take(3) === 0) bits.take(3);
  let total = 0;
  for (let count = 0; count < MAX_BLOCKS && !bits.isOver; count++) {
    const isLast = bits.take(1) === 1;
    if (isLast && bits.take(1) === 1) return total;
    const nibbles = bits.take(2) + 4;
    if (nibbles === METADATA) {
      bits.take(1);
      const size = bits.take(2);
      bits.skipBytes(size === 0 ? 0 : bits.take(size * 8) + 1);
      continue;
    }
    const length = bits.take(nibbles * 4) + 1;
    total += length;
    if (isLast) return total;
    const isStored = bits.take(1) === 1;
    if (!isStored) return null;
    bits.skipBytes(length);
  }
  return null;
}

/** Reads numbers of some bits, the lowest first. */
class Bits {
  #at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether all bytes are read. */
  get isOver(): boolean {
    return this.#at >= this.#bytes.length * 8;
  }

  /** @param count At most 24. Behind the end there are zeros. */
  take(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#at++) {
      value |= (((this.#bytes[Math.floor(this.#at / 8)] ?? 0) >> (this.#at % 8)) & 1) << bit;
    }
    return value;
  }

  /** Passes over whole bytes, and what is left of the one before them. */
  skipBytes(count: number): void {
    this.#at = (Math.ceil(this.#at / 8) + count) * 8;
  }
}
