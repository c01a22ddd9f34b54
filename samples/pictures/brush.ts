import { randomOf } from './random.js';

/**
 * Chooses the numbers of a picture. Each is drawn once for the batch and moved a little for the picture, so that
 * pictures of one batch look like variations of one another, as neighbouring seeds of one prompt do.
 */
export class Brush {
  readonly #batchKey: string;
  readonly #pictureKey: string;
  readonly #batch: () => number;
  readonly #picture: () => number;

  constructor(batchKey: string, pictureKey: string) {
    this.#batchKey = batchKey;
    this.#pictureKey = pictureKey;
    this.#batch = randomOf(batchKey);
    this.#picture = randomOf(`${batchKey}:${pictureKey}`);
  }

  /**
   * A number from `least` to `most`.
   * @param change How far a picture goes from its batch, as a part of the range: 0 not at all, 1 anywhere.
   */
  number(least: number, most: number, change = 0.18): number {
    const at = this.#batch() + (this.#picture() - 0.5) * 2 * change;
    return least + (most - least) * Math.min(1, Math.max(0, at));
  }

  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number, change = 0.18): number {
    return Math.min(most, Math.floor(this.number(least, most + 1, change)));
  }

  /** One of `items`; the same one for the whole batch unless `change` says otherwise. */
  pick<Item>(items: readonly Item[], change = 0): Item {
    const item = items[this.integer(0, items.length - 1, change)];
    if (item === undefined) throw new RangeError('there is nothing to pick from');
    return item;
  }

  /** A brush of its own for one part of the picture: what one part takes does not move the others. */
  part(name: string | number): Brush {
    return new Brush(`${this.#batchKey}/${name}`, `${this.#pictureKey}/${name}`);
  }

  /** Brushes for `count` parts of one kind. */
  parts(name: string, count: number): Brush[] {
    return Array.from({ length: count }, (_, index) => this.part(`${name} ${index}`));
  }
}
