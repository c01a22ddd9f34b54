import { u32be } from '../bytes/numbers.js';
import { HOP_LENGTH, type Reading } from '../bytes/reading.js';
import { IDAT } from './png-chunks.js';

/** Length and type of a chunk. */
const CHUNK_HEADER = 8;
const CHUNK_CRC = 4;
/** So near to the end of the file all the rest is fetched at once: it holds what follows the pixels. */
const TAIL_LENGTH = 2048;

/** Chunks of pixels of one length. */
export interface PixelRow {
  /** Where one of them stands. */
  offset: number;
  /** Their length with header and checksum. */
  stride: number;
}

/**
 * Finds the end of a row of pixel chunks without looking at each. Chunks of pixels stand one behind the other (W3C PNG
 * specification, chapter 5.6) and writers fill a buffer for each, so that all but the last are of one length: a
 * chunk of pixels where one is expected so many lengths ahead means that there are only such between. The last one
 * that fits into the file is looked for first: mostly nothing follows the pixels.
 * @param size Length of the file.
 * @returns Where the chunk behind the last one found stands.
 */
export function* endOfRow({ offset, stride }: PixelRow, size: number): Reading<number> {
  // In lengths ahead: the nearest at which there is none, and the farthest at which there is one.
  let beyond = Math.floor((size - offset - CHUNK_HEADER - CHUNK_CRC) / stride) + 1;
  let last = 0;
  for (let step = 1; beyond - last > 1; step *= 2) {
    const tried = Math.max(last + 1, beyond - step);
    if (yield* isPixels(offset + tried * stride, size)) last = tried;
    else beyond = tried;
    if (last > 0) break;
  }
  while (beyond - last > 1) {
    const tried = Math.floor((last + beyond) / 2);
    if (yield* isPixels(offset + tried * stride, size)) last = tried;
    else beyond = tried;
  }
  const start = offset + last * stride;
  const header = yield { offset: start, length: CHUNK_HEADER };
  return start + CHUNK_HEADER + u32be(header, 0) + CHUNK_CRC;
}

/** Whether a chunk of pixels stands at `offset`. */
function* isPixels(offset: number, size: number): Reading<boolean> {
  const header = yield {
    offset,
    length: CHUNK_HEADER,
    ahead: size - offset < TAIL_LENGTH ? TAIL_LENGTH : HOP_LENGTH,
  };
  return header.length === CHUNK_HEADER && u32be(header, 4) === IDAT;
}
