import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import DataLoader from 'dataloader';
import { promptWords } from '../metadata/index.js';
import { SeedrollError } from '../schema/errors.js';
import type { ImageMetadata, Metadata } from '../schema/models/metadata.js';
import { toMetadata } from '../workers/pool.js';
import { notFound } from './door.js';
import { enterImage, pathOfReal } from './entrance.js';
import { childPath } from './image-paths.js';
import type { Parts } from './parts.js';
import type { FilePlace, StoredFileMetadata } from './store/store.js';

/** An image file, and what the catalog knows of it. */
interface CheckedFile {
  place: FilePlace;
  real: string;
  /** Null where nothing is known that is still true. */
  known: Metadata | null;
  /** Whether the catalog holds what is no longer true. */
  isStale: boolean;
}

/** Reads metadata for one request: from the catalog where that is right, else from the file. */
export class MetadataReader {
  readonly #parts: Parts;
  readonly #signal: AbortSignal | undefined;
  readonly #images: DataLoader<string, ImageMetadata>;

  constructor(parts: Parts, signal: AbortSignal | undefined) {
    this.#parts = parts;
    this.#signal = signal;
    this.#images = new DataLoader((paths) => this.#readImages(paths));
  }

  /**
   * The metadata of one image, which is held against the file itself. Calls of one moment are one batch.
   * @param path Relative to the base directory, in any form that leads there.
   * @throws SeedrollError FORBIDDEN, NOT_FOUND, BUSY, CANCELLED.
   */
  ofImage(path: string): Promise<ImageMetadata> {
    return this.#images.load(path);
  }

  /** The metadata of images as the catalog knows them; those that nobody has parsed are read now. */
  async ofPlaces(places: readonly FilePlace[]): Promise<ImageMetadata[]> {
    if (places.length === 0) return [];
    const { store, scanner } = this.#parts;
    const stored = await store.metadata(places);
    const missing: FilePlace[] = [];
    const unparsed = new Set<string>();
    for (const [index, place] of places.entries()) {
      const known = stored[index] ?? null;
      if (known === null) unparsed.add(place.directory);
      if (known === null || !known.hasRaw) missing.push(place);
    }
    for (const directory of unparsed) scanner.prioritise(directory);
    const read = await this.#parse(await Promise.all(missing.map((place) => this.#realOf(place))));
    const found = read[Symbol.iterator]();
    return stored.map((known) => {
      const metadata = known === null || !known.hasRaw ? found.next().value : toMetadata(known.json);
      if (metadata === undefined) throw leftOut();
      return withWords(metadata);
    });
  }

  async #readImages(paths: readonly string[]): Promise<(ImageMetadata | Error)[]> {
    const files = await this.#check(paths);
    const unknown = files.filter((file) => !(file instanceof Error) && file.known === null);
    const reals = unknown.map((file) => (file instanceof Error ? '' : file.real));
    const read = (await this.#parse(reals))[Symbol.iterator]();
    await this.#noteUnknown(files);
    return files.map((file) => {
      if (file instanceof Error) return file;
      const metadata = file.known ?? read.next().value;
      return metadata === undefined ? leftOut() : withWords(metadata);
    });
  }

  /** Holds what is known of files against the disk. */
  async #check(paths: readonly string[]): Promise<(CheckedFile | Error)[]> {
    const { door, store } = this.#parts;
    const reals = await Promise.all(paths.map((path) => this.#locate(path)));
    const places = reals.map((real) => {
      const path = real instanceof Error ? '' : pathOfReal(door, real);
      const directory = dirname(path);
      return { directory: directory === '.' ? '' : directory, name: basename(path) };
    });
    const stored = await store.files(places);
    return Promise.all(
      reals.map(async (real, index): Promise<CheckedFile | Error> => {
        const place = places[index];
        if (real instanceof Error || place === undefined) return real instanceof Error ? real : leftOut();
        const known = stored[index] ?? null;
        const isTrue = known !== null && (await isAsStored(real, known));
        const metadata = isTrue && known.metadata?.hasRaw === true ? toMetadata(known.metadata.json) : null;
        // A time of 0 is no news: the scan reads such a file once more by itself.
        const isStale = !isTrue && known?.stat != null && known.stat.mtimeNs !== 0n;
        return { place, real, known: metadata, isStale };
      }),
    );
  }

  /** What was read here for want of the catalog's is to be read for the catalog too. */
  async #noteUnknown(files: readonly (CheckedFile | Error)[]): Promise<void> {
    const { store, scanner, tree } = this.#parts;
    const stale = files.filter((file) => !(file instanceof Error) && file.isStale);
    const places = stale.flatMap((file) => (file instanceof Error ? [] : [file.place]));
    if (places.length === 0) return;
    await store.markUnparsed(places);
    for (const { directory } of places) tree.touchAt(directory);
    scanner.noteUnparsed();
  }

  async #parse(reals: readonly string[]): Promise<Metadata[]> {
    const { parser, activity } = this.#parts;
    activity.filesParsed += reals.length;
    return parser.parse(reals, this.#signal);
  }

  async #locate(path: string): Promise<string | Error> {
    try {
      return (await enterImage(this.#parts, path)).real;
    } catch (error) {
      return error instanceof Error ? error : notFound(error);
    }
  }

  /** Where a listed image is: a link passes the door each time. */
  async #realOf({ directory, name }: FilePlace): Promise<string> {
    const { door, tree } = this.#parts;
    const isLink = tree.get(directory)?.links.some((link) => link.name === name) === true;
    if (!isLink) return join(door.base, directory, name);
    return (await door.resolve(childPath(directory, name))).real;
  }
}

async function isAsStored(real: string, { stat: known }: StoredFileMetadata): Promise<boolean> {
  if (known === null) return false;
  // What has gone just now is read all the same: reading says why it fails.
  const found = await stat(real, { bigint: true }).catch(() => null);
  if (found === null) return false;
  return known.mtimeNs === found.mtimeNs && BigInt(known.size) === found.size && known.inode === found.ino;
}

function withWords(metadata: Metadata): ImageMetadata {
  return { ...metadata, promptWords: promptWords(metadata.prompt) };
}

function leftOut(): SeedrollError {
  return new SeedrollError('INTERNAL', 'The parser left a file out.');
}
