import { readFile, writeFile } from 'node:fs/promises';
import { emptyMetadata } from '../../../schema/models/empty-metadata.js';
import type { Filter } from '../../../schema/models/filter.js';
import type { Metadata } from '../../../schema/models/metadata.js';
import type { ListedDirectory } from '../../../catalog/disk/disk.js';
import { openStore } from '../../../catalog/store/open.js';
import type {
  FilePlace,
  FileStat,
  FoundFile,
  ListingChange,
  PageRequest,
  Store,
  StorePage,
  StoredGroup,
  StoredImage,
} from '../../../catalog/store/store.js';
import { type PackedMetadata, packMetadata, type Recipe } from '../../../workers/pack.js';
import type { ScannedBatch } from '../../../workers/scan.js';

export function memoryStore(): Promise<Store> {
  return openStore({ file: null });
}

/** A directory as it was listed. */
export function listed(path: string, more: Partial<ListedDirectory> = {}): ListedDirectory {
  const stamp = { mtimeNs: 1_700_000_000_123_456_789n, ctimeNs: 1_700_000_000_999_999_999n, inode: 4n };
  return { path, stamp, isRacy: false, directories: [], links: [], ...more };
}

/** Lists a directory with these names, in parts of this many, and has rows made of them. */
export async function list(
  store: Store,
  path: string,
  names: readonly string[],
  how: Partial<ListedDirectory> & { inParts?: number } = {},
): Promise<Pick<ListingChange, 'added' | 'removed' | 'images' | 'groups'>> {
  const { isPending, added, removed, images, groups } = await listOnly(store, path, names, how);
  if (isPending) await store.materialise({ path, recursive: false });
  return { added, removed, images, groups };
}

/** As `list`, and leaves what is pending so. */
export async function listOnly(
  store: Store,
  path: string,
  names: readonly string[],
  { inParts = 10_000, ...more }: Partial<ListedDirectory> & { inParts?: number } = {},
): Promise<ListingChange> {
  await store.catchUp();
  const listing = store.beginListing(path);
  for (let from = 0; from < names.length; from += inParts)
    await listing.add(names.slice(from, from + inParts).join('/'));
  return listing.end(listed(path, more));
}

export interface ParsedFile extends FoundFile {
  metadata: PackedMetadata;
}

/** What was parsed out of a file whose metadata are empty but for these. */
export function parsedFile(
  place: { directory?: string; name: string },
  metadata: Partial<Metadata> = {},
  stat: Partial<FileStat> = {},
): ParsedFile {
  return {
    directory: '',
    ...place,
    stat: { size: 1000, mtimeNs: 1_700_000_000_000_000_001n, inode: 2n ** 64n - 5n, ...stat },
    metadata: packMetadata({
      ...emptyMetadata(),
      generator: { name: 'AUTOMATIC1111', version: null },
      ...metadata,
    }),
  };
}

/** What a scan hands over. */
export function batchOf(files: readonly ParsedFile[]): string {
  const recipes: Recipe[] = [];
  const batch: ScannedBatch = {
    recipes,
    files: files.map(({ stat, metadata: { state, seed, otherSeeds, recipe } }) => [
      state,
      seed,
      otherSeeds,
      recipes.push(recipe) - 1,
      stat.size,
      String(stat.mtimeNs),
      String(stat.inode),
    ]),
  };
  return JSON.stringify(batch);
}

/** Saves those of the files that are listed and not parsed. */
export async function scan(store: Store, files: readonly ParsedFile[]): Promise<number> {
  const ids = new Map<string, number>();
  for (const directory of new Set(files.map((file) => file.directory))) {
    const items = await allPages(10_000, (page) => store.unparsed({ ...page, directory }));
    for (const found of items)
      for (const [index, name] of found.names.entries())
        ids.set(`${found.directory}/${name}`, found.ids[index] ?? -1);
  }
  const idOf = ({ directory, name }: FilePlace): number | undefined => ids.get(`${directory}/${name}`);
  const known = files.filter((file) => idOf(file) !== undefined);
  const rows = known.map((file) => idOf(file) ?? -1);
  const { saved } = await store.saveScanned([{ files: { ids: rows }, batch: batchOf(known) }]);
  return saved;
}

/** As `scan`, of files that may be parsed already. */
export async function scanAgain(store: Store, files: readonly ParsedFile[]): Promise<number> {
  await store.markUnparsed(files);
  return scan(store, files);
}

/** All images of a directory, read in pages of this size. */
export async function imagesOf(store: Store, directory: string, limit = 1000): Promise<StoredImage[]> {
  const images: StoredImage[] = [];
  let page: StoredImage[];
  do {
    page = await store.images(directory, { after: images.at(-1)?.name, limit });
    images.push(...page);
  } while (page.length === limit);
  return images;
}

export async function groupsOf(store: Store, directory: string, limit = 1000): Promise<StoredGroup[]> {
  const groups: StoredGroup[] = [];
  let page: StoredGroup[];
  do {
    page = await store.groups(directory, { from: groups.length, limit });
    groups.push(...page);
  } while (page.length === limit);
  return groups;
}

/** Names of the images that a filter finds in a directory and below it, in the order of paths. */
export async function search(store: Store, filter: Filter, directory = ''): Promise<string[]> {
  const scope = { path: directory, recursive: true, without: [] };
  const page = { sort: 'path', isDescending: false, after: null, limit: 1000 } as const;
  const { images } = await store.searchImages({ filter, scope }, page, undefined);
  return images.map(({ name }) => name);
}

/** All items of a list, fetched in pages of this size. */
export async function allPages<Item>(
  limit: number,
  read: (page: PageRequest) => Promise<StorePage<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await read({ after, limit });
    items.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return items;
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

/** Makes a catalog of 5,000 names in one directory, `a`: large enough to be damaged in the middle. */
export async function fillLarge(file: string): Promise<void> {
  await using store = await openStore({ file });
  await list(
    store,
    'a',
    Array.from({ length: 5000 }, (_, index) => `${index}-${index}.png`),
  );
}

/** Overwrites a database but for its beginning. */
export async function damage(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.fill(0xa5, 120 * 1024);
  await writeFile(file, bytes);
}
