import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SyncSource } from './reading.js';

/** An open file as a source; dispose of it to close the file. */
export interface FileSource extends SyncSource, Disposable {}

/**
 * Opens a file for reading its metadata. Synchronous: in a worker that is twice as fast as promises, and no
 * other work waits there.
 * @throws What `fs` throws (ENOENT, EACCES, EISDIR …).
 */
export function openFile(path: string): FileSource {
  const descriptor = openSync(path, 'r');
  try {
    return {
      size: fstatSync(descriptor).size,
      read(offset, length) {
        const bytes = new Uint8Array(length);
        return bytes.subarray(0, readSync(descriptor, bytes, 0, length, offset));
      },
      [Symbol.dispose]: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}
