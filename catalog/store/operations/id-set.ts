/** A set of row ids, one bit each: three million names of one listing take a tenth of a megabyte per million ids. */
export class IdSet {
  #bits = new Uint8Array(1024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    const byte = Math.floor(id / 8);
    if (byte >= this.#bits.length) {
      const grown = new Uint8Array(Math.max(byte + 1, this.#bits.length * 2));
      grown.set(this.#bits);
      this.#bits = grown;
    }
    if (this.has(id)) return;
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (id % 8));
    this.#size++;
  }

  has(id: number): boolean {
    return (((this.#bits[Math.floor(id / 8)] ?? 0) >> (id % 8)) & 1) === 1;
  }
}
