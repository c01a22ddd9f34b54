import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { type Blocks, type Image, blocksIn, groupCount } from './blocks.js';
import { readCodeGroups } from './code-groups.js';
import { PixelWriter, type TakeRow } from './pixel-writer.js';
import { decodePixels } from './pixels.js';

const MAX_CACHE_BITS = 11;

/** Decodes the picture itself, row by row, as far as it is sound and wanted (RFC 9649, chapter 3.6). */
export function* decodeRows(bits: BitReader, width: number, height: number, take: TakeRow): Reading<void> {
  if (bits.isLow) yield* bits.refill();
  const cacheBits = readCacheBits(bits);
  if (cacheBits === null) return;
  if (bits.read(1) === 0) {
    yield* decode(bits, new PixelWriter(width, height, cacheBits, take), null);
    return;
  }
  const map = yield* readBlocks(bits, width, height);
  if (map !== null) yield* decode(bits, new PixelWriter(width, height, cacheBits, take), map);
}

/** What is said of each block of a picture of this size; null where it is damaged. */
export function* readBlocks(bits: BitReader, width: number, height: number): Reading<Blocks | null> {
  const blockBits = 2 + bits.read(3);
  const image = yield* decodeImage(bits, blocksIn(width, blockBits), blocksIn(height, blockBits));
  return image === null ? null : { blockBits, image };
}

/** Decodes one of the images that are about the picture; null where it is damaged. */
export function* decodeImage(bits: BitReader, width: number, height: number): Reading<Image | null> {
  if (bits.isLow) yield* bits.refill();
  const cacheBits = readCacheBits(bits);
  if (cacheBits === null) return null;
  const pixels = new Int32Array(width * height);
  const take: TakeRow = (row, y) => {
    pixels.set(row, y * width);
    return true;
  };
  const isSound = yield* decode(bits, new PixelWriter(width, height, cacheBits, take), null);
  return isSound ? { width, height, pixels } : null;
}

/** 0 where there is no colour cache, null where it is too large or has no size. */
function readCacheBits(bits: BitReader): number | null {
  if (bits.read(1) === 0) return 0;
  const cacheBits = bits.read(4);
  return cacheBits === 0 || cacheBits > MAX_CACHE_BITS ? null : cacheBits;
}

function* decode(bits: BitReader, writer: PixelWriter, map: Blocks | null): Reading<boolean> {
  const groups = yield* readCodeGroups(bits, groupCount(map), writer.cacheSize);
  return groups !== null && (yield* decodePixels(bits, groups, map, writer));
}
