/**
 * How containers read without knowing where bytes come from. A container is a generator: it yields the byte
 * range that it needs next, is handed the bytes, and returns what it found. The driver below runs it over a
 * synchronous source, such as a file in a worker; one over an asynchronous source would run the same generator.
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

/** Somewhere bytes come from, synchronously. */
export interface SyncSource {
  /** Total length in bytes. */
  size: number;
  /** At most `length` bytes at `offset`; fewer only at the end. */
  read(offset: number, length: number): Uint8Array;
}

/** The head is read in one piece that holds all the metadata of most files. */
const HEAD_LENGTH = 8192;
/** Elsewhere: enough for a few chunk headers, little enough to hop through megabytes of pixels for kilobytes. */
const HOP_LENGTH = 256;

/** Runs a container over a synchronous source. */
export function readFrom<Result>(source: SyncSource, reading: Reading<Result>): Result {
  let windowOffset = 0;
  let window = source.read(0, Math.min(HEAD_LENGTH, source.size));
  let step = reading.next();
  while (step.done !== true) {
    const { offset, length } = clip(step.value, source.size);
    if (offset < windowOffset || offset + length > windowOffset + window.length) {
      const { ahead = HOP_LENGTH } = step.value;
      windowOffset = offset;
      window = source.read(offset, Math.min(Math.max(length, ahead), source.size - offset));
    }
    step = reading.next(window.subarray(offset - windowOffset, offset - windowOffset + length));
  }
  return step.value;
}

function clip({ offset, length }: ByteRange, size: number): ByteRange {
  const start = Math.min(offset, size);
  return { offset: start, length: Math.max(0, Math.min(length, size - start)) };
}

/** Bytes in memory as a source. */
export function bytesSource(bytes: Uint8Array): SyncSource {
  return { size: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) };
}
