import type { BitReader } from './bit-reader.js';

const MAX_LENGTH = 15;
/** Symbols with codes of at most so many bits are looked up at once; others are rare. */
const LOOKUP_LENGTH = 8;

/** A canonical prefix code (RFC 9649, chapter 3.7.2). */
export class PrefixCode {
  private constructor(
    /** By the next bits: a symbol, and in the lowest 4 bits the length of its code; 0 where the code is longer. */
    private readonly lookup: Uint16Array,
    /** How many codes there are of each length. */
    private readonly counts: Uint16Array,
    /** In the order of their codes. */
    private readonly symbols: Uint16Array,
  ) {}

  /**
   * Makes a code of the lengths of its symbols' codes; 0 stands for symbols that do not occur. A code of one symbol
   * takes no bits.
   * @returns Null where no code has such lengths.
   */
  static of(lengths: Uint8Array): PrefixCode | null {
    const counts = new Uint16Array(MAX_LENGTH + 1);
    for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
    counts[0] = 0;
    const symbols = inOrder(lengths, counts);
    if (symbols.length === 1) return new PrefixCode(Uint16Array.of((symbols[0] ?? 0) << 4), counts, symbols);
    return isComplete(counts) ? new PrefixCode(lookupOf(counts, symbols), counts, symbols) : null;
  }

  read(bits: BitReader): number {
    const entry = this.lookup[bits.peek(this.lookup.length - 1)] ?? 0;
    if (entry === 0 && this.lookup.length > 1) return this.readLong(bits);
    bits.skip(entry & 15);
    return entry >>> 4;
  }

  /** Bit by bit: codes of one length are numbers in a row, and follow those of the length before. */
  private readLong(bits: BitReader): number {
    const ahead = bits.peek((1 << MAX_LENGTH) - 1);
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length <= MAX_LENGTH; length++) {
      code |= (ahead >>> (length - 1)) & 1;
      const count = this.counts[length] ?? 0;
      if (code - first < count) {
        bits.skip(length);
        return this.symbols[index + code - first] ?? 0;
      }
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    return 0;
  }
}

/** The symbols that occur, by the length of their codes, then by themselves. */
function inOrder(lengths: Uint8Array, counts: Uint16Array): Uint16Array {
  const places = new Uint16Array(MAX_LENGTH + 2);
  for (let length = 1; length <= MAX_LENGTH; length++) {
    places[length + 1] = (places[length] ?? 0) + (counts[length] ?? 0);
  }
  const symbols = new Uint16Array(places[MAX_LENGTH + 1] ?? 0);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const place = places[length] ?? 0;
    symbols[place] = symbol;
    places[length] = place + 1;
  }
  return symbols;
}

/** Whether the codes are neither too many nor too few for every sequence of bits to be one. */
function isComplete(counts: Uint16Array): boolean {
  let free = 1;
  for (let length = 1; length <= MAX_LENGTH && free >= 0; length++) free = free * 2 - (counts[length] ?? 0);
  return free === 0;
}

/** Codes are written from their highest bit on, and bits are read from the lowest: the index is the code reversed. */
function lookupOf(counts: Uint16Array, symbols: Uint16Array): Uint16Array {
  const longest = counts.findLastIndex((count) => count > 0);
  const lookup = new Uint16Array(1 << Math.min(longest, LOOKUP_LENGTH));
  let index = 0;
  let code = 0;
  for (let length = 1; 1 << length <= lookup.length; length++) {
    for (let left = counts[length] ?? 0; left > 0; left--) {
      const entry = ((symbols[index] ?? 0) << 4) | length;
      for (let at = reversed(code, length); at < lookup.length; at += 1 << length) lookup[at] = entry;
      index++;
      code++;
    }
    code <<= 1;
  }
  return lookup;
}

function reversed(code: number, length: number): number {
  let result = 0;
  for (let bit = 0; bit < length; bit++) result |= ((code >>> bit) & 1) << (length - 1 - bit);
  return result;
}
