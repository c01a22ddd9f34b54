import { Unzlib } from 'fflate';
import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { MAX_BLOCKS } from '../containers/container.js';
import { Scanlines } from './png-scanlines.js';
import { isReadableSize, type Picture, type RowTaker } from './rows.js';

const SIGNATURE_LENGTH = 8;
const CHUNK_HEADER = 8;
const CHUNK_CRC = 4;
const IHDR_LENGTH = 13;
/** How much is read and inflated at once. Most pictures are told by their first row, which is less. */
const PIECE_LENGTH = 4096;

/**
 * The rows of a PNG with 8 bits per channel that is not interlaced (W3C PNG specification, third edition, chapters 5,
 * 10 and 11). Checksums are left alone, as every reader of hidden texts does.
 */
export function* readPngRows(taker: RowTaker): Reading<void> {
  const header = yield { offset: SIGNATURE_LENGTH, length: CHUNK_HEADER + IHDR_LENGTH };
  const picture = pictureOf(header);
  if (picture === null || !taker.begin(picture)) return;
  const scanlines = new Scanlines(picture, taker);
  const inflater = new Unzlib((piece) => scanlines.push(piece));
  let offset = SIGNATURE_LENGTH + CHUNK_HEADER + u32be(header, 0) + CHUNK_CRC;
  for (let count = 0; count < MAX_BLOCKS && scanlines.wantsMore; count++) {
    const chunk = yield { offset, length: CHUNK_HEADER };
    if (chunk.length < CHUNK_HEADER || hasAscii(chunk, 4, 'IEND')) return;
    const length = u32be(chunk, 0);
    if (hasAscii(chunk, 4, 'IDAT')) {
      const isSound = yield* inflateChunk(offset + CHUNK_HEADER, length, inflater, scanlines);
      if (!isSound) return;
    }
    offset += CHUNK_HEADER + length + CHUNK_CRC;
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

/** Returns whether the data are sound and were there as a whole. */
function* inflateChunk(
  offset: number,
  length: number,
  inflater: Unzlib,
  scanlines: Scanlines,
): Reading<boolean> {
  for (let at = 0; at < length && scanlines.wantsMore; at += PIECE_LENGTH) {
    const wanted = Math.min(PIECE_LENGTH, length - at);
    const piece = yield { offset: offset + at, length: wanted, ahead: PIECE_LENGTH };
    try {
      inflater.push(piece);
    } catch {
      return false;
    }
    if (piece.length < wanted) return false;
  }
  return true;
}
