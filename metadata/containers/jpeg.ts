import { u16be } from '../bytes/numbers.js';
import type { ByteRange, Reading } from '../bytes/reading.js';
import type { Window } from '../bytes/window.js';
import { type Container, type Contents, emptyContents, MAX_BLOCKS } from './container.js';
import { JpegSegments, NAME_LENGTH } from './jpeg-segments.js';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Marker and length. */
const SEGMENT_HEADER = 4;

/** JPEG (ITU-T T.81, annex B). Metadata stand in segments in front of the pixels. */
export const jpeg: Container = {
  format: 'jpeg',
  recognises: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff,
  read: readJpeg,
};

function readJpeg(window: Window): Contents | Reading<Contents> {
  const walk = new JpegWalk(window);
  const needed = walk.run();
  return needed === null ? walk.finish() : readOn(walk, needed);
}

function* readOn(walk: JpegWalk, first: ByteRange): Reading<Contents> {
  for (let needed: ByteRange | null = first; needed !== null; needed = walk.run()) yield needed;
  return walk.finish();
}

/** From segment to segment, as far as they are at hand. */
class JpegWalk {
  readonly #contents = emptyContents();
  readonly #segments = new JpegSegments(this.#contents);
  readonly #window: Window;
  #offset = 2;
  #count = 0;

  constructor(window: Window) {
    this.#window = window;
  }

  /** @returns What is needed to go on; null at the end. */
  run(): ByteRange | null {
    const window = this.#window;
    for (; this.#count < MAX_BLOCKS; this.#count++) {
      const offset = this.#offset;
      if (!window.reaches(offset, SEGMENT_HEADER)) return { offset, length: SEGMENT_HEADER };
      if (window.end - offset < SEGMENT_HEADER) return this.#end('JPEG is cut off before its pixels');
      const at = offset - window.start;
      const marker = window.bytes[at + 1] ?? 0;
      if (window.bytes[at] !== 0xff) {
        return this.#end('JPEG has bytes between its segments; the rest was not read');
      }
      if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return null;
      if (isAlone(marker)) {
        this.#offset += marker === 0xff ? 1 : 2;
        continue;
      }
      const length = Math.max(2, u16be(window.bytes, at + 2));
      if (this.#segments.wants(marker)) {
        const needed = this.#take(marker, offset, length + 2);
        if (needed !== null) return needed;
      }
      this.#offset = offset + 2 + length;
    }
    return this.#end(`JPEG has more than ${MAX_BLOCKS} segments; the rest was not read`);
  }

  /** What was found, once there is nothing more to read. */
  finish(): Contents {
    return this.#segments.finish();
  }

  /**
   * A segment that is not known by its name is not read whole. What is needed begins with the header of the segment, where
   * the walk goes on.
   * @param length With the header.
   */
  #take(marker: number, offset: number, length: number): ByteRange | null {
    const window = this.#window;
    const start = offset + SEGMENT_HEADER;
    if (!window.reaches(offset, length)) {
      const named = Math.min(length, SEGMENT_HEADER + NAME_LENGTH);
      if (!window.reaches(offset, named)) return { offset, length: named };
      const name = window.slice(start, named - SEGMENT_HEADER);
      if (this.#segments.knows(marker, name)) return { offset, length };
    }
    const data = window.slice(start, length - SEGMENT_HEADER);
    this.#segments.take(marker, data, length - SEGMENT_HEADER);
    return null;
  }

  #end(warning: string): null {
    this.#contents.warnings.push(warning);
    return null;
  }
}

/** Markers without a length: fill bytes, TEM, RST0 to RST7 and SOI. */
function isAlone(marker: number): boolean {
  return marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
