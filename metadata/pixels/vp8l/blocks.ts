/** A whole image in memory: pixels as `alpha << 24 | red << 16 | green << 8 | blue`, row by row. */
export interface Image {
  width: number;
  height: number;
  pixels: Int32Array;
}

/** An image that says something of each square block of another one, with sides of `1 << blockBits` pixels. */
export interface Blocks {
  blockBits: number;
  image: Image;
}

/** How many blocks cover a length. */
export function blocksIn(length: number, blockBits: number): number {
  return (length + (1 << blockBits) - 1) >>> blockBits;
}

/** What is said of the pixel at `x`, `y`. */
export function blockAt({ blockBits, image }: Blocks, x: number, y: number): number {
  return image.pixels[(y >>> blockBits) * image.width + (x >>> blockBits)] ?? 0;
}

/** Which group of codes is used there: the index is in the red and green. Without a map there is but one. */
export function groupAt(map: Blocks | null, x: number, y: number): number {
  return map === null ? 0 : (blockAt(map, x, y) >>> 8) & 0xffff;
}

export function groupCount(map: Blocks | null): number {
  let most = 0;
  if (map !== null) for (const pixel of map.image.pixels) most = Math.max(most, (pixel >>> 8) & 0xffff);
  return most + 1;
}
