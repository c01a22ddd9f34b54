import { basename } from 'node:path';
import type { Directory } from '../schema/models/library.js';
import type { Page } from '../schema/operations/common.js';
import type { Entered } from './entrance.js';
import { makeId, pathOfCursor } from './ids.js';
import { childPath } from './image-paths.js';
import { compareNames } from './order.js';
import { cutPage } from './paging.js';
import type { Parts } from './parts.js';
import { isLeftOut } from './door.js';

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
    const name = asked === '' ? basename(this.#parts.door.base) : basename(asked);
    return { path: asked, name, imageCount: directory.images };
  }

  /** The directories in a directory that may be read, in natural order, links among them, and the directory itself. */
  async list(path: string, { cursor, limit }: Paging): Promise<Page<Directory> & { directory: Directory }> {
    const after = cursor === undefined ? undefined : basename(pathOfCursor('directory', cursor));
    const { asked, directory } = await this.#enter(path);
    const links = directory.links.filter(({ kind }) => kind === 'directory');
    const names = [...directory.children.keys(), ...links.map(({ name }) => name)].toSorted(compareNames);
    const readable: Directory[] = [];
    for (let start = 0; start < names.length; start += ENTERED_AT_ONCE) {
      const part = names.slice(start, start + ENTERED_AT_ONCE);
      const found = await Promise.all(part.map((name) => this.#getReadable(childPath(asked, name))));
      readable.push(...found.filter((one) => one !== null));
    }
    const page = cutPage<Directory>(readable, {
      isAfter: after === undefined ? undefined : ({ name }) => compareNames(name, after) > 0,
      limit,
      cursorOf: (child) => makeId('directory', child.path),
    });
    return { ...page, directory: await this.get(path) };
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
