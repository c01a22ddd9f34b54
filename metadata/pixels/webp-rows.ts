import { hasAscii, u32le } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { MAX_BLOCKS } from '../containers/container.js';
import type { RowTaker } from './rows.js';
import { readVp8lRows } from './vp8l/picture.js';

/** `RIFF`, length, `WEBP`. */
const FILE_HEADER = 12;
const CHUNK_HEADER = 8;

/** The rows of a lossless WebP (RFC 9649), but of no animation: in lossy ones no hidden text survives. */
export function* readWebpRows(taker: RowTaker): Reading<void> {
  let offset = FILE_HEADER;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = yield { offset, length: CHUNK_HEADER };
    if (header.length < CHUNK_HEADER || hasAscii(header, 0, 'VP8 ')) return;
    const length = u32le(header, 4);
    if (hasAscii(header, 0, 'VP8L')) {
      yield* readVp8lRows(offset + CHUNK_HEADER, length, taker);
      return;
    }
    offset += CHUNK_HEADER + length + (length & 1);
  }
}
