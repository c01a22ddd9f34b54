/** Ids in a block of bits: 8 kB of memory for 64 thousand ids that stand close together. */
const IDS_PER_BLOCK = 65_536;

/**
 * A set of row ids, one bit each: three million names of one listing take a tenth of a megabyte per million ids. In
 * blocks, since ids may begin anywhere.
 */
export class IdSet {
  readonly #blocks = new Map<number, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    const number = Math.floor(id / IDS_PER_BLOCK);
    const block = this.#blocks.get(number) ?? new Uint8Array(IDS_PER_BLOCK / 8);
    this.#blocks.set(number, block);
    const [byte, bit] = placeOf(id);
    const before = block[byte] ?? 0;
    if ((before & bit) !== 0) return;
    block[byte] = before | bit;
    this.#size++;
  }

  has(id: number): boolean {
    const [byte, bit] = placeOf(id);
    return ((this.#blocks.get(Math.floor(id / IDS_PER_BLOCK))?.[byte] ?? 0) & bit) !== 0;
  }
}

function placeOf(id: number): [byte: number, bit: number] {
  const place = id % IDS_PER_BLOCK;
  return [place >> 3, 1 << (place & 7)];
}
