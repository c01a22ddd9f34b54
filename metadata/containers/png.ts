import { crc32 } from '../bytes/crc32.js';
import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii, u32be } from '../bytes/numbers.js';
import type { ByteRange, Reading } from '../bytes/reading.js';
import type { Window } from '../bytes/window.js';
import { endOfWhole } from '../texts/cut-off.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';
import { type ChunkReader, IDAT, IEND, isPlainText, pngChunkReaders } from './png-chunks.js';
import { endOfRow, type PixelRow } from './png-row.js';

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

function readPng(window: Window): Contents | Reading<Contents> {
  const walk = new PngWalk(window);
  const needed = walk.run();
  return needed === null ? walk.contents : readOn(walk, needed);
}

function* readOn(walk: PngWalk, first: ByteRange): Reading<Contents> {
  for (let needed: ByteRange | null = first; needed !== null; needed = walk.run()) {
    yield needed;
    if (walk.row !== null) walk.passRow(yield* endOfRow(walk.row, walk.size));
  }
  return walk.contents;
}

/** From chunk to chunk, as far as they are at hand. */
class PngWalk {
  readonly contents = emptyContents();
  /** The row of pixel chunks to pass, once there are two of one length. */
  row: PixelRow | null = null;
  readonly #window: Window;
  #offset = SIGNATURE.length;
  #count = 0;
  /** Length of the pixel chunk before, if the chunk before was one. */
  #pixels = -1;
  #isCutOff = false;

  constructor(window: Window) {
    this.#window = window;
  }

  get size(): number {
    return this.#window.size;
  }

  /** @returns What is needed to go on; null at the end. It is not asked for twice: less of it is all there is. */
  run(): ByteRange | null {
    const window = this.#window;
    for (; this.#count < MAX_BLOCKS; this.#count++) {
      const offset = this.#offset;
      if (!window.reaches(offset, CHUNK_HEADER)) return { offset, length: CHUNK_HEADER };
      const { bytes } = window;
      const at = offset - window.start;
      if (window.end - offset < CHUNK_HEADER) {
        return this.#end(
          window.end <= offset && this.#count > 0 ? 'PNG ends without IEND' : 'PNG is cut off',
        );
      }
      const length = u32be(bytes, at);
      const type = u32be(bytes, at + 4);
      if (type === IEND) return null;
      const next = offset + CHUNK_HEADER + length + CHUNK_CRC;
      if (type === IDAT && this.#pixels === length && !window.holds(next, CHUNK_HEADER)) {
        this.row = { offset, stride: length + CHUNK_HEADER + CHUNK_CRC };
        return { offset, length: CHUNK_HEADER };
      }
      this.#pixels = type === IDAT ? length : -1;
      const read = type === IDAT ? undefined : pngChunkReaders.get(type);
      if (read !== undefined) {
        const needed = this.#read(read, offset, length);
        if (needed !== null || this.#isCutOff) return needed;
      }
      this.#offset = next;
    }
    return this.#end(`PNG has more than ${MAX_BLOCKS} chunks; the rest was not read`);
  }

  /** Goes on behind the row of pixel chunks. */
  passRow(end: number): void {
    this.row = null;
    this.#pixels = -1;
    this.#offset = end;
  }

  #read(read: ChunkReader, offset: number, length: number): ByteRange | null {
    const window = this.#window;
    if (length > MAX_BLOCK_LENGTH) {
      this.#warnOf(offset, `of ${length} bytes is over the limit of ${MAX_BLOCK_LENGTH}`);
      return null;
    }
    const whole = CHUNK_HEADER + length + CHUNK_CRC;
    if (!window.reaches(offset, whole)) return { offset, length: whole };
    const start = offset + CHUNK_HEADER - window.start;
    const end = start + length;
    if (window.end - offset < whole) {
      this.#isCutOff = true;
      this.#readCutOff(read, start, end);
      return this.#end(`PNG is cut off in chunk ${this.#nameAt(offset)}`);
    }
    if (crc32(window.bytes, start - 4, end) !== u32be(window.bytes, end)) {
      this.#warnOf(offset, 'is damaged: its checksum does not match');
    }
    read(window.bytes, start, end, this.contents);
    return null;
  }

  /** Where only the checksum is missing, the chunk is whole; of texts the beginning is worth reading too. */
  #readCutOff(read: ChunkReader, start: number, end: number): void {
    const { bytes } = this.#window;
    const has = bytes.length >= end ? end : isPlainText(read) ? endOfWhole(bytes, start, bytes.length) : 0;
    if (has > 0) read(bytes, start, has, this.contents);
  }

  #warnOf(offset: number, what: string): void {
    this.contents.warnings.push(`PNG chunk ${this.#nameAt(offset)} ${what}`);
  }

  /** The type of the chunk that stands there. */
  #nameAt(offset: number): string {
    const at = offset - this.#window.start;
    return decodeLatin1(this.#window.bytes, at + 4, at + CHUNK_HEADER);
  }

  #end(warning: string): null {
    this.contents.warnings.push(warning);
    return null;
  }
}
