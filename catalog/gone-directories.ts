import type { Store } from './store/store.js';
import type { Tree } from './tree.js';

/**
 * Directories that have gone from the tree. The store keeps them, with what is known of their files, until they cannot have
 * been renamed.
 */
export class GoneDirectories {
  readonly #tree: Tree;
  readonly #store: Store;
  /** With a number of its own for each time that one has gone. */
  readonly #numbers = new Map<string, number>();
  #last = 0;

  constructor({ tree, store }: { tree: Tree; store: Store }) {
    this.#tree = tree;
    this.#store = store;
  }

  /** Those that have not turned up again: what the store has below them is true no more. */
  get paths(): string[] {
    return [...this.#numbers.keys()].filter((path) => this.#tree.get(path) === null);
  }

  add(path: string): void {
    this.#numbers.set(path, ++this.#last);
  }

  delete(path: string): void {
    this.#numbers.delete(path);
  }

  clear(): void {
    this.#numbers.clear();
  }

  /** Removes them from the store. Until that is done they are told of as gone. */
  async forget(): Promise<void> {
    const before = new Map(this.#numbers);
    const { paths } = this;
    if (paths.length > 0) await this.#store.removeDirectories(paths);
    for (const [path, number] of before) if (this.#numbers.get(path) === number) this.delete(path);
  }
}
