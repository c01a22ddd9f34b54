import type { Border } from '../../../schema/models/group-rule.js';

/** Borders by their numbers in `GroupRuns`. */
const BORDERS: readonly Border[] = ['directory', 'seed', 'gap', 'prompt', 'model', 'size', 'unnumbered'];

/** The groups of one directory by one rule, some 15 bytes each. */
export class GroupRuns {
  /** Rows of their first images. */
  readonly #firstIds: Float64Array;
  /** Positions of their first images in the order of the rule, and that behind the last image. */
  readonly #starts: Uint32Array;
  /** Why they begin; null where that is not kept. */
  readonly #borders: Uint8Array | null;
  /** Positions of images right before which seeds are missing, ascending, and how many. */
  readonly #gapsAt: Uint32Array;
  readonly #gaps: Uint16Array;
  /** All images in the order of the rule; null where that is the catalog's. */
  readonly ids: Float64Array | null;

  constructor(runs: {
    firstIds: readonly number[];
    starts: readonly number[];
    borders: readonly Border[] | null;
    gaps: readonly { at: number; missing: number }[];
    ids: Float64Array | null;
  }) {
    this.#firstIds = Float64Array.from(runs.firstIds);
    this.#starts = Uint32Array.from(runs.starts);
    this.#borders =
      runs.borders === null ? null : Uint8Array.from(runs.borders, (border) => BORDERS.indexOf(border));
    this.#gapsAt = Uint32Array.from(runs.gaps, ({ at }) => at);
    this.#gaps = Uint16Array.from(runs.gaps, ({ missing }) => missing);
    this.ids = runs.ids;
  }

  /** How many groups there are. */
  get count(): number {
    return this.#firstIds.length;
  }

  get images(): number {
    return this.#starts.at(-1) ?? 0;
  }

  get bytes(): number {
    const parts = [this.#firstIds, this.#starts, this.#borders, this.#gapsAt, this.#gaps, this.ids];
    return parts.reduce((sum, part) => sum + (part?.byteLength ?? 0), 0);
  }

  firstIdOf(ordinal: number): number {
    return this.#firstIds[ordinal] ?? 0;
  }

  /** Position of its first image, from 0 among all of the directory. */
  startOf(ordinal: number): number {
    return this.#starts[ordinal] ?? 0;
  }

  countOf(ordinal: number): number {
    return this.startOf(ordinal + 1) - this.startOf(ordinal);
  }

  /** The group that the image of a position is in. */
  ordinalAt(position: number): number {
    return placeOf(this.#starts, position + 1) - 1;
  }

  beginsBy(ordinal: number): Border {
    return BORDERS[this.#borders?.[ordinal] ?? 0] ?? 'directory';
  }

  /** Where in a group seeds are missing: right before which of its images, from 0, and how many. */
  *gapsOf(ordinal: number): Generator<{ before: number; missing: number }> {
    const start = this.startOf(ordinal);
    const end = this.startOf(ordinal + 1);
    for (let index = placeOf(this.#gapsAt, start); (this.#gapsAt[index] ?? end) < end; index++)
      yield { before: (this.#gapsAt[index] ?? 0) - start, missing: this.#gaps[index] ?? 0 };
  }
}

/** Index of the first of some ascending numbers that is not less than `value`. */
function placeOf(ascending: Uint32Array, value: number): number {
  let from = 0;
  let to = ascending.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
