import { Unzlib } from 'fflate';
import { concatenate } from './concatenate.js';

/** Compressed bytes fed to the inflater at once; bounds what a bomb can make before it is noticed. */
const STEP_LENGTH = 4096;

/**
 * Inflates zlib data.
 * @param limit Most bytes in the result.
 * @returns The bytes, or null where the data are damaged or would exceed `limit`.
 */
export function inflate(compressed: Uint8Array, limit: number): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflater = new Unzlib((piece) => {
    pieces.push(piece);
    length += piece.length;
  });
  try {
    for (let at = 0; at < compressed.length; at += STEP_LENGTH) {
      const end = Math.min(at + STEP_LENGTH, compressed.length);
      inflater.push(compressed.subarray(at, end), end === compressed.length);
      if (length > limit) return null;
    }
  } catch {
    return null;
  }
  return concatenate(pieces);
}
