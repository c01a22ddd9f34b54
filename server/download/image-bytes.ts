import type { OpenFile } from '../rest/open-file.js';

/**
 * Bytes per read. Each read is a trip to another thread, and each stage of the archive may hold one of them.
 */
const PIECE = 256 * 1024;

/**
 * The bytes of a file up to the size that it had when it was opened: one that is being written has no other end.
 * @throws What reading throws; RangeError where the file has become shorter.
 */
export async function* bytesOf(file: OpenFile): AsyncGenerator<Uint8Array> {
  const size = Number(file.stats.size);
  for (let position = 0; position < size;) {
    const wanted = Math.min(PIECE, size - position);
    // Of its own each time: the archive may still hold those before.
    const buffer = Buffer.allocUnsafeSlow(wanted);
    const bytesRead = await file.read(buffer, wanted, position);
    if (bytesRead === 0) throw new RangeError('the file has become shorter');
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
