import { basename } from 'node:path';
import type { GroupDifferences, GroupIndex } from '../schema/models/group-details.js';
import type { Directory, Group, Image } from '../schema/models/library.js';
import type { ImageMetadata } from '../schema/models/metadata.js';
import type { GroupPreview, ImagePreview, ThumbnailWidth } from '../schema/models/previews.js';
import type { Facet, FoundImage } from '../schema/models/search.js';
import type { LibraryStatus, UnreadableImage } from '../schema/models/status.js';
import type { Page } from '../schema/operations/common.js';
import { ChangesReader } from './changes/reader.js';
import { DirectoryReader } from './directory-reader.js';
import { madeAnew } from './door.js';
import { enterDirectory, type Entered, enterImage, pathOfReal, resolveImage } from './entrance.js';
import type { GroupPiece } from './group-pieces.js';
import { GroupReader, type GroupsOrder, type GroupsQuestion } from './group-reader.js';
import { describe } from './groups.js';
import { pathOfCursor, pathOfId } from './ids.js';
import { describePath } from './image-paths.js';
import { materialise } from './materialise.js';
import { MetadataReader } from './metadata-reader.js';
import type { Parts } from './parts.js';
import { PreviewReader } from './previews.js';
import type { RescanKind } from './scan/news.js';
import type { ImagesQuestion } from './search-images.js';
import { type FacetsQuestion, SearchReader } from './search-reader.js';
import { suggest, type Suggestions, type SuggestQuestion } from './search-suggest.js';
import type { Scope } from './store/store.js';
import type { Thumbnail } from './thumbnails/thumbnails.js';
import type { TreeDirectory } from './tree.js';
import { describeStatus, listUnreadable } from './status.js';

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

/** How often an answer is put together again where the store is made anew meanwhile. */
const ATTEMPTS = 3;

/** Whoever waits for the answers to a request. */
export interface Asker {
  /** Aborted once nobody waits any more. Most requests never ask for it. */
  readonly signal: AbortSignal | undefined;
}

const NOBODY: Asker = { signal: undefined };

/** What one request asks of the catalog. Paths are relative to the base directory; errors are of the one table. */
export class CatalogSession {
  readonly #parts: Parts;
  readonly #asker: Asker;
  readonly #metadata: MetadataReader;
  /** Made once one of them is asked: a request for the metadata of one image needs none. */
  #made: Readers | null = null;
  /** Directories are brought up to date once per request, so that nested questions agree and cost no more. */
  readonly #entered = new Map<string, Promise<Entered>>();
  /** What of the tree was brought up to date so, without a link on the way. */
  readonly #fresh: Scope[] = [];

  constructor(parts: Parts, asker: Asker = NOBODY) {
    this.#parts = parts;
    this.#asker = asker;
    this.#metadata = new MetadataReader(parts, asker);
  }

  get #readers(): Readers {
    return (this.#made ??= makeReaders(
      this.#parts,
      this.#metadata,
      (path, recursive) => this.#enter(path, recursive),
      this.#asker.signal,
    ));
  }

  /** What has changed, and what changes. */
  get changes(): ChangesReader {
    return this.#readers.changes;
  }

  /** One directory; the base directory for an empty path. */
  directory(path: string): Promise<Directory> {
    return this.#steadily(() => this.#readers.directories.get(path));
  }

  /** The directories in a directory that may be read, in natural order, and the directory itself. */
  directories(
    path: string,
    paging: { cursor?: string | undefined; limit?: number | undefined },
  ): Promise<Page<Directory> & { directory: Directory }> {
    return this.#steadily(() => this.#readers.directories.list(path, paging));
  }

  /** One page of groups, with the metadata of the first image of each. */
  groups(question: GroupsQuestion & GroupsOrder, paging: Paging): Promise<Page<Group>> {
    return this.#steadily(() => this.#readers.groups.page(question, paging));
  }

  /** The ids and counts of many groups. */
  groupIndex(question: GroupsQuestion & GroupsOrder, paging: Paging): Promise<GroupIndex> {
    return this.#steadily(() => this.#readers.groups.index(question, paging));
  }

  /** All groups of a question with all of their images, in pieces of bounded size. */
  groupPieces(question: GroupsQuestion): Promise<{ total: number; pieces: Iterable<GroupPiece> }> {
    return this.#steadily(() => this.#readers.groups.pieces(question));
  }

  /** One group, numbered within its directory. */
  group(id: string): Promise<Group> {
    return this.#steadily(() => this.#readers.groups.get(id));
  }

  /** What the images of a group have in common, and what not. */
  groupDifferences(id: string): Promise<GroupDifferences> {
    return this.#steadily(() => this.#readers.groups.differences(id));
  }

  /** One page of the images that a search finds. */
  searchImages(question: ImagesQuestion, paging: Paging): Promise<Page<FoundImage>> {
    return this.#steadily(() => this.#readers.search.images(question, paging));
  }

  /** How many of the images that a search finds have which values. */
  searchFacets(question: FacetsQuestion): Promise<{ total: number; facets: Facet[] }> {
    return this.#steadily(() => this.#readers.search.facets(question));
  }

  /** Ways to go on with a search line. */
  suggest(question: SuggestQuestion): Promise<Suggestions> {
    return this.#steadily(() => suggest(this.#readers.search, question));
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
    return this.#steadily(() => this.#readers.groups.images(id, paging));
  }

  /** What tiles show of images, in the order of the ids; null for those that are not there. */
  imagePreviews(ids: readonly string[]): Promise<(ImagePreview | null)[]> {
    return this.#readers.previews.images(ids);
  }

  /** As `imagePreviews`, of groups. */
  groupPreviews(ids: readonly string[]): Promise<(GroupPreview | null)[]> {
    return this.#steadily(() => this.#readers.previews.groups(ids));
  }

  /** The thumbnail of an image. */
  async thumbnail(id: string, width: ThumbnailWidth): Promise<Thumbnail> {
    const { real } = await enterImage(this.#parts, pathOfId('image', id));
    const { door, thumbnails } = this.#parts;
    return thumbnails.get({ path: pathOfReal(door, real), real }, width, this.#asker.signal);
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
    if (this.#fresh.length === 0) return null;
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
    const entered = await enterDirectory(this.#parts, path, recursive, this.#asker.signal);
    if (entered.asked === entered.directory.path)
      this.#fresh.push({ path: entered.directory.path, recursive });
    return entered;
  }
}

type Readers = ReturnType<typeof makeReaders>;

/** Those who answer the questions of a request that are not about the metadata of an image. */
function makeReaders(
  parts: Parts,
  metadata: MetadataReader,
  enter: (path: string, recursive: boolean) => Promise<Entered>,
  signal: AbortSignal | undefined,
) {
  return {
    changes: new ChangesReader(parts, signal),
    directories: new DirectoryReader(parts, (path) => enter(path, false)),
    groups: new GroupReader(parts, metadata, enter, signal),
    search: new SearchReader(parts, enter, signal),
    previews: new PreviewReader(parts, enter, signal),
  };
}

function isBelow(path: string, scope: string): boolean {
  return scope === '' || path.startsWith(`${scope}/`);
}

function cursorBehind(items: readonly Image[], isMore: boolean): string | null {
  return isMore ? (items.at(-1)?.id ?? null) : null;
}
