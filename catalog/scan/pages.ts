import type { StorePage } from '../store/store.js';

/** A list of the store, page by page. The next page is fetched while the last one is worked on. */
export class Pages<Item> {
  readonly #read: (after: string | undefined) => Promise<StorePage<Item>>;
  #coming: Promise<StorePage<Item>> | null;

  constructor(read: (after: string | undefined) => Promise<StorePage<Item>>) {
    this.#read = read;
    this.#coming = read(undefined);
  }

  /** The items of the next page; none behind the last one. */
  async next(): Promise<Item[]> {
    if (this.#coming === null) return [];
    const { items, next } = await this.#coming;
    this.#coming = next === null ? null : this.#read(next);
    // Its failure is told to whoever asks for it.
    this.#coming?.catch(() => undefined);
    return items;
  }
}
