import { basename } from 'node:path';
import type { Directory, Group, Image } from '../schema/models/library.js';
import { GROUP_IMAGES_INLINE } from '../schema/models/library.js';
import type { ImageMetadata } from '../schema/models/metadata.js';
import type { Page } from '../schema/operations/common.js';
import type { WholeGroup } from '../schema/operations/groups.js';
import type { Disk } from './disk.js';
import { type Door, notFound, type Resolved } from './door.js';
import { groupRows } from './grouping.js';
import { makeId, pathOfCursor, pathOfId } from './ids.js';
import { childPath, describePath, type LocatedImage } from './listing.js';
import { compareDirectories, compareNames, compareRows } from './order.js';
import { cutPage } from './paging.js';
import { matches } from './search.js';

interface Paging {
  cursor?: string | undefined;
  limit?: number | undefined;
}

interface GroupsQuestion {
  directory: string;
  recursive: boolean;
  search: string;
}

/** A group before its metadata are read. */
interface GroupRow {
  /** Position from 1 among all groups of the question. */
  number: number;
  directory: string;
  first: LocatedImage;
  images: LocatedImage[];
}

/** Directories that are listed at the same time: each holds a file descriptor. */
const LISTED_AT_ONCE = 16;

/** What one request asks of the base directory. Paths are relative to it; errors are of the one table. */
export class CatalogSession {
  readonly #door: Door;
  readonly #disk: Disk;
  readonly #groups = new Map<string, LocatedImage[][]>();
  /** By directory, then by the path of the first image. */
  readonly #rowsByFirst = new Map<string, Promise<ReadonlyMap<string, GroupRow>>>();

  constructor(door: Door, disk: Disk) {
    this.#door = door;
    this.#disk = disk;
  }

  /** One directory; the base directory for an empty path. */
  async directory(path: string): Promise<Directory> {
    return this.#describeDirectory(await this.#disk.directory(path));
  }

