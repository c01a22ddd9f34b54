import type { BigIntStats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
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
import type { TreeDirectory } from './tree.js';

/** An image file, and what the catalog knows of it. */
interface CheckedFile {
  place: FilePlace;
  real: string;
  /** Whether no link was in the way that was asked for; it is kept by that way then. */
  isDirect: boolean;
  /** Null where it is gone just now. */
  stats: BigIntStats | null;
  /** Null where nothing is known that is still true. */
  known: Metadata | null;
  /** Whether the catalog holds what is no longer true. */
  isStale: boolean;
}

/** Reads metadata for one request: from the catalog where that is right, else from the file. */
export class MetadataReader {
  readonly #parts: Parts;
  readonly #asker: { readonly signal: AbortSignal | undefined };
  readonly #images: DataLoader<string, ImageMetadata>;
  readonly #listed: DataLoader<string, ImageMetadata | null>;

  constructor(parts: Parts, asker: { readonly signal: AbortSignal | undefined }) {
    this.#parts = parts;
    this.#asker = asker;
    this.#images = new DataLoader((paths) => this.#readImages(paths));
    this.#listed = new DataLoader((paths) => this.#readListed(paths));
  }

  /**
   * The metadata of one image, which is held against the file itself. Calls of one moment are one batch.
   * @param path Relative to the base directory, in any form that leads there.
   * @throws SeedrollError FORBIDDEN, NOT_FOUND, BUSY, CANCELLED.
   */
  async ofImage(path: string): Promise<ImageMetadata> {
    const { door, knownMetadata } = this.#parts;
    return (await knownMetadata.ofFile(door, path)) ?? this.#images.load(path);
  }

  /**
   * The metadata of an image whose directory this request has brought up to date: as the catalog has them, as with those of
   * a group. Calls of one moment are one batch.
   * @param path Without links.
   */
  async ofListed(path: string, { version }: TreeDirectory): Promise<ImageMetadata> {
    const { knownMetadata } = this.#parts;
    const kept = knownMetadata.ofListed(path, version);
    if (kept !== null) return kept;
    const read = await this.#listed.load(path);
    if (read === null) return this.ofImage(path);
    knownMetadata.keepListed(path, read, version);
    return read;
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

  /** Null for what the catalog does not hold whole. */
  async #readListed(paths: readonly string[]): Promise<(ImageMetadata | null)[]> {
    const stored = await this.#parts.store.metadata(paths.map(placeOf));
    return paths.map((_, index) => {
      const known = stored[index] ?? null;
      return known?.hasRaw === true ? withWords(toMetadata(known.json)) : null;
    });
  }

  async #readImages(paths: readonly string[]): Promise<(ImageMetadata | Error)[]> {
    const files = await this.#check(paths);
    const unknown = files.filter((file) => !(file instanceof Error) && file.known === null);
    const reals = unknown.map((file) => (file instanceof Error ? '' : file.real));
    const read = (await this.#parse(reals))[Symbol.iterator]();
    await this.#noteUnknown(files);
    return files.map((file, index) => {
      if (file instanceof Error) return file;
      if (file.known === null) {
        const metadata = read.next().value;
        return metadata === undefined ? leftOut() : withWords(metadata);
      }
      const metadata = withWords(file.known);
      const path = paths[index];
      if (file.isDirect && file.stats !== null && path !== undefined)
        this.#parts.knownMetadata.keepFile(path, metadata, file.stats);
      return metadata;
    });
  }

  /** Holds what is known of files against the disk. */
  async #check(paths: readonly string[]): Promise<(CheckedFile | Error)[]> {
    const { door, store } = this.#parts;
    const reals = await Promise.all(paths.map((path) => this.#locate(path)));
    const places = reals.map((real) => placeOf(real instanceof Error ? '' : pathOfReal(door, real)));
    const stored = await store.files(places);
    return Promise.all(
      reals.map(async (real, index): Promise<CheckedFile | Error> => {
        const place = places[index];
        if (real instanceof Error || place === undefined) return real instanceof Error ? real : leftOut();
        const known = stored[index] ?? null;
        const stats = known === null ? null : await statsOf(real);
        const isTrue = known !== null && stats !== null && isAsStored(stats, known);
        const metadata = isTrue && known.metadata?.hasRaw === true ? toMetadata(known.metadata.json) : null;
        // A time of 0 is no news: the scan reads such a file once more by itself.
        const isStale = !isTrue && known?.stat != null && known.stat.mtimeNs !== 0n;
        const isDirect = paths[index] === childPath(place.directory, place.name);
        return { place, real, isDirect, stats, known: metadata, isStale };
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
    return parser.parse(reals, this.#asker.signal);
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

/** What has gone just now is read all the same: reading says why it fails. */
function statsOf(real: string): Promise<BigIntStats | null> {
  return stat(real, { bigint: true }).catch(() => null);
}

function placeOf(path: string): FilePlace {
  const slash = path.lastIndexOf('/');
  return { directory: path.slice(0, Math.max(0, slash)), name: path.slice(slash + 1) };
}

function isAsStored(found: BigIntStats, { stat: known }: StoredFileMetadata): boolean {
  return (
    known !== null &&
    known.mtimeNs === found.mtimeNs &&
    BigInt(known.size) === found.size &&
    known.inode === found.ino
  );
}

function withWords(metadata: Metadata): ImageMetadata {
  return { ...metadata, promptWords: promptWords(metadata.prompt) };
}

function leftOut(): SeedrollError {
  return new SeedrollError('INTERNAL', 'The parser left a file out.');
}
