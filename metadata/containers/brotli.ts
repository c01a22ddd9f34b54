import { brotli } from '../packages.js';
import { brotliLength } from './brotli-length.js';

/**
 * Decompresses Brotli (RFC 7932), where its length is known beforehand: the decoder cannot be told when to stop, and 300
 * bytes of many blocks make 200 MB.
 * @param limit Most bytes in the result.
 * @returns The bytes, or null where the data are damaged, do not tell their length, or would exceed `limit`.
 */
export function unbrotli(compressed: Uint8Array, limit: number): Uint8Array | null {
  const length = brotliLength(compressed);
  if (length === null || length > limit) return null;
  if (length === 0) return new Uint8Array(0);
  try {
    return brotli().decompress(compressed, length);
  } catch {
    return null;
  }
}
