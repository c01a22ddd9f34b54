/**
 * Makes numbers from 0 to 1 (exclusive) that depend on `key` alone: FNV-1a sets the state of a mulberry32.
 * `Math.random` would make another library each time, and tests and documents name its files.
 */
export function randomOf(key: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(key)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
