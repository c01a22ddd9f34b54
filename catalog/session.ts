import { basename } from 'node:path';
import type { Directory, Group, Image } from '../schema/models/library.js';
import type { ImageMetadata } from '../schema/models/metadata.js';
import type { LibraryStatus, UnreadableImage } from '../schema/models/status.js';
import type { Page } from '../schema/operations/common.js';
import { DirectoryReader } from './directory-reader.js';
import { madeAnew, notFound } from './door.js';
import { enterDirectory, type Entered, enterImage, resolveImage } from './entrance.js';
import { readPage } from './group-pages.js';
import { type GroupPiece, piecesOf } from './group-pieces.js';
import { describe, type DirectoryGroups, groupsBelow } from './groups.js';
import { pathOfCursor, pathOfId } from './ids.js';
import { describePath } from './image-paths.js';
import { materialise } from './materialise.js';
import { MetadataReader } from './metadata-reader.js';
import { compareDirectories, compareRows } from './order.js';
import type { Parts } from './parts.js';
import type { RescanKind } from './scan/news.js';
import { describeStatus, listUnreadable } from './status.js';

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

interface GroupsQuestion {
  directory: string;
  recursive: boolean;
  search: string;
}

/** How often an answer is put together again where the store is made anew meanwhile. */
const ATTEMPTS = 3;

/** What one request asks of the catalog. Paths are relative to the base directory; errors are of the one table. */
export class CatalogSession {
  readonly #parts: Parts;
  readonly #signal: AbortSignal | undefined;
  readonly #metadata: MetadataReader;
  readonly #directories: DirectoryReader;
  /** Directories are brought up to date once per request, so that nested questions agree and cost no more. */
  readonly #entered = new Map<string, Promise<Entered>>();

  constructor(parts: Parts, signal: AbortSignal | undefined) {
    this.#parts = parts;
    this.#signal = signal;
    this.#metadata = new MetadataReader(parts, signal);
    this.#directories = new DirectoryReader(parts, (path) => this.#enter(path, false));
  }

  /** One directory; the base directory for an empty path. */
  directory(path: string): Promise<Directory> {
    return this.#steadily(() => this.#directories.get(path));
  }

