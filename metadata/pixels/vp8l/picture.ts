import type { Reading } from '../../bytes/reading.js';
import type { RowTaker } from '../rows.js';
import { isReadableSize } from '../rows.js';
import { BitReader } from './bit-reader.js';
import { decodeRows } from './image.js';
import { readTransforms } from './transforms.js';

const SIGNATURE = 0x2f;
const VERSION = 0;
const CHANNELS = 4;

/**
 * The rows of a picture in lossless WebP (RFC 9649, chapter 3), which stands at `offset` and has `length` bytes. The
 * alpha channel is handed out whether the header says that it is used or not: that is but a hint (chapter 3.4).
 */
export function* readVp8lRows(offset: number, length: number, taker: RowTaker): Reading<void> {
  const bits = new BitReader(offset, length);
  yield* bits.refill();
  const signature = bits.read(8);
  const width = bits.read(14) + 1;
  const height = bits.read(14) + 1;
  bits.skip(1);
  if (signature !== SIGNATURE || bits.read(3) !== VERSION || bits.isOverrun) return;
  if (!isReadableSize(width, height) || !taker.begin({ width, height, channels: CHANNELS })) return;
  const transforms = yield* readTransforms(bits, width, height);
  if (transforms === null) return;
  const bytes = new Uint8Array(width * CHANNELS);
  yield* decodeRows(bits, transforms.width, height, (coded, y) => {
    let row = coded;
    for (const undo of transforms.undo) row = undo(row, y);
    toBytes(row, bytes, taker.columns);
    return taker.take(bytes);
  });
}

function toBytes(row: Int32Array, bytes: Uint8Array, columns: number): void {
  for (let x = 0; x < columns; x++) {
    const pixel = row[x] ?? 0;
    bytes[x * CHANNELS] = pixel >>> 16;
    bytes[x * CHANNELS + 1] = pixel >>> 8;
    bytes[x * CHANNELS + 2] = pixel;
    bytes[x * CHANNELS + 3] = pixel >>> 24;
  }
}
