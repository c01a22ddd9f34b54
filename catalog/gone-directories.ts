import type { Store } from './store/store.js';
import type { Tree } from './tree.js';

/**
 * Directories that have gone from the tree. The store keeps them, with what is known of their files, until they cannot have
 * been renamed.
 */
export class GoneDirectories {
  readonly #tree: Tree;
  readonly #store: Pick<Store, 'removeDirectories'>;
  /** With a number of its own for each time that one has gone. */
  readonly #numbers = new Map<string, number>();
  #last = 0;
  /** Those that are just being removed from the store, whatever may have turned up there again. */
  #leaving: readonly string[] = [];

  constructor({ tree, store }: { tree: Tree; store: Pick<Store, 'removeDirectories'> }) {
    this.#tree = tree;
    this.#store = store;
  }

  /** Those that have not turned up again: what the store has below them is true no more. */
  get paths(): string[] {
    const gone = [...this.#numbers.keys()].filter((path) => this.#tree.get(path) === null);
    return [...new Set([...gone, ...this.#leaving])];
  }

  /** Whether a directory has gone, by itself or with one above it, and has not turned up again. */
  has(path: string): boolean {
    return this.paths.some((gone) => path === gone || path.startsWith(`${gone}/`));
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
    this.#leaving = paths;
    try {
      if (paths.length > 0) await this.#store.removeDirectories(paths);
    } finally {
      this.#leaving = [];
    }
    for (const [path, number] of before) if (this.#numbers.get(path) === number) this.delete(path);
  }
}
