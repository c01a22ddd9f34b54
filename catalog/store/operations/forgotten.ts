import type { Connection } from '../connection.js';

/** What a file held, as far as it takes to tell that it holds the same still: writing takes a moment, and another content another size. */
export interface Content {
  state: number;
  size: number | null;
  recipe_id: number | null;
}

/** Images of which it is kept. */
const MAX_KEPT = 10_000;

/**
 * What was known of images that are to be read again. Most of them turn out as they were: the system tells of a new file
 * some time after it was read.
 */
export class Forgotten {
  readonly #kept: Map<number, Content>;

  constructor(connection: Connection) {
    this.#kept = connection.cache();
  }

  keep(id: number, { state, size, recipe_id }: Content): void {
    if (this.#kept.size >= MAX_KEPT) this.#kept.clear();
    this.#kept.set(id, { state, size, recipe_id });
  }

  /** Gives what was known, once. */
  take(id: number): Content | undefined {
    const content = this.#kept.get(id);
    this.#kept.delete(id);
    return content;
  }
}
