import DataLoader from 'dataloader';
import { isSupportedFile, promptWords } from '../metadata/index.js';
import { SeedrollError } from '../schema/errors.js';
import type { ImageMetadata } from '../schema/models/metadata.js';
import type { Parser } from '../workers/pool.js';
import { type Door, notFound, type Resolved, statOf } from './door.js';
import { type Listing, listDirectory } from './listing.js';
import { isLeftOut, walk } from './walk.js';

/** What was asked of the disk since the start; for tests and for whoever wonders. */
export interface Activity {
  directoriesListed: number;
  filesParsed: number;
}

/** What the catalog works with, for its whole life. */
export interface DiskOptions {
  door: Door;
  /** File name endings that are served, in lower case. */
  extensions: readonly string[];
  parser: Parser;
  activity: Activity;
}

/**
 * The base directory as one request sees it. Everything is read at most once per request, so that nested
 * questions agree with each other and cost no more than flat ones; nothing is kept beyond it, so that each
 * request sees the disk as it is.
 */
export class Disk {
  readonly #options: DiskOptions;
  readonly #signal: AbortSignal | undefined;
  readonly #listings = new Map<string, Promise<Listing>>();
  /** Real paths of images that a listing has shown; they need not pass the door again. */
  readonly #located = new Map<string, string>();
  readonly #metadata: DataLoader<string, ImageMetadata>;

  constructor(options: DiskOptions, signal: AbortSignal | undefined) {
    this.#options = options;
    this.#signal = signal;
    this.#metadata = new DataLoader((paths) => this.#parse(paths));
  }

  /**
   * Resolves a path to a directory.
   * @throws SeedrollError FORBIDDEN, NOT_FOUND.
   */
  async directory(path: string): Promise<Resolved> {
    const resolved = await this.#options.door.resolve(path);
    if (!(await statOf(resolved)).isDirectory()) throw notFound();
    return resolved;
  }

  /**
   * Resolves a path to an image file that is served.
   * @throws SeedrollError FORBIDDEN, NOT_FOUND.
   */
  async image(path: string): Promise<Resolved> {
    const resolved = await this.#options.door.resolve(path);
    // A slash behind a name asks for a directory.
    if (/\/\.?$/.test(path) || !isSupportedFile(resolved.path, this.#options.extensions)) throw notFound();
    if (!(await statOf(resolved)).isFile()) throw notFound();
    return resolved;
  }

  /** Lists a directory. */
  list(directory: Resolved): Promise<Listing> {
    const known = this.#listings.get(directory.path);
    if (known !== undefined) return known;
    const listing = this.#list(directory);
    this.#listings.set(directory.path, listing);
    return listing;
  }

  async #list(directory: Resolved): Promise<Listing> {
    if (this.#signal?.aborted === true) throw new SeedrollError('CANCELLED', 'The request was cancelled.');
    this.#options.activity.directoriesListed++;
    const listing = await listDirectory(this.#options.door, directory, this.#options.extensions);
    for (const { path, real } of listing.images) this.#located.set(path, real);
    return listing;
  }

  /** Counts the images in a directory, or null where it may not be read or has gone. */
  async countImages(path: string): Promise<number | null> {
    try {
      return (await this.list(await this.#options.door.resolve(path))).images.length;
    } catch (error) {
      if (isLeftOut(error)) return null;
      throw error;
    }
  }

  /** A directory and all below it, depth first in natural order. What cannot be read below is left out. */
  walk(directory: Resolved): ReturnType<typeof walk> {
    return walk(directory, (child) => this.list(child));
  }

  /**
   * Reads the metadata of an image. Calls of one moment are parsed as one batch.
   * @param path Relative to the base directory, in any form that leads there.
   * @throws SeedrollError FORBIDDEN, NOT_FOUND, BUSY, CANCELLED.
   */
  metadata(path: string): Promise<ImageMetadata> {
    return this.#metadata.load(path);
  }

  async #parse(paths: readonly string[]): Promise<(ImageMetadata | Error)[]> {
    const reals = await Promise.all(paths.map((path) => this.#locate(path)));
    const readable = reals.filter((real) => typeof real === 'string');
    this.#options.activity.filesParsed += readable.length;
    const parsed = await this.#options.parser.parse(readable, this.#signal);
    const complete = parsed.map((metadata) => ({ ...metadata, promptWords: promptWords(metadata.prompt) }));
    const byReal = new Map(readable.map((real, index) => [real, complete[index]]));
    const unanswered = new SeedrollError('INTERNAL', 'The parser left a file out.');
    return reals.map((real) => (typeof real === 'string' ? (byReal.get(real) ?? unanswered) : real));
  }

  async #locate(path: string): Promise<string | Error> {
    const known = this.#located.get(path);
    if (known !== undefined) return known;
    try {
      return (await this.image(path)).real;
    } catch (error) {
      return error instanceof Error ? error : notFound(error);
    }
  }
}
