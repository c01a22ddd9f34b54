import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { HEAD_LENGTH, readFrom, type StartReading, type SyncSource } from './reading.js';

/** Heads of files are read into this, one after the other: nothing of a file is kept as bytes once it is read. */
const head = Buffer.allocUnsafeSlow(HEAD_LENGTH);

/** As quick as numbers (Node 20: 1.15 µs with either), and exact to the nanosecond. */
const EXACT = { bigint: true } as const;

/**
 * An open file as a source. Synchronous: in a worker that is twice as fast as promises, and no other work waits
 * there.
 */
export class FileSource implements SyncSource {
  readonly isOpenEnded = true;
  readonly #descriptor: number;
  #size = -1;

  /**
   * @param flags As of `fs.open`.
   * @throws What `fs` throws (ENOENT, EACCES …).
   */
  constructor(path: string, flags: number = constants.O_RDONLY) {
    this.#descriptor = openSync(path, flags);
  }

  get size(): number {
    if (this.#size < 0) this.#size = fstatSync(this.#descriptor).size;
    return this.#size;
  }

  /**
   * What the system says of the file that is open, whatever stands under its name by now.
   * @throws What `fs` throws (EIO …).
   */
  stat(): BigIntStats {
    return fstatSync(this.#descriptor, EXACT);
  }

  /**
   * The first `HEAD_LENGTH` bytes, or all where there are fewer; overwritten by the head of the next file.
   * @throws What `fs` throws (EISDIR, EIO …).
   */
  head(): Uint8Array {
    return this.#readInto(head, 0);
  }

  /** @throws What `fs` throws (EISDIR, EIO …). */
  read(offset: number, length: number): Uint8Array {
    // Short ones out of a pool, which is ten times as fast.
    return this.#readInto(Buffer.allocUnsafe(length), offset);
  }

  #readInto(bytes: Buffer, offset: number): Uint8Array {
    const found = readSync(this.#descriptor, bytes, 0, bytes.length, offset);
    return found === bytes.length ? bytes : bytes.subarray(0, found);
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

/**
 * Runs a reading over a file.
 * @param flags As of `fs.open`.
 * @throws What `fs` throws (ENOENT, EACCES, EISDIR, EIO …).
 */
export function readFromFile<Result extends object>(
  path: string,
  start: StartReading<Result>,
  flags?: number,
): Result {
  const file = new FileSource(path, flags);
  try {
    return readFrom(file, start, file.head());
  } finally {
    file.close();
  }
}
