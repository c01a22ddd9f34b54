import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { PrefixCode } from './prefix-code.js';

/** The codes of one part of an image (RFC 9649, chapter 3.6.2). */
export interface CodeGroup {
  /** Green, lengths of copies, and places in the colour cache. */
  green: PrefixCode;
  red: PrefixCode;
  blue: PrefixCode;
  alpha: PrefixCode;
  distance: PrefixCode;
}

export const GREEN_SYMBOLS = 256;
export const LENGTH_SYMBOLS = 24;
const CHANNEL_SYMBOLS = 256;
const DISTANCE_SYMBOLS = 40;

/**
 * Most groups of one image. Encoders make at most some thousands; a file could be made that has groups by the ten
 * thousands, and tables of hundreds of megabytes.
 */
const MAX_GROUPS = 16_384;

const CODE_LENGTH_ORDER = [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
/** Symbols of code lengths from here on are repetitions. */
const REPETITIONS = [
  { symbol: 16, bits: 2, least: 3 },
  { symbol: 17, bits: 3, least: 3 },
  { symbol: 18, bits: 7, least: 11 },
];
/** What a repetition repeats when no length came before. */
const FIRST_LENGTH = 8;

/** Reads the codes of an image, or returns null where they are damaged. */
export function* readCodeGroups(
  bits: BitReader,
  count: number,
  cacheSize: number,
): Reading<CodeGroup[] | null> {
  if (count > MAX_GROUPS) return null;
  const groups: CodeGroup[] = [];
  while (groups.length < count) {
    const green = yield* readPrefixCode(bits, GREEN_SYMBOLS + LENGTH_SYMBOLS + cacheSize);
    const red = yield* readPrefixCode(bits, CHANNEL_SYMBOLS);
    const blue = yield* readPrefixCode(bits, CHANNEL_SYMBOLS);
    const alpha = yield* readPrefixCode(bits, CHANNEL_SYMBOLS);
    const distance = yield* readPrefixCode(bits, DISTANCE_SYMBOLS);
    if (green === null || red === null || blue === null || alpha === null || distance === null) return null;
    if (bits.isOverrun) return null;
    groups.push({ green, red, blue, alpha, distance });
  }
  return groups;
}

/** Chapter 3.7.2.1: one or two symbols, or the lengths of all. */
function* readPrefixCode(bits: BitReader, symbolCount: number): Reading<PrefixCode | null> {
  if (bits.isLow) yield* bits.refill();
  if (bits.read(1) === 1) return PrefixCode.of(simpleLengths(bits, symbolCount));
  const lengths = yield* readLengths(bits, symbolCount);
  return lengths === null ? null : PrefixCode.of(lengths);
}

function simpleLengths(bits: BitReader, symbolCount: number): Uint8Array {
  const lengths = new Uint8Array(symbolCount);
  const hasTwo = bits.read(1) === 1;
  const firstBits = bits.read(1) === 1 ? 8 : 1;
  lengths[bits.read(firstBits)] = 1;
  if (hasTwo) lengths[bits.read(8)] = 1;
  return lengths;
}

/** The lengths are coded themselves. */
function* readLengths(bits: BitReader, symbolCount: number): Reading<Uint8Array | null> {
  const lengthLengths = new Uint8Array(CODE_LENGTH_ORDER.length);
  const given = 4 + bits.read(4);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, given)) lengthLengths[symbol] = bits.read(3);
  let left = bits.read(1) === 0 ? symbolCount : 2 + bits.read(2 + 2 * bits.read(3));
  const code = PrefixCode.of(lengthLengths);
  if (code === null || left > symbolCount) return null;
  const lengths = new Uint8Array(symbolCount);
  let previous = FIRST_LENGTH;
  for (let symbol = 0; symbol < symbolCount && left > 0; left--) {
    if (bits.isLow) yield* bits.refill();
    const length = code.read(bits);
    const repetition = REPETITIONS[length - 16];
    if (repetition === undefined) {
      lengths[symbol++] = length;
      if (length !== 0) previous = length;
      continue;
    }
    const end = symbol + repetition.least + bits.read(repetition.bits);
    if (end > symbolCount) return null;
    lengths.fill(repetition.symbol === 16 ? previous : 0, symbol, end);
    symbol = end;
  }
  return lengths;
}
