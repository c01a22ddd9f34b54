import { u32be } from '../bytes/numbers.js';
import { MAX_BLOCK_LENGTH } from '../containers/container.js';
import type { Picture } from './rows.js';
import { type HidingPlace, type Signature, SIGNATURE_LENGTH } from './signatures.js';

/** The signature, and the length of the text behind it: 32 bits, which count bits. */
const HEADER_LENGTH = SIGNATURE_LENGTH + 4;

/**
 * The lowest bits of one hiding place. They are counted down the columns, from left to right, the highest bit of a byte
 * first, and rows come one by one: each bit is put where it belongs in the text. What cannot be a hidden text is given
 * up at the first wrong bit of the signature, which is in the first rows of nearly every picture.
 */
export class HiddenBits {
  /** Columns from the left that are looked at. */
  columns: number;
  /** Why a text with a right signature cannot be had. */
  problem: string | null = null;
  private candidates: readonly Signature[];
  private bytes: Uint8Array | null = null;
  private row = 0;
  /** The row before which all that is needed has been seen. */
  private endRow: number;
  /** In bytes; null until it is known. */
  private textLength: number | null = null;

  constructor(
    private readonly picture: Picture,
    private readonly place: HidingPlace,
  ) {
    const hasRoom = place.firstChannel + place.channelCount <= picture.channels && this.room >= 0;
    this.candidates = hasRoom ? place.signatures : [];
    this.columns = hasRoom ? picture.width : 0;
    this.endRow = Math.min(picture.height, Math.ceil((HEADER_LENGTH * 8) / place.channelCount));
  }

  get wantsMore(): boolean {
    return this.candidates.length > 0 && this.problem === null && this.row < this.endRow;
  }

  /** The signature; null where it has not been seen as a whole, or there is none. */
  get signature(): Signature | null {
    const rows = Math.min(this.picture.height, Math.ceil((SIGNATURE_LENGTH * 8) / this.place.channelCount));
    return (this.row < rows ? null : this.candidates[0]) ?? null;
  }

  /** What is hidden, as stored; null where it is not there as a whole. */
  get text(): Uint8Array | null {
    if (this.textLength === null || this.wantsMore) return null;
    return this.bytes?.subarray(HEADER_LENGTH, HEADER_LENGTH + this.textLength) ?? null;
  }

  take(row: Uint8Array): void {
    if (!this.wantsMore) return;
    this.candidates = this.candidates.filter((candidate) => this.isPossible(candidate, row));
    if (this.candidates.length === 0) return void (this.columns = 0);
    this.store(row);
    this.row++;
    if (this.row === this.endRow && this.textLength === null) this.readHeader();
  }

  /** How many bits a text can have; the header is part of the picture too. */
  private get room(): number {
    return this.picture.width * this.picture.height * this.place.channelCount - HEADER_LENGTH * 8;
  }

  private isPossible({ bytes }: Signature, row: Uint8Array): boolean {
    const { height, channels } = this.picture;
    const { firstChannel, channelCount } = this.place;
    for (let x = 0, first = this.row * channelCount; first < bytes.length * 8; x++) {
      for (let channel = 0; channel < channelCount; channel++) {
        const bit = first + channel;
        const expected = ((bytes[bit >>> 3] ?? 0) >>> (7 - (bit & 7))) & 1;
        const found = (row[x * channels + firstChannel + channel] ?? 0) & 1;
        if (expected !== found) return false;
      }
      first += height * channelCount;
    }
    return true;
  }

  private store(row: Uint8Array): void {
    const { width, height, channels } = this.picture;
    const { firstChannel, channelCount } = this.place;
    const bytes = (this.bytes ??= new Uint8Array(Math.ceil((width * height * channelCount) / 8)));
    for (let x = 0; x < this.columns; x++) {
      const from = x * channels + firstChannel;
      const to = (x * height + this.row) * channelCount;
      for (let channel = 0; channel < channelCount; channel++) {
        const bit = to + channel;
        if (((row[from + channel] ?? 0) & 1) === 1)
          bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (0x80 >>> (bit & 7));
      }
    }
  }

  /** From here on only those columns and rows are looked at in which the text stands. */
  private readHeader(): void {
    const { height } = this.picture;
    const bits = u32be(this.bytes ?? new Uint8Array(), SIGNATURE_LENGTH);
    if (bits > Math.min(this.room, MAX_BLOCK_LENGTH * 8)) {
      this.problem = `is said to have ${bits} bits, more than there can be`;
      return;
    }
    this.textLength = Math.floor(bits / 8);
    const pixels = Math.ceil((HEADER_LENGTH * 8 + bits) / this.place.channelCount);
    this.columns = Math.ceil(pixels / height);
    this.endRow = Math.max(this.row, Math.min(height, pixels));
  }
}
