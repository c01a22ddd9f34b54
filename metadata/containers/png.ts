import { crc32 } from '../bytes/crc32.js';
import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { noteC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';
import { pngChunkReaders } from './png-chunks.js';

const SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Length and type stand before a chunk's data, its CRC behind them. */
const CHUNK_HEADER = 8;
const CHUNK_CRC = 4;

/** PNG (W3C PNG specification, third edition, chapters 5 and 11). */
export const png: Container = {
  format: 'png',
  recognises: (head) => hasAscii(head, 0, SIGNATURE),
  read: readPng,
};

function* readPng(): Reading<Contents> {
  const contents = emptyContents();
  let offset = SIGNATURE.length;
  let intact = true;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = yield { offset, length: CHUNK_HEADER };
    if (header.length < CHUNK_HEADER) {
      contents.warnings.push(header.length === 0 && count > 0 ? 'PNG ends without IEND' : 'PNG is cut off');
      return contents;
    }
    const length = u32be(header, 0);
    const type = decodeLatin1(header.subarray(4, 8));
    if (type === 'IEND') return contents;
    if (type === 'caBX') noteC2pa(contents);
    if (type === 'IHDR' || pngChunkReaders.has(type)) {
      if (length > MAX_BLOCK_LENGTH) {
        contents.warnings.push(
          `PNG chunk ${type} of ${length} bytes is over the limit of ${MAX_BLOCK_LENGTH}`,
        );
      } else {
        const chunk = yield { offset: offset + 4, length: 4 + length + CHUNK_CRC };
        if (chunk.length < 4 + length + CHUNK_CRC) {
          contents.warnings.push(`PNG is cut off in chunk ${type}`);
          return contents;
        }
        const data = chunk.subarray(4, 4 + length);
        const isSound = crc32(chunk.subarray(0, 4 + length)) === u32be(chunk, 4 + length);
        if (!isSound) contents.warnings.push(`PNG chunk ${type} is damaged: its checksum does not match`);
        if (type === 'IHDR') intact &&= isSound;
        else if (intact && isSound) pngChunkReaders.get(type)?.(data, contents);
        else takeDamaged(type, data, contents);
      }
    }
    offset += CHUNK_HEADER + length + CHUNK_CRC;
  }
  contents.warnings.push(`PNG has more than ${MAX_BLOCKS} chunks; the rest was not read`);
  return contents;
}

/** Texts of a damaged chunk are shown as found, and nothing is read into them. */
function takeDamaged(type: string, data: Uint8Array, contents: Contents): void {
  const found = { ...emptyContents(), room: contents.room };
  pngChunkReaders.get(type)?.(data, found);
  contents.damaged.fields.push(...found.fields);
  contents.damaged.exif.push(...found.exif);
  contents.room = found.room;
}