  /** The directories in a directory that may be read, in natural order, and the directory itself. */
  directories(
    path: string,
    paging: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<Page<Directory> & { directory: Directory }> {
    return this.#steadily(() => this.#directories.list(path, paging));
  }

  /** One page of groups, with the metadata of the first image of each. */
  groups(question: GroupsQuestion, paging: Paging): Promise<Page<Group>> {
    return this.#steadily(() => this.#groups(question, paging));
  }

  async #groups(question: GroupsQuestion, { cursor, limit }: Paging): Promise<Page<Group>> {
    const after = cursor === undefined ? undefined : describePath(pathOfCursor('group', cursor));
    const all = await this.#groupsOf(question);
    const items: Group[] = [];
    let isMore = false;
    for (const groups of all) {
      const from = after === undefined ? 0 : await this.#placeBehind(groups, after);
      const room = limit - items.length;
      if (room > 0 && from < groups.count)
        items.push(...(await readPage(this.#parts, this.#metadata, groups, { from, limit: room })));
      isMore = from + room < groups.count;
      if (isMore) break;
    }
    const last = items.at(-1);
    return { items, nextCursor: isMore && last !== undefined ? last.id : null, total: totalOf(all) };
  }

  /** All groups of a question with all of their images, in pieces of bounded size. */
  groupPieces(question: GroupsQuestion): Promise<{ total: number; pieces: Iterable<GroupPiece> }> {
    return this.#steadily(async () => {
      const all = await this.#groupsOf(question);
      return { total: totalOf(all), pieces: piecesOf(this.#parts, this.#metadata, all) };
    });
  }

  /** One group, numbered within its directory. */
  group(id: string): Promise<Group> {
    return this.#steadily(() => this.#group(id));
  }

  async #group(id: string): Promise<Group> {
    const { groups, ordinal } = await this.#groupAt(id);
    const [group] = await readPage(this.#parts, this.#metadata, groups, { from: ordinal, limit: 1 });
    if (group === undefined) throw notFound();
    return group;
  }

  /** One page of the images of a directory, in order of id and seed. */
  imagesOfDirectory(path: string, paging: Paging): Promise<Page<Image>> {
    return this.#steadily(() => this.#imagesOfDirectory(path, paging));
  }

  async #imagesOfDirectory(path: string, { cursor, limit }: Paging): Promise<Page<Image>> {
    const after = cursor === undefined ? undefined : describePath(pathOfCursor('image', cursor)).filename;
    const { asked, directory } = await this.#enter(path, false);
    await materialise(this.#parts, { path: directory.path, recursive: false });
    const images = await this.#parts.store.images(directory.path, { after, limit: limit + 1 });
    const items = images.slice(0, limit).map((image) => describe(asked, image));
    return { items, nextCursor: cursorBehind(items, images.length > limit), total: directory.images };
  }

  /** One page of the images of a group, in order of seed. */
  imagesOfGroup(id: string, paging: Paging): Promise<Page<Image>> {
    return this.#steadily(() => this.#imagesOfGroup(id, paging));
  }

  async #imagesOfGroup(id: string, { cursor, limit }: Paging): Promise<Page<Image>> {
    const { groups, ordinal, count, first } = await this.#groupAt(id);
    const { store } = this.#parts;
    const { path } = groups.directory;
    const after = cursor === undefined ? undefined : describePath(pathOfCursor('image', cursor));
    const isBehind = after !== undefined && compareRows(after, first) >= 0;
    const start = isBehind ? { after: after.filename } : { from: first.filename };
    const [images, [next]] = await Promise.all([
      store.images(path, { ...start, limit: Math.min(limit + 1, count) }),
      store.groups(path, { from: ordinal + 1, limit: 1 }),
    ]);
    const end = next === undefined ? undefined : describe(groups.asked, next.first);
    const own = images
      .map((image) => describe(groups.asked, image))
      .filter((image) => end === undefined || compareRows(image, end) < 0);
    const items = own.slice(0, limit);
    return { items, nextCursor: cursorBehind(items, own.length > limit), total: count };
  }

  async image(id: string): Promise<Image> {
    const { path } = await enterImage(this.#parts, pathOfId('image', id));
    return describePath(path);
  }

  /** Resolves a path to what may be served, if it is a file: whoever opens it sees. */
  async imageFile(path: string): Promise<{ filename: string; real: string }> {
    const { path: resolved, real } = await resolveImage(this.#parts, path);
    return { filename: basename(resolved), real };
  }

  /** The metadata of an image, held against the file itself. */
  metadata(path: string): Promise<ImageMetadata> {
    return this.#metadata.ofImage(path);
  }

  status(): Promise<LibraryStatus> {
    return describeStatus(this.#parts);
  }

  /** Has the whole library looked at again, in the background. */
  rescan(kind: RescanKind): Promise<LibraryStatus> {
    void this.#parts.scanner.rescan(kind);
    return this.status();
  }

  /** One page of the images that cannot be read. */
  unreadable(paging: Paging): Promise<Page<UnreadableImage>> {
    return listUnreadable(this.#parts, paging);
  }

  /** Puts an answer together again where the store was made anew meanwhile: half of it may be from an empty one. */
  async #steadily<Answer>(make: () => Promise<Answer>): Promise<Answer> {
    const { store } = this.#parts;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const { location } = store;
      const outcome = await make().then(
        (answer) => () => answer,
        (error: unknown) => () => {
          throw error;
        },
      );
      if (store.location === location) return outcome();
      this.#entered.clear();
    }
    throw madeAnew();
  }

  #enter(path: string, recursive: boolean): Promise<Entered> {
    const key = `${String(recursive)} ${path}`;
    const known = this.#entered.get(key);
    if (known !== undefined) return known;
    const entered = enterDirectory(this.#parts, path, recursive, this.#signal);
    this.#entered.set(key, entered);
    return entered;
  }

  async #groupsOf({ directory, recursive, search }: GroupsQuestion): Promise<DirectoryGroups[]> {
    const entered = await this.#enter(directory, recursive);
    const scope = { path: entered.directory.path, recursive };
    const found =
      search === '' ? null : await this.#parts.searchResults.find(this.#parts, this.#metadata, search, scope);
    return groupsBelow(this.#parts, entered, recursive, found);
  }

  /** Where in a directory the groups behind a position begin. */
  async #placeBehind({ directory, asked, ordinals, count }: DirectoryGroups, after: Image): Promise<number> {
    const order = compareDirectories(asked, after.directory);
    if (order < 0) return count;
    if (order > 0) return 0;
    await materialise(this.#parts, { path: directory.path, recursive: false });
    const ordinal = await this.#parts.store.ordinalBehind(directory.path, after.filename);
    if (ordinals === null) return ordinal;
    const place = ordinals.findIndex((one) => one >= ordinal);
    return place < 0 ? count : place;
  }

  async #groupAt(
    id: string,
  ): Promise<{ groups: DirectoryGroups; ordinal: number; count: number; first: Image }> {
    const first = describePath(pathOfId('group', id));
    const entered = await this.#enter(first.directory, false);
    const { directory } = entered;
    await materialise(this.#parts, { path: directory.path, recursive: false });
    const group = await this.#parts.store.groupOf(directory.path, first.filename);
    if (group === null) throw notFound();
    const groups = {
      directory,
      asked: entered.asked,
      firstNumber: 1,
      ordinals: null,
      count: directory.groups,
    };
    return { groups, ordinal: group.ordinal, count: group.count, first };
  }
}

function totalOf(groups: readonly DirectoryGroups[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function cursorBehind(items: readonly Image[], isMore: boolean): string | null {
  return isMore ? (items.at(-1)?.id ?? null) : null;
}
