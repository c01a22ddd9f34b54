import { Window } from './window.js';

/**
 * How containers read without knowing where bytes come from. A container is a generator: it yields the byte
 * range that it needs next, is handed the bytes, and returns what it found. The drivers below run it over a
 * source that answers at once, such as a file in a worker, and over one that takes its time.
 *
 * Vocabulary: `offset` counts bytes from the start of the source, `length` counts bytes, `end` is exclusive.
 */

/** A part of the source. */
export interface ByteRange {
  offset: number;
  length: number;
  /**
   * How many bytes to fetch at least, for what will be asked for next. Left out, a few headers' worth: a container
   * whose headers stand closer together than that would have all its pixels read.
   */
  ahead?: number;
}

/** A container at work. The bytes handed in are shorter than asked for where the source ends. */
export type Reading<Result> = Generator<ByteRange, Result, Uint8Array>;

/** Begins a reading, and may end it at once: what stands in the window need not be asked for. */
export type StartReading<Result> = (window: Window) => Result | Reading<Result>;

/** Whether it goes on. */
export function isReading<Result extends object>(begun: Result | Reading<Result>): begun is Reading<Result> {
  return Symbol.iterator in begun;
}

/** Whether the source ends in front of `offset`. */
export function* endsBefore(offset: number): Reading<boolean> {
  if (offset === 0) return true;
  const last = yield { offset: offset - 1, length: 1 };
  return last.length === 0;
}

/** Somewhere bytes come from, at once. */
export interface SyncSource {
  /** Total length in bytes. */
  readonly size: number;
  /** Whether it may be asked for more than it has, and its size need not be known first. */
  readonly isOpenEnded?: boolean;
  /** At most `length` bytes at `offset`; fewer only at the end. */
  read(offset: number, length: number): Uint8Array;
}

/** Somewhere bytes come from, in time. */
export interface AsyncSource {
  /** Total length in bytes. */
  readonly size: number;
  /** At most `length` bytes at `offset`; fewer only at the end. */
  read(offset: number, length: number): Uint8Array | Promise<Uint8Array>;
}

/** The head is read in one piece that holds all the metadata of most files. */
export const HEAD_LENGTH = 16_384;
/** Elsewhere: enough for a few chunk headers, little enough to hop through megabytes of pixels for kilobytes. */
export const HOP_LENGTH = 256;

/**
 * Runs a reading over a source that answers at once.
 * @param head The first `HEAD_LENGTH` bytes, or all where there are fewer.
 */
export function readFrom<Result extends object>(
  source: SyncSource,
  start: StartReading<Result>,
  head = source.read(0, Math.min(HEAD_LENGTH, source.size)),
): Result {
  const window = new Window(() => sizeOf(source, head));
  window.fill(head, 0, head.length < HEAD_LENGTH);
  const reading = start(window);
  if (!isReading(reading)) return reading;
  const isOpenEnded = source.isOpenEnded === true;
  let step = reading.next();
  while (step.done !== true) {
    const missing = missingOf(step.value, window, isOpenEnded);
    if (missing !== null) {
      const bytes = source.read(missing.offset, missing.length);
      window.fill(bytes, missing.offset, endsWith(missing, bytes, window, isOpenEnded));
    }
    step = reading.next(window.slice(step.value.offset, step.value.length));
  }
  return step.value;
}

/** Runs a reading over a source that takes its time. */
export async function readFromAsync<Result extends object>(
  source: AsyncSource,
  start: StartReading<Result>,
): Promise<Result> {
  const head = await source.read(0, Math.min(HEAD_LENGTH, source.size));
  const window = new Window(() => sizeOf(source, head));
  window.fill(head, 0, head.length < HEAD_LENGTH);
  const reading = start(window);
  if (!isReading(reading)) return reading;
  let step = reading.next();
  while (step.done !== true) {
    const missing = missingOf(step.value, window, false);
    if (missing !== null) {
      const bytes = await source.read(missing.offset, missing.length);
      window.fill(bytes, missing.offset, endsWith(missing, bytes, window, false));
    }
    step = reading.next(window.slice(step.value.offset, step.value.length));
  }
  return step.value;
}

/** A source that ends in its head need not be asked for its size, which costs a file a call to the system. */
function sizeOf(source: AsyncSource, head: Uint8Array): number {
  return head.length < HEAD_LENGTH ? head.length : source.size;
}

/** So long at most is what is asked for without knowing whether there is so much: room is made for it. */
const MAX_BLIND_LENGTH = 65_536;
/** No file is that long; a file may say so, and the system would not take the number. */
const MAX_BLIND_OFFSET = 2 ** 50;

/** What to fetch for a range; null where all of it that the source has is at hand. */
function missingOf(range: ByteRange, window: Window, isOpenEnded: boolean): ByteRange | null {
  const { offset, length, ahead = HOP_LENGTH } = range;
  if (window.holds(offset, length)) return null;
  if (isOpenEnded && !window.isLast && length <= MAX_BLIND_LENGTH && offset < MAX_BLIND_OFFSET) {
    return { offset, length: Math.max(length, ahead) };
  }
  const { size } = window;
  const start = Math.min(offset, size);
  const end = Math.min(offset + length, size);
  if (!window.holds(start, end - start)) {
    return { offset: start, length: Math.min(Math.max(length, ahead), size - start) };
  }
  window.isLast = true;
  return null;
}

/** Whether the source ends behind these bytes; one that gives less than it was asked for does, whatever its size. */
function endsWith(
  { offset, length }: ByteRange,
  bytes: Uint8Array,
  window: Window,
  isOpenEnded: boolean,
): boolean {
  return bytes.length < length || (!isOpenEnded && offset + length >= window.size);
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array): SyncSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
