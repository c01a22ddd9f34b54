import type { Reading } from '../../bytes/reading.js';
import type { BitReader } from './bit-reader.js';
import { type Blocks, groupAt } from './blocks.js';
import { type CodeGroup, GREEN_SYMBOLS, LENGTH_SYMBOLS } from './code-groups.js';
import { distanceOf, readAmount } from './copies.js';
import type { PixelWriter } from './pixel-writer.js';

/**
 * Decodes pixels (RFC 9649, chapter 3.6.2) until the writer wants no more.
 * @returns Whether they were sound.
 */
export function* decodePixels(
  bits: BitReader,
  groups: readonly CodeGroup[],
  map: Blocks | null,
  writer: PixelWriter,
): Reading<boolean> {
  const blockMask = map === null ? -1 : (1 << map.blockBits) - 1;
  let group = groups[0];
  let hasCopied = false;
  while (writer.wantsMore) {
    if (bits.isLow) yield* bits.refill();
    if (hasCopied || (writer.x & blockMask) === 0) group = groups[groupAt(map, writer.x, writer.y)];
    if (group === undefined) return false;
    const symbol = group.green.read(bits);
    hasCopied = symbol >= GREEN_SYMBOLS && symbol < GREEN_SYMBOLS + LENGTH_SYMBOLS;
    if (symbol < GREEN_SYMBOLS) {
      const red = group.red.read(bits);
      const blue = group.blue.read(bits);
      const alpha = group.alpha.read(bits);
      if (bits.isOverrun) return false;
      writer.put((alpha << 24) | (red << 16) | (symbol << 8) | blue);
    } else if (hasCopied) {
      const count = readAmount(bits, symbol - GREEN_SYMBOLS);
      const distance = distanceOf(readAmount(bits, group.distance.read(bits)), writer.width);
      if (bits.isOverrun || !writer.copy(distance, count)) return false;
    } else {
      if (bits.isOverrun) return false;
      writer.putCached(symbol - GREEN_SYMBOLS - LENGTH_SYMBOLS);
    }
  }
  return true;
}
