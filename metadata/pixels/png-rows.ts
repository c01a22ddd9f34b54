import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { MAX_BLOCKS } from '../containers/container.js';
import { PixelInflater } from './png-inflater.js';
import { Scanlines } from './png-scanlines.js';
import { isReadableSize, type Picture, type RowTaker } from './rows.js';

const SIGNATURE_LENGTH = 8;
const CHUNK_HEADER = 8;
const CHUNK_CRC = 4;
const IHDR_LENGTH = 13;

/**
 * The rows of a PNG with 8 bits per channel that is not interlaced (W3C PNG specification, third edition, chapters 5,
 * 10 and 11). Checksums are left alone, as every reader of hidden texts does.
 */
export function* readPngRows(taker: RowTaker): Reading<void> {
  const header = yield { offset: SIGNATURE_LENGTH, length: CHUNK_HEADER + IHDR_LENGTH };
  const picture = pictureOf(header);
  if (picture === null || !taker.begin(picture)) return;
  const inflater = new PixelInflater(new Scanlines(picture, taker));
  const offset = SIGNATURE_LENGTH + CHUNK_HEADER + u32be(header, 0) + CHUNK_CRC;
  yield* inflateChunks(offset, inflater);
  inflater.flush();
}

/** Chunks of pixels stand in a row; others between them are passed over. */
function* inflateChunks(start: number, inflater: PixelInflater): Reading<void> {
  let offset = start;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const chunk = yield { offset, length: CHUNK_HEADER, ahead: inflater.room };
    if (chunk.length < CHUNK_HEADER || hasAscii(chunk, 4, 'IEND')) return;
    const length = u32be(chunk, 0);
    offset += CHUNK_HEADER;
    for (let at = 0; at < length && hasAscii(chunk, 4, 'IDAT');) {
      const wanted = Math.min(inflater.room, length - at);
      const piece = yield { offset: offset + at, length: wanted, ahead: inflater.room };
      inflater.push(piece);
      at += wanted;
      if (piece.length < wanted || !inflater.wantsMore) return;
    }
    offset += length + CHUNK_CRC;
  }
}

function pictureOf(header: Uint8Array): Picture | null {
  if (header.length < CHUNK_HEADER + IHDR_LENGTH || !hasAscii(header, 4, 'IHDR')) return null;
  const [width, height] = [u32be(header, 8), u32be(header, 12)];
  const [depth, colourType, , , interlace] = header.subarray(16);
  const channels = channelsOf.get(colourType ?? -1);
  if (channels === undefined || depth !== 8 || interlace !== 0) return null;
  return isReadableSize(width, height) ? { width, height, channels } : null;
}

/** By the colour type: true colour, without alpha and with. */
const channelsOf = new Map<number, 3 | 4>([
  [2, 3],
  [6, 4],
]);
