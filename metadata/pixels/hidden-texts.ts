import { HiddenBits } from './hidden-bits.js';
import type { Picture, RowTaker } from './rows.js';
import { hidingPlaces } from './signatures.js';

/** Looks for a text in all hiding places of a picture at once. */
export class HiddenTexts implements RowTaker {
  /** In the order in which they are believed. */
  found: readonly HiddenBits[] = [];

  get columns(): number {
    return Math.max(0, ...this.found.map(({ columns }) => columns));
  }

  begin(picture: Picture): boolean {
    this.found = hidingPlaces.map((place) => new HiddenBits(picture, place));
    return this.wantsMore;
  }

  take(row: Uint8Array): boolean {
    for (const bits of this.found) bits.take(row);
    return this.wantsMore;
  }

  private get wantsMore(): boolean {
    return this.found.some((bits) => bits.wantsMore);
  }
}
