import { readdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Catalog } from '../../catalog/catalog.js';
import { SeedrollError } from '../../schema/errors.js';
import type { Change } from '../../schema/models/changes.js';
import type { Folder } from './folder.js';

/** Somebody who knows which images there are by the changes alone, and reads again only what those say. */
export class Mirror {
  readonly #catalog: Catalog;
  readonly #images = new Set<string>();
  #lastId: string | undefined;
  /** Images that were added twice, or removed that were not there. */
  readonly wrong: string[] = [];

  constructor(catalog: Catalog) {
    this.#catalog = catalog;
  }

  get images(): string[] {
    return [...this.#images].toSorted();
  }

  /** Takes what has changed since the last time. */
  async follow(): Promise<void> {
    const before = this.#lastId;
    const { changes, lastId, isReset } = await this.#catalog
      .session()
      .changes.list({ after: before, directory: '', limit: 1000 });
    this.#lastId = lastId;
    if (before === undefined || isReset) return this.#readAll();
    // What was read again is as new as the question, and so ahead of the changes that follow.
    const read = new Set<string>();
    for (const change of changes) await this.#take(change, read);
  }

  async #readAll(): Promise<void> {
    this.#images.clear();
    const waiting = [''];
    for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
      await this.#readDirectory(directory);
      const { items } = await this.#catalog.session().directories(directory, {});
      waiting.push(...items.map(({ path }) => path));
    }
  }

  async #take({ kind, path, directory }: Change, read: Set<string>): Promise<void> {
    if (kind === 'directory' && directory !== null) {
      read.add(directory);
      return this.#readDirectory(directory);
    }
    if (kind === 'directoryRemoved' && directory !== null) {
      for (const image of this.#images) if (image.startsWith(`${directory}/`)) this.#images.delete(image);
      return;
    }
    if (path === null || kind === 'changed') return;
    const isAhead = [...read].some((above) => above === '' || path.startsWith(`${above}/`));
    const isWrong = this.#images.has(path) === (kind === 'added');
    if (isWrong && !isAhead) this.wrong.push(`${kind} ${path}`);
    if (kind === 'added') this.#images.add(path);
    else this.#images.delete(path);
  }

  async #readDirectory(directory: string): Promise<void> {
    const isIn = (path: string): boolean => dirname(path) === (directory === '' ? '.' : directory);
    const found = await this.#catalog
      .session()
      .imagesOfDirectory(directory, { limit: 1000 })
      .catch((error: unknown) => {
        // It has gone since, which is told further on.
        if (error instanceof SeedrollError && error.code === 'NOT_FOUND') return { items: [] };
        throw error;
      });
    for (const path of this.#images) if (isIn(path)) this.#images.delete(path);
    for (const { path } of found.items) this.#images.add(path);
  }
}

/** Paths of all files. */
export async function imagesOn(folder: Folder): Promise<string[]> {
  const entries = await readdir(folder.path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder.path, join(entry.parentPath, entry.name)))
    .toSorted();
}
