import type { Filter } from '../schema/models/filter.js';
import type { FoundImage } from '../schema/models/search.js';
import type { Page } from '../schema/operations/common.js';
import { cursorBehind, noteCursor } from '../schema/item-cursors.js';
import { askedPath, type Entered } from './entrance.js';
import { makeId } from './ids.js';
import { childPath } from './image-paths.js';
import type { Parts } from './parts.js';
import { readImageCursor, writeImageCursor } from './search-cursor.js';
import { searchScope } from './search-scope.js';
import { readingUnread } from './search-unread.js';
import type { ImageSort, SearchedImage } from './store/store.js';

/** What is looked for, and where. */
export interface SearchQuestion {
  directory: string;
  recursive: boolean;
  filter: Filter;
}

export interface ImagesQuestion extends SearchQuestion {
  sort: ImageSort;
  order?: 'asc' | 'desc' | undefined;
}

interface Paging {
  cursor?: string | undefined;
  limit: number;
}

const NANOSECONDS_PER_MILLISECOND = 1_000_000;

/** Sorts that begin with what is largest, unless told otherwise. */
const LARGEST_FIRST: ReadonlySet<ImageSort> = new Set<ImageSort>(['date', 'size', 'relevance']);

/** One page of the images that a search finds in a directory that a request was let into. */
export async function findImages(
  parts: Parts,
  entered: Entered,
  { filter, recursive, sort, order }: ImagesQuestion,
  { cursor, limit }: Paging,
  signal: AbortSignal | undefined,
): Promise<Page<FoundImage>> {
  const isDescending = order === undefined ? LARGEST_FIRST.has(sort) : order === 'desc';
  const after = cursor === undefined ? null : readImageCursor(cursor, { sort, isDescending });
  const scope = await searchScope(parts, entered, recursive);
  const page = { sort, isDescending, after, limit };
  const { images, isMore, total } = await readingUnread(parts, scope, signal, () =>
    parts.store.searchImages({ filter, scope }, page, signal),
  );
  const items = images.map((image) => {
    const item = describeFound(entered, image);
    noteCursor(item, writeImageCursor({ sort, isDescending }, image));
    return item;
  });
  const last = items.at(-1);
  return { items, nextCursor: isMore && last !== undefined ? cursorBehind(last) : null, total };
}

function describeFound(entered: Entered, image: SearchedImage): FoundImage {
  const { name, fileId, seed, mtimeNs, size, width, height, model } = image;
  const directory = askedPath(entered, image.directory);
  const path = childPath(directory, name);
  // To the nearest millisecond, as Node and browsers tell times of files.
  const date =
    mtimeNs === null
      ? null
      : new Date(Math.round(Number(mtimeNs) / NANOSECONDS_PER_MILLISECOND)).toISOString();
  return {
    id: makeId('image', path),
    path,
    filename: name,
    directory,
    fileId,
    seed,
    date,
    fileSize: size,
    width,
    height,
    model,
  };
}
