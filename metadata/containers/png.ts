import { crc32 } from '../bytes/crc32.js';
import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Window } from '../bytes/window.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';
import { IDAT, IEND, pngChunkReaders } from './png-chunks.js';
import { lastOfStride } from './png-stride.js';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Length and type stand before a chunk's data, its CRC behind them. */
const CHUNK_HEADER = 8;
const CHUNK_CRC = 4;

/** PNG (W3C PNG specification, third edition, chapters 5 and 11). */
export const png: Container = {
  format: 'png',
  recognises: (head) => head[0] === 0x89 && hasAscii(head, 0, SIGNATURE),
  read: readPng,
};

function* readPng(window: Window): Reading<Contents> {
  const contents = emptyContents();
  let offset = SIGNATURE.length;
  /** Length of the pixel chunk before, if the chunk before was one. */
  let pixels = -1;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    if (!window.holds(offset, CHUNK_HEADER)) yield { offset, length: CHUNK_HEADER };
    const { bytes } = window;
    const at = offset - window.start;
    if (window.end - offset < CHUNK_HEADER) {
      contents.warnings.push(window.end <= offset && count > 0 ? 'PNG ends without IEND' : 'PNG is cut off');
      return contents;
    }
    const length = u32be(bytes, at);
    const type = u32be(bytes, at + 4);
    if (type === IEND) return contents;
    if (type === IDAT) {
      // Pixel chunks stand in a row, all of one length but the last: most need not be looked at.
      if (pixels === length)
        offset = yield* lastOfStride(offset, length + CHUNK_HEADER + CHUNK_CRC, window.size);
      else offset += CHUNK_HEADER + length + CHUNK_CRC;
      pixels = pixels === length ? -1 : length;
      continue;
    }
    pixels = -1;
    const read = pngChunkReaders.get(type);
    if (read !== undefined) {
      if (length > MAX_BLOCK_LENGTH) {
        contents.warnings.push(
          `PNG chunk ${nameOf(bytes, at)} of ${length} bytes is over the limit of ${MAX_BLOCK_LENGTH}`,
        );
      } else {
        const whole = 4 + length + CHUNK_CRC;
        if (!window.holds(offset + 4, whole)) yield { offset: offset + 4, length: whole };
        if (window.end - offset - 4 < whole) {
          contents.warnings.push(`PNG is cut off in chunk ${nameOf(bytes, at)}`);
          return contents;
        }
        const start = offset + CHUNK_HEADER - window.start;
        const end = start + length;
        if (crc32(window.bytes, start - 4, end) !== u32be(window.bytes, end)) {
          const name = nameOf(window.bytes, start - CHUNK_HEADER);
          contents.warnings.push(`PNG chunk ${name} is damaged: its checksum does not match`);
        }
        read(window.bytes, start, end, contents);
      }
    }
    offset += CHUNK_HEADER + length + CHUNK_CRC;
  }
  contents.warnings.push(`PNG has more than ${MAX_BLOCKS} chunks; the rest was not read`);
  return contents;
}

/** The type of the chunk that stands at `at`. */
function nameOf(bytes: Uint8Array, at: number): string {
  return decodeLatin1(bytes, at + 4, at + CHUNK_HEADER);
}
