import { basename } from 'node:path';
import type { GroupDifferences, GroupIndex } from '../schema/models/group-details.js';
import type { Directory, Group, Image } from '../schema/models/library.js';
import type { ImageMetadata } from '../schema/models/metadata.js';
import type { Facet, FoundImage } from '../schema/models/search.js';
import type { LibraryStatus, UnreadableImage } from '../schema/models/status.js';
import type { Page } from '../schema/operations/common.js';
import { ChangesReader } from './changes/reader.js';
import { DirectoryReader } from './directory-reader.js';
import { madeAnew } from './door.js';
import { enterDirectory, type Entered, enterImage, resolveImage } from './entrance.js';
import type { GroupPiece } from './group-pieces.js';
import { GroupReader, type GroupsOrder, type GroupsQuestion } from './group-reader.js';
import { describe } from './groups.js';
import { pathOfCursor, pathOfId } from './ids.js';
import { describePath } from './image-paths.js';
import { materialise } from './materialise.js';
import { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';
import type { RescanKind } from './scan/news.js';
import type { ImagesQuestion } from './search-images.js';
import { type FacetsQuestion, SearchReader } from './search-reader.js';
import { suggest, type Suggestions, type SuggestQuestion } from './search-suggest.js';
import type { Scope } from './store/store.js';
import type { TreeDirectory } from './tree.js';
import { describeStatus, listUnreadable } from './status.js';

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

/** How often an answer is put together again where the store is made anew meanwhile. */
const ATTEMPTS = 3;

/** What one request asks of the catalog. Paths are relative to the base directory; errors are of the one table. */
export class CatalogSession {
  readonly #parts: Parts;
  readonly #signal: AbortSignal | undefined;
  readonly #metadata: MetadataReader;
  readonly #directories: DirectoryReader;
  readonly #groups: GroupReader;
  readonly #search: SearchReader;
  /** Directories are brought up to date once per request, so that nested questions agree and cost no more. */
  readonly #entered = new Map<string, Promise<Entered>>();
  /** What of the tree was brought up to date so, without a link on the way. */
  readonly #fresh: Scope[] = [];

  /** What has changed, and what changes. */
  readonly changes: ChangesReader;

  constructor(parts: Parts, signal: AbortSignal | undefined) {
    this.#parts = parts;
    this.changes = new ChangesReader(parts, signal);
    this.#signal = signal;
    this.#metadata = new MetadataReader(parts, signal);
    const enter = (path: string, recursive: boolean): Promise<Entered> => this.#enter(path, recursive);
    this.#directories = new DirectoryReader(parts, (path) => enter(path, false));
    this.#groups = new GroupReader(parts, this.#metadata, enter, signal);
    this.#search = new SearchReader(parts, enter, signal);
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
  groups(question: GroupsQuestion & GroupsOrder, paging: Paging): Promise<Page<Group>> {
    return this.#steadily(() => this.#groups.page(question, paging));
  }

  /** The ids and counts of many groups. */
  groupIndex(question: GroupsQuestion & GroupsOrder, paging: Paging): Promise<GroupIndex> {
    return this.#steadily(() => this.#groups.index(question, paging));
  }

  /** All groups of a question with all of their images, in pieces of bounded size. */
  groupPieces(question: GroupsQuestion): Promise<{ total: number; pieces: Iterable<GroupPiece> }> {
    return this.#steadily(() => this.#groups.pieces(question));
  }

  /** One group, numbered within its directory. */
  group(id: string): Promise<Group> {
    return this.#steadily(() => this.#groups.get(id));
  }

  /** What the images of a group have in common, and what not. */
  groupDifferences(id: string): Promise<GroupDifferences> {
    return this.#steadily(() => this.#groups.differences(id));
  }

  /** One page of the images that a search finds. */
  searchImages(question: ImagesQuestion, paging: Paging): Promise<Page<FoundImage>> {
    return this.#steadily(() => this.#search.images(question, paging));
  }

  /** How many of the images that a search finds have which values. */
  searchFacets(question: FacetsQuestion): Promise<{ total: number; facets: Facet[] }> {
    return this.#steadily(() => this.#search.facets(question));
  }

  /** Ways to go on with a search line. */
  suggest(question: SuggestQuestion): Promise<Suggestions> {
    return this.#steadily(() => suggest(this.#search, question));
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
    return this.#steadily(() => this.#groups.images(id, paging));
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

  /**
   * The metadata of an image, held against the file itself; of one in a directory that this request has brought up to date
   * already, as the catalog has them.
   */
  metadata(path: string): Promise<ImageMetadata> {
    const listed = this.#listedDirectoryOf(path);
    return listed === null ? this.#metadata.ofImage(path) : this.#metadata.ofListed(path, listed);
  }

  /** The directory of an image, where this request has brought it up to date already and no link is in the way. */
  #listedDirectoryOf(path: string): TreeDirectory | null {
    const { directory, filename } = describePath(path);
    const isFresh = this.#fresh.some(
      ({ path: scope, recursive }) => scope === directory || (recursive && isBelow(directory, scope)),
    );
    const known = isFresh ? this.#parts.tree.get(directory) : null;
    return known === null || known.links.some(({ name }) => name === filename) ? null : known;
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
      this.#fresh.length = 0;
    }
    throw madeAnew();
  }

  #enter(path: string, recursive: boolean): Promise<Entered> {
    const key = `${String(recursive)} ${path}`;
    const known = this.#entered.get(key);
    if (known !== undefined) return known;
    const entered = this.#enterAnew(path, recursive);
    this.#entered.set(key, entered);
    return entered;
  }

  async #enterAnew(path: string, recursive: boolean): Promise<Entered> {
    const entered = await enterDirectory(this.#parts, path, recursive, this.#signal);
    if (entered.asked === entered.directory.path)
      this.#fresh.push({ path: entered.directory.path, recursive });
    return entered;
  }
}

function isBelow(path: string, scope: string): boolean {
  return scope === '' || path.startsWith(`${scope}/`);
}

function cursorBehind(items: readonly Image[], isMore: boolean): string | null {
  return isMore ? (items.at(-1)?.id ?? null) : null;
}
