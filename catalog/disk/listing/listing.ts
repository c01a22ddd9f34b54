import { type Dir, type Dirent, opendirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { isSupportedFile } from '../../../metadata/names.js';
import { Door, explain, isHidden, notFound } from '../../door.js';
import type { DirectoryStamp, ListedDirectory } from '../disk.js';
import type { FileSystems } from '../file-systems.js';
import type { ListedPart } from '../protocol.js';
import { directoryStats, stampOf } from '../stats.js';
import { followLinks } from './links.js';
import { isReadable } from './names.js';
import { isRecent, type Steadiness } from './racy.js';

interface ListingOptions {
  base: string;
  extensions: readonly string[];
  fileSystems: FileSystems;
  steadiness: Steadiness;
}

/** Names handed over at once: few messages, and no more than some hundred kilobytes in memory. */
const NAMES_AT_ONCE = 10_000;

/** Entries read before other calls have their turn, which is about 2 ms; and fetched from the system at once. */
const ENTRIES_AT_ONCE = 1024;

/** One reading of a directory, part by part. */
export class DirectoryListing {
  readonly #path: string;
  readonly #real: string;
  readonly #options: ListingOptions;
  readonly #dir: Dir;
  readonly #stamp: DirectoryStamp;
  readonly #isRecent: boolean;
  readonly #directories: string[] = [];
  readonly #links: ListedDirectory['links'] = [];
  #hasLinks = false;
  #isClosed = false;

  /** @throws SeedrollError NOT_FOUND, FORBIDDEN. */
  constructor(path: string, options: ListingOptions) {
    this.#path = path;
    this.#real = join(options.base, path);
    this.#options = options;
    try {
      checkPlace(path, this.#real);
      const stats = directoryStats(this.#real);
      if (stats === null) throw notFound();
      this.#stamp = stampOf(stats);
      const isLocal = options.fileSystems.isLocal(stats.dev, this.#real);
      this.#isRecent =
        isRecent(this.#stamp, Date.now(), isLocal) && !options.steadiness.note(path, this.#stamp);
      this.#dir = opendirSync(this.#real, { bufferSize: ENTRIES_AT_ONCE });
    } catch (error) {
      explain(error);
    }
  }

  /** Reads the next names. */
  async read(): Promise<Omit<ListedPart, 'listing'>> {
    const names: string[] = [];
    while (names.length < NAMES_AT_ONCE) {
      const isLast = await this.#readSome(names);
      if (isLast) return { names: names.join('/'), end: this.#end() };
      await setImmediate();
      if (this.#isClosed) throw notFound();
    }
    return { names: names.join('/'), end: null };
  }

  close(): void {
    if (!this.#isClosed) this.#dir.closeSync();
    this.#isClosed = true;
  }

  /** @returns Whether there is nothing behind. */
  async #readSome(names: string[]): Promise<boolean> {
    const links: string[] = [];
    let entry: Dirent | null = null;
    for (let count = 0; count < ENTRIES_AT_ONCE; count++) {
      entry = this.#next();
      if (entry === null) break;
      const { name } = entry;
      if (isHidden(name) || !isReadable(this.#real, name)) continue;
      if (entry.isFile()) {
        if (isSupportedFile(name, this.#options.extensions)) names.push(name);
      } else if (entry.isDirectory()) this.#directories.push(name);
      else if (entry.isSymbolicLink()) links.push(name);
    }
    if (links.length > 0) await this.#follow(links, names);
    return entry === null;
  }

  #next(): Dirent | null {
    try {
      return this.#dir.readSync();
    } catch (error) {
      return explain(error);
    }
  }

  async #follow(links: readonly string[], names: string[]): Promise<void> {
    this.#hasLinks = true;
    const { base, extensions } = this.#options;
    for (const link of await followLinks(new Door(base), this.#path, links, extensions)) {
      this.#links.push(link);
      if (link.kind === 'image') names.push(link.name);
    }
  }

  #end(): ListedDirectory {
    return {
      path: this.#path,
      stamp: this.#stamp,
      // A link shows what is elsewhere, which changes without this directory.
      isRacy: this.#isRecent || this.#hasLinks,
      directories: this.#directories,
      links: this.#links,
    };
  }
}

/** A directory is listed by the one path that leads to it without links: none above it may have become one. */
function checkPlace(path: string, real: string): void {
  if (path.split('/').some(isHidden) || realpathSync(real) !== real) throw notFound();
}
