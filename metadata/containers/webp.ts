import { hasAscii, u32be, u32le } from '../bytes/numbers.js';
import { type ByteRange, HOP_LENGTH, type Reading } from '../bytes/reading.js';
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

function readWebp(window: Window): Contents | Reading<Contents> {
  const walk = new WebpWalk(window);
  const needed = walk.run();
  return needed === null ? walk.contents : readOn(walk, needed);
}

function* readOn(walk: WebpWalk, first: ByteRange): Reading<Contents> {
  for (let needed: ByteRange | null = first; needed !== null; needed = walk.run()) yield needed;
  return walk.contents;
}

/** From chunk to chunk, as far as they are at hand. */
class WebpWalk {
  readonly contents = emptyContents();
  readonly #window: Window;
  #offset = FILE_HEADER;
  #count = 0;
  #ahead = HOP_LENGTH;
  /** Where the file says that it ends. */
  #declaredEnd = -1;

  constructor(window: Window) {
    this.#window = window;
  }

  /** @returns What is needed to go on; null at the end. */
  run(): ByteRange | null {
    const window = this.#window;
    if (this.#declaredEnd < 0) {
      if (!window.reaches(0, FILE_HEADER)) return { offset: 0, length: FILE_HEADER };
      this.#declaredEnd = u32le(window.bytes, 4) + 8;
    }
    for (; this.#count < MAX_BLOCKS; this.#count++) {
      const offset = this.#offset;
      if (!window.reaches(offset, CHUNK_HEADER)) {
        return { offset, length: CHUNK_HEADER, ahead: this.#ahead };
      }
      if (window.end - offset < CHUNK_HEADER) {
        if (offset < this.#declaredEnd || this.#count === 0) this.#warn('WebP is cut off');
        return null;
      }
      const type = u32be(window.bytes, offset - window.start);
      const length = u32le(window.bytes, offset - window.start + 4);
      const found = takers.get(type);
      if (found !== undefined) {
        const needed = this.#take(found, offset + CHUNK_HEADER, length);
        if (needed !== null) return needed;
      }
      this.#ahead = PIXELS.has(type) ? BEHIND_PIXELS : HOP_LENGTH;
      this.#offset = offset + CHUNK_HEADER + length + (length & 1);
    }
    this.#warn(`WebP has more than ${MAX_BLOCKS} chunks; the rest was not read`);
    return null;
  }

  #take({ name, take }: Taker, start: number, length: number): ByteRange | null {
    const window = this.#window;
    if (length > MAX_BLOCK_LENGTH) {
      this.#warn(`WebP chunk ${name} of ${length} bytes is over the limit of ${MAX_BLOCK_LENGTH}`);
      return null;
    }
    // With its header, where the walk goes on.
    if (!window.reaches(start, length)) {
      return { offset: start - CHUNK_HEADER, length: CHUNK_HEADER + length };
    }
    const isCutOff = window.end - start < length;
    if (isCutOff) this.#warn(`WebP is cut off in chunk ${name}`);
    // The directories of EXIF stand in front; what of its texts is there is read.
    if (!isCutOff || name === 'EXIF') take(this.contents, window.slice(start, length), `WebP chunk ${name}`);
    return null;
  }

  #warn(warning: string): void {
    this.contents.warnings.push(warning);
  }
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
