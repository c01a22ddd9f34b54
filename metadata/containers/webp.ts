import { hasAscii, u32be, u32le } from '../bytes/numbers.js';
import { HOP_LENGTH, type Reading } from '../bytes/reading.js';
import type { Window } from '../bytes/window.js';
import { takeC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';
import { takeExif, takeXmp } from './take.js';

const CHUNK_HEADER = 8;
/** `RIFF`, length, `WEBP`. */
const FILE_HEADER = 12;

/** WebP (RFC 9649). Metadata usually stand behind the pixels. */
export const webp: Container = {
  format: 'webp',
  recognises: (head) => head[0] === 0x52 && hasAscii(head, 0, 'RIFF') && hasAscii(head, 8, 'WEBP'),
  read: readWebp,
};

function* readWebp(window: Window): Reading<Contents> {
  const contents = emptyContents();
  if (!window.holds(0, FILE_HEADER)) yield { offset: 0, length: FILE_HEADER };
  const declaredEnd = u32le(window.bytes, 4) + 8;
  let offset = FILE_HEADER;
  let ahead = HOP_LENGTH;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    if (!window.holds(offset, CHUNK_HEADER)) yield { offset, length: CHUNK_HEADER, ahead };

    if (window.end - offset < CHUNK_HEADER) {
      if (offset < declaredEnd || count === 0) contents.warnings.push('WebP is cut off');
      return contents;
    }
    const type = u32be(window.bytes, offset - window.start);
    const length = u32le(window.bytes, offset - window.start + 4);
    ahead = PIXELS.has(type) ? BEHIND_PIXELS : HOP_LENGTH;
    const found = takers.get(type);
    if (found !== undefined) {
      const { name, take } = found;
      if (length > MAX_BLOCK_LENGTH) {
        contents.warnings.push(
          `WebP chunk ${name} of ${length} bytes is over the limit of ${MAX_BLOCK_LENGTH}`,
        );
      } else {
        const start = offset + CHUNK_HEADER;
        if (!window.holds(start, length)) yield { offset: start, length };
        if (window.end - start < length) contents.warnings.push(`WebP is cut off in chunk ${name}`);
        else take(contents, window.slice(start, length), `WebP chunk ${name}`);
      }
    }
    offset += CHUNK_HEADER + length + (length & 1);
  }
  contents.warnings.push(`WebP has more than ${MAX_BLOCKS} chunks; the rest was not read`);
  return contents;
}

/** `VP8 ` and `VP8L`: behind them stand the metadata and nothing else, so these are fetched at once. */
const PIXELS: ReadonlySet<number> = new Set([0x56503820, 0x5650384c]);
const BEHIND_PIXELS = 4000;

interface Taker {
  name: string;
  take: (contents: Contents, data: Uint8Array, where: string) => void;
}

/** By type, as the number that its four letters are. */
const takers: ReadonlyMap<number, Taker> = new Map([
  [0x45584946, { name: 'EXIF', take: takeExif }],
  [0x584d5020, { name: 'XMP', take: takeXmp }],
  [0x43325041, { name: 'C2PA', take: takeC2pa }],
]);
