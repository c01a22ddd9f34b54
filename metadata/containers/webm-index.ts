import type { Reading } from '../bytes/reading.js';
import { readElementHeader, toNumber } from './ebml.js';

/** Length of an id and a size at most. */
const ELEMENT_HEADER = 12;
/** Most places kept. */
const MAX_PLACES = 64;

/** Where in the file a list at its start (`SeekHead`, RFC 9559 chapter 5.1.1) says that elements of one kind stand. */
export class WebmIndex {
  readonly #wanted: number;
  readonly #places: number[] = [];
  /** What the positions count from: the content of the segment. */
  #base = 0;
  #id = 0;

  /** @param wanted The id of the elements. */
  constructor(wanted: number) {
    this.#wanted = wanted;
  }

  beginSegment(start: number): void {
    this.#base = start;
  }

  setId(bytes: Uint8Array): void {
    this.#id = toNumber(bytes);
  }

  setPosition(bytes: Uint8Array): void {
    if (this.#id === this.#wanted && this.#places.length < MAX_PLACES) {
      this.#places.push(this.#base + toNumber(bytes));
    }
  }

  /** The nearest place behind an offset at which there is such an element, or null where the list knows of none. */
  *next(offset: number): Reading<number | null> {
    for (const place of this.#places.toSorted((a, b) => a - b)) {
      if (place <= offset) continue;
      const header = readElementHeader(yield { offset: place, length: ELEMENT_HEADER });
      if (header?.id === this.#wanted) return place;
    }
    return null;
  }
}
