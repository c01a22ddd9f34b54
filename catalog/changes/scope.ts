import type { Change } from '../../schema/models/changes.js';
import { childPath, describePath } from '../image-paths.js';
import type { ChangeEntry } from './entries.js';
import type { Told } from './follow.js';

/** A directory whose changes somebody wants, with those below it. */
export class ChangeScope {
  readonly #asked: string;
  readonly #path: string;

  /** @param asked The path as it was asked for, with links in it; `path`: without. */
  constructor({ asked, path }: { asked: string; path: string }) {
    this.#asked = asked;
    this.#path = path;
  }

  has(entry: ChangeEntry): boolean {
    if (!('directory' in entry) || isIn(entry.directory, this.#path)) return true;
    return entry.kind === 'directoryRemoved' && isIn(this.#path, entry.directory);
  }

  /** A change as callers see it. */
  describe(id: string, entry: Told['entry']): Change {
    if (!('directory' in entry)) return { id, kind: entry.kind, path: null, directory: null, image: null };
    const directory = this.#show(entry.directory);
    if (!('name' in entry)) return { id, kind: entry.kind, path: null, directory, image: null };
    const path = childPath(directory, entry.name);
    return { id, kind: entry.kind, path, directory, image: describePath(path) };
  }

  #show(path: string): string {
    // One above it has gone, and has taken it along.
    if (!isIn(path, this.#path)) return this.#asked;
    if (this.#asked === this.#path) return path;
    const below = path.slice(this.#path.length).replace(/^\//, '');
    return below === '' ? this.#asked : childPath(this.#asked, below);
  }
}

/** Whether a path is at another one, or below it. */
function isIn(path: string, other: string): boolean {
  return other === '' || path === other || path.startsWith(`${other}/`);
}
