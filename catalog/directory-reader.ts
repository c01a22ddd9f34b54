import { basename } from 'node:path';
import type { Directory } from '../schema/models/library.js';
import type { Page } from '../schema/operations/common.js';
import type { Entered } from './entrance.js';
import { makeId, pathOfCursor } from './ids.js';
import { childPath } from './image-paths.js';
import { compareNames } from './order.js';
import { placeBehind } from './paging.js';
import type { Parts } from './parts.js';
import { isLeftOut } from './door.js';
import type { TreeDirectory } from './tree.js';

interface Paging {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** Directories that are entered at the same time. */
const ENTERED_AT_ONCE = 64;

/** Tells of directories and those in them. */
export class DirectoryReader {
  readonly #parts: Parts;
  readonly #enter: (path: string) => Promise<Entered>;

  constructor(parts: Parts, enter: (path: string) => Promise<Entered>) {
    this.#parts = parts;
    this.#enter = enter;
  }

  async get(path: string): Promise<Directory> {
    const { asked, directory } = await this.#enter(path);
    return {
      path: asked,
      name: asked === '' ? basename(this.#parts.door.base) : basename(asked),
      imageCount: directory.images,
      totalImages: directory.totalImages,
      directoryCount: directory.readableChildren + linksIn(directory).length,
    };
  }

  /**
   * The directories in a directory that may be read, in natural order, links among them, and the directory itself. Those
   * of the page are looked at, and no others: the total is of what is known.
   */
  async list(path: string, { cursor, limit }: Paging): Promise<Page<Directory> & { directory: Directory }> {
    const { asked, directory } = await this.#enter(path);
    const names = this.#namesIn(directory);
    const start = cursor === undefined ? 0 : placeBehind(names, basename(pathOfCursor('directory', cursor)));
    const found = await this.#readable(asked, names.slice(start), limit === undefined ? Infinity : limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const isMore = found.length > items.length && last !== undefined;
    const known = await this.get(path);
    return {
      items,
      nextCursor: isMore ? makeId('directory', last.path) : null,
      total: start === 0 && !isMore ? items.length : known.directoryCount,
      directory: known,
    };
  }

  /** In natural order, those included that may not be read: that may be over. */
  #namesIn(directory: TreeDirectory): readonly string[] {
    const names = this.#parts.tree.sortedChildren(directory).map(({ name }) => name);
    const links = linksIn(directory);
    return links.length === 0 ? names : [...names, ...links].toSorted(compareNames);
  }

  /** The first of some directories that may be read. */
  async #readable(asked: string, names: readonly string[], most: number): Promise<Directory[]> {
    const readable: Directory[] = [];
    let next = 0;
    while (next < names.length && readable.length < most) {
      const part = names.slice(next, next + Math.min(ENTERED_AT_ONCE, most - readable.length));
      next += part.length;
      const found = await Promise.all(part.map((name) => this.#getReadable(childPath(asked, name))));
      readable.push(...found.filter((one) => one !== null));
    }
    return readable;
  }

  async #getReadable(path: string): Promise<Directory | null> {
    try {
      return await this.get(path);
    } catch (error) {
      if (isLeftOut(error)) return null;
      throw error;
    }
  }
}

/** Names of links to directories. */
function linksIn({ links }: TreeDirectory): string[] {
  return links.filter(({ kind }) => kind === 'directory').map(({ name }) => name);
}
