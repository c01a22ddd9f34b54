/** A value and how many bits it takes. */
export type BitField = readonly [value: number, bits: number];

/** A VP8L stream of these fields behind its header (RFC 9649, chapter 3.4), the lowest bit of a byte first. */
export function vp8lStream(
  { width, height, version = 0 }: { width: number; height: number; version?: number },
  fields: readonly BitField[],
): Buffer {
  const header: BitField[] = [
    [0x2f, 8],
    [width - 1, 14],
    [height - 1, 14],
    [1, 1],
    [version, 3],
  ];
  const bits = [...header, ...fields].flatMap(([value, count]) =>
    Array.from({ length: count }, (_, bit) => (value >> bit) & 1),
  );
  const bytes = Buffer.alloc(Math.ceil(bits.length / 8));
  for (const [at, bit] of bits.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  return bytes;
}

/** A prefix code of one symbol, which then takes no bits. */
export function oneSymbol(symbol: number): BitField[] {
  return [
    [1, 1],
    [0, 1],
    [1, 1],
    [symbol, 8],
  ];
}

/** A prefix code of two symbols, which then take one bit each: the lesser one is 0. */
export function twoSymbols(first: number, second: number): BitField[] {
  return [
    [1, 1],
    [1, 1],
    [1, 1],
    [first, 8],
    [second, 8],
  ];
}

/** An image about the picture, of one colour, without a colour cache. */
export function plainImage({ red = 0, green = 0, blue = 0, alpha = 0 } = {}): BitField[] {
  return [[0, 1], ...[green, red, blue, alpha, 0].flatMap(oneSymbol)];
}