  /** The directories in a directory that may be read, in natural order, and the directory itself. */
  async directories(
    path: string,
    { cursor, limit }: Paging,
  ): Promise<Page<Directory> & { directory: Directory }> {
    const after = cursor === undefined ? undefined : basename(pathOfCursor('directory', cursor));
    const resolved = await this.#disk.directory(path);
    const listing = await this.#disk.list(resolved);
    const readable: Directory[] = [];
    for (let start = 0; start < listing.directories.length; start += LISTED_AT_ONCE) {
      const part = listing.directories.slice(start, start + LISTED_AT_ONCE);
      const counted = part.map(async ({ name }) => {
        const child = childPath(resolved.path, name);
        return { path: child, name, imageCount: await this.#disk.countImages(child) };
      });
      for (const { imageCount, ...rest } of await Promise.all(counted)) {
        if (imageCount !== null) readable.push({ ...rest, imageCount });
      }
    }
    const page = cutPage<Directory>(readable, {
      isAfter: after === undefined ? undefined : ({ name }) => compareNames(name, after) > 0,
      limit,
      cursorOf: (directory) => makeId('directory', directory.path),
    });
    return { ...page, directory: await this.#describeDirectory(resolved) };
  }

  /** One page of groups, with the metadata of the first image of each. */
  async groups(question: GroupsQuestion, { cursor, limit }: Paging): Promise<Page<Group>> {
    const after = cursor === undefined ? undefined : describePath(pathOfCursor('group', cursor));
    const rows = await this.#search(await this.#groupRows(question), question.search);
    const page = cutPage(rows, {
      isAfter: after === undefined ? undefined : ({ first }) => comparePositions(first, after) > 0,
      limit,
      cursorOf: ({ first }) => makeId('group', first.path),
    });
    const items = await Promise.all(page.items.map((row) => this.#describe(row, GROUP_IMAGES_INLINE)));
    return { ...page, items };
  }

  /** All groups of a question, each with all of its images. */
  async allGroups(question: GroupsQuestion): Promise<WholeGroup[]> {
    const rows = await this.#search(await this.#groupRows(question), question.search);
    return Promise.all(rows.map((row) => this.#describe(row, Infinity)));
  }

  /** One group, numbered within its directory. */
  async group(id: string): Promise<Group> {
    return this.#describe(await this.#groupRow(id), GROUP_IMAGES_INLINE);
  }

  /** One page of the images of a directory, in order of id and seed. */
  async imagesOfDirectory(path: string, paging: Paging): Promise<Page<Image>> {
    const { images } = await this.#disk.list(await this.#disk.directory(path));
    return this.#pageOfImages(images.toSorted(compareRows), paging);
  }

  /** One page of the images of a group, in order of seed. */
  async imagesOfGroup(id: string, paging: Paging): Promise<Page<Image>> {
    return this.#pageOfImages((await this.#groupRow(id)).images, paging);
  }

  async image(id: string): Promise<Image> {
    const { path } = await this.#disk.image(pathOfId('image', id));
    return describePath(path);
  }

  /** Resolves a path to a file whose bytes may be served. */
  async imageFile(path: string): Promise<{ filename: string; real: string }> {
    const resolved = await this.#disk.image(path);
    return { filename: basename(resolved.path), real: resolved.real };
  }

  metadata(path: string): Promise<ImageMetadata> {
    return this.#disk.metadata(path);
  }

  async #describeDirectory(directory: Resolved): Promise<Directory> {
    const name = basename(directory.path === '' ? this.#door.base : directory.path);
    return { path: directory.path, name, imageCount: (await this.#disk.list(directory)).images.length };
  }

  async #groupRows({ directory, recursive }: Omit<GroupsQuestion, 'search'>): Promise<GroupRow[]> {
    const rows: GroupRow[] = [];
    for await (const { path, images } of this.#disk.walk(await this.#disk.directory(directory))) {
      for (const group of this.#grouped(path, images)) {
        const [first] = group;
        if (first !== undefined)
          rows.push({ number: rows.length + 1, directory: path, first, images: group });
      }
      if (!recursive) break;
    }
    return rows;
  }

  /** The groups of a directory, made once per request. */
  #grouped(path: string, images: readonly LocatedImage[]): LocatedImage[][] {
    const known = this.#groups.get(path);
    if (known !== undefined) return known;
    const groups = groupRows(images);
    this.#groups.set(path, groups);
    return groups;
  }

  async #groupRow(id: string): Promise<GroupRow> {
    const { directory, path } = describePath(pathOfId('group', id));
    const known = this.#rowsByFirst.get(directory) ?? this.#indexRows(directory);
    this.#rowsByFirst.set(directory, known);
    const row = (await known).get(path);
    if (row === undefined) throw notFound();
    return row;
  }

  async #indexRows(directory: string): Promise<ReadonlyMap<string, GroupRow>> {
    const rows = await this.#groupRows({ directory, recursive: false });
    return new Map(rows.map((row) => [row.first.path, row]));
  }

  async #search(rows: GroupRow[], search: string): Promise<GroupRow[]> {
    if (search === '') return rows;
    const found = await Promise.all(
      rows.map(async ({ first }) => matches(await this.metadata(first.path), search)),
    );
    return rows.filter((_, index) => found[index]);
  }

  async #describe({ number, directory, first, images }: GroupRow, most: number): Promise<Group> {
    return {
      id: makeId('group', first.path),
      number,
      directory,
      count: images.length,
      firstSeed: first.seed,
      lastSeed: images.at(-1)?.seed ?? null,
      images: images.slice(0, most).map(withoutPlace),
      metadata: await this.metadata(first.path),
    };
  }

  #pageOfImages(images: readonly LocatedImage[], { cursor, limit }: Paging): Page<Image> {
    const after = cursor === undefined ? undefined : describePath(pathOfCursor('image', cursor));
    const page = cutPage(images, {
      isAfter: after === undefined ? undefined : (image) => compareRows(image, after) > 0,
      limit,
      cursorOf: ({ id }) => id,
    });
    return { ...page, items: page.items.map(withoutPlace) };
  }
}

function comparePositions(a: Image, b: Image): number {
  return compareDirectories(a.directory, b.directory) || compareRows(a, b);
}

/** An image as callers may see it: its place on the disk stays here. */
function withoutPlace({ real: _real, ...image }: LocatedImage): Image {
  return image;
}
