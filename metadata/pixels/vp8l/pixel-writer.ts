/** Takes the rows of an image from the top; they may be overwritten afterwards. Returns whether it wants more. */
export type TakeRow = (row: Int32Array, y: number) => boolean;

/** Pixels kept to copy from: copies reach back 2^20 - 120 pixels at most. */
const MAX_HISTORY = 2 ** 20;
/** RFC 9649, chapter 3.6.2.3. */
const HASH_FACTOR = 0x1e35a7bd;

/** Puts pixels one behind the other and hands rows out as they are full. Keeps those that can be referred to. */
export class PixelWriter {
  /** Where the next pixel goes. */
  x = 0;
  y = 0;
  wantsMore: boolean;
  private readonly row: Int32Array;
  /** A ring. */
  private readonly history: Int32Array;
  private readonly cache: Int32Array;
  private written = 0;

  constructor(
    readonly width: number,
    private readonly height: number,
    private readonly cacheBits: number,
    private readonly take: TakeRow,
  ) {
    this.row = new Int32Array(width);
    this.history = new Int32Array(2 ** Math.ceil(Math.log2(Math.min(width * height, MAX_HISTORY))));
    this.cache = new Int32Array(1 << cacheBits);
    this.wantsMore = width * height > 0;
  }

  /** How many places the colour cache has. */
  get cacheSize(): number {
    return this.cacheBits === 0 ? 0 : this.cache.length;
  }

  put(pixel: number): void {
    this.history[this.written & (this.history.length - 1)] = pixel;
    if (this.cacheBits > 0) this.cache[Math.imul(HASH_FACTOR, pixel) >>> (32 - this.cacheBits)] = pixel;
    this.row[this.x] = pixel;
    this.written++;
    this.x++;
    if (this.x === this.width) this.finishRow();
  }

  /** A pixel that came before, by its place in the colour cache. */
  putCached(index: number): void {
    this.put(this.cache[index] ?? 0);
  }

  /** So many pixels again that stand `distance` before. Returns whether there are such. */
  copy(distance: number, count: number): boolean {
    if (distance > this.written) return false;
    const mask = this.history.length - 1;
    for (let left = count; left > 0 && this.wantsMore; left--) {
      this.put(this.history[(this.written - distance) & mask] ?? 0);
    }
    return true;
  }

  private finishRow(): void {
    this.wantsMore = this.take(this.row, this.y) && this.y + 1 < this.height;
    this.x = 0;
    this.y++;
  }
}
