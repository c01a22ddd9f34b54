import { decodeLatin1 } from '../bytes/decode.js';
import { u32be, u64be } from '../bytes/numbers.js';
import { endsBefore, type Reading } from '../bytes/reading.js';
import { type Contents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';

/** A box: where its content stands. `end` is exclusive, and infinite where it reaches to the end of the file. */
export interface Box {
  type: string;
  start: number;
  end: number;
}

/** The file as a box, whose boxes are those of the top. */
export const WHOLE_FILE: Box = { type: 'the file', start: 0, end: Infinity };

/** Length and type. */
const BOX_HEADER = 8;
/** With the length in 64 bits behind them. */
const LONG_HEADER = 16;

/**
 * The walk over the boxes of a file (ISO/IEC 14496-12, chapter 4.2). Boxes are found level by level, by whoever knows
 * which box holds which: nothing recurses, so boxes within themselves lead nowhere.
 */
export class BoxWalk {
  #left = MAX_BLOCKS;
  readonly contents: Contents;
  readonly #format: string;

  /** @param format The name of the file format in warnings. */
  constructor(contents: Contents, format: string) {
    this.contents = contents;
    this.#format = format;
  }

  /** The boxes directly in a box. Only their headers are read. */
  *children({ type, start, end }: Box): Reading<Box[]> {
    const boxes: Box[] = [];
    let offset = start;
    while (offset + BOX_HEADER <= end) {
      if (this.#left-- <= 0) {
        this.warn(`has more than ${MAX_BLOCKS} boxes; the rest was not read`);
        return boxes;
      }
      const header = yield { offset, length: LONG_HEADER };
      if (header.length < BOX_HEADER) {
        if (header.length > 0 || (yield* endsBefore(offset))) this.warn('is cut off');
        return boxes;
      }
      const box = readHeader(header, offset, end);
      if (box === null) {
        this.warn(`has a box of impossible length in ${type}; the rest of it was not read`);
        return boxes;
      }
      boxes.push(box);
      if (box.end === Infinity) return boxes;
      offset = box.end;
    }
    return boxes;
  }

  /** The bytes of a box, or null where there are too many or the file ends within. */
  *content({ type, start, end }: Box): Reading<Uint8Array | null> {
    const isOpen = end === Infinity;
    const length = isOpen ? MAX_BLOCK_LENGTH + 1 : end - start;
    if (!isOpen && length > MAX_BLOCK_LENGTH) return this.#tooLong(type);
    const data = yield { offset: start, length };
    if (isOpen && data.length > MAX_BLOCK_LENGTH) return this.#tooLong(type);
    if (isOpen || data.length === length) return data;
    this.warn(`is cut off in box ${type.trim()}`);
    return null;
  }

  /** Adds a warning about the file. */
  warn(what: string): void {
    this.contents.warnings.push(`${this.#format} ${what}`);
  }

  #tooLong(type: string): null {
    this.warn(`box ${type.trim()} is over the limit of ${MAX_BLOCK_LENGTH} bytes`);
    return null;
  }
}

/** A length of 1 stands for one of 64 bits, 0 for all the rest. Null for a box that reaches out of its parent. */
function readHeader(header: Uint8Array, offset: number, parentEnd: number): Box | null {
  const short = u32be(header, 0);
  const isLong = short === 1 && header.length === LONG_HEADER;
  const length = isLong ? u64be(header, 8) : short;
  const start = offset + (isLong ? LONG_HEADER : BOX_HEADER);
  const end = length === 0 ? parentEnd : offset + length;
  if (end < start || end > parentEnd) return null;
  return { type: decodeLatin1(header.subarray(4, BOX_HEADER)), start, end };
}
