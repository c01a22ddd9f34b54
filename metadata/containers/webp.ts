import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii, u32le } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { noteC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';
import { takeExif, takeXmp } from './take.js';

const CHUNK_HEADER = 8;
/** `RIFF`, length, `WEBP`. */
const FILE_HEADER = 12;

/** WebP (RFC 9649). Metadata usually stand behind the pixels. */
export const webp: Container = {
  format: 'webp',
  recognises: (head) => hasAscii(head, 0, 'RIFF') && hasAscii(head, 8, 'WEBP'),
  read: readWebp,
};

function* readWebp(): Reading<Contents> {
  const contents = emptyContents();
  const fileHeader = yield { offset: 0, length: FILE_HEADER };
  const declaredEnd = u32le(fileHeader, 4) + 8;
  let offset = FILE_HEADER;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = yield { offset, length: CHUNK_HEADER };
    if (header.length < CHUNK_HEADER) {
      if (offset < declaredEnd || count === 0) contents.warnings.push('WebP is cut off');
      return contents;
    }
    const type = decodeLatin1(header.subarray(0, 4));
    const length = u32le(header, 4);
    const take = takers.get(type);
    if (type === 'C2PA') {
      noteC2pa(contents);
    } else if (take !== undefined && length > MAX_BLOCK_LENGTH) {
      contents.warnings.push(
        `WebP chunk ${type.trim()} of ${length} bytes is over the limit of ${MAX_BLOCK_LENGTH}`,
      );
    } else if (take !== undefined) {
      const data = yield { offset: offset + CHUNK_HEADER, length };
      if (data.length < length) contents.warnings.push(`WebP is cut off in chunk ${type.trim()}`);
      else take(contents, data, `WebP chunk ${type.trim()}`);
    }
    offset += CHUNK_HEADER + length + (length & 1);
  }
  contents.warnings.push(`WebP has more than ${MAX_BLOCKS} chunks; the rest was not read`);
  return contents;
}

const takers = new Map<string, (contents: Contents, data: Uint8Array, where: string) => void>([
  ['EXIF', takeExif],
  ['XMP ', takeXmp],
]);
