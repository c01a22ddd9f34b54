import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  ImagePosition,
  ImageSearch,
  ImageSort,
  SearchedImage,
  Store,
} from '../../../catalog/store/store.js';
import { filtersOf } from './filters.js';
import { matches } from './matches.js';
import { pictures, storeOf } from './pictures.js';
import { sorted } from './sorts.js';

const SORTS: readonly ImageSort[] = ['path', 'date', 'name', 'id', 'seed', 'size', 'relevance'];

const EVERYWHERE = { path: '', recursive: true, without: [] };
const pathOf = ({ directory, name }: { directory: string; name: string }) => `${directory}/${name}`;

let store: Store;
beforeAll(async () => {
  store = await storeOf(pictures);
});
afterAll(() => store[Symbol.asyncDispose]());

interface Order {
  sort: ImageSort;
  isDescending: boolean;
}

/** All pages, with what is done between them. */
async function readPages(
  from: Store,
  search: ImageSearch,
  order: Order,
  limit: number,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<SearchedImage[]> {
  const all: SearchedImage[] = [];
  let after: ImagePosition | null = null;
  for (;;) {
    const { images, isMore } = await from.searchImages(search, { ...order, after, limit }, undefined);
    expect(images.length).toBeLessThanOrEqual(limit);
    all.push(...images);
    const last = images.at(-1);
    if (!isMore || last === undefined) return all;
    const { key, directory, name } = last;
    after = { key, directory, name };
    await between();
  }
}

describe.each(SORTS)('images in order of %s', (sort) => {
  it.each([false, true])('come each once, in pages of any size; descending: %s', async (isDescending) => {
    const filter = fc.oneof(
      fc.constant({}),
      filtersOf(0).map(({ path, steps, seed, model }) => ({
        ...(path === undefined ? {} : { path }),
        ...(steps === undefined ? {} : { steps }),
        ...(seed === undefined ? {} : { seed }),
        ...(model === undefined ? {} : { model }),
      })),
    );
    await fc.assert(
      fc.asyncProperty(filter, fc.integer({ min: 1, max: 60 }), async (plain, limit) => {
        const filter = sort === 'relevance' ? { ...plain, text: 'fox' } : plain;
        const found = await readPages(store, { filter, scope: EVERYWHERE }, { sort, isDescending }, limit);
        const expected = sorted(
          pictures.filter((one) => matches(filter, one)),
          { sort, isDescending },
          'fox',
        );
        expect(found.map(pathOf)).toEqual(expected.map(pathOf));
      }),
      { numRuns: 40 },
    );
  });

  it('come each once where others arrive between the pages', async () => {
    const [first, second] = [pictures.slice(0, 100), pictures.slice(100)];
    await using growing = await storeOf(first);
    const search = { filter: sort === 'relevance' ? { text: 'fox' } : {}, scope: EVERYWHERE };
    let arrived = 0;
    const found = await readPages(growing, search, { sort, isDescending: true }, 7, async () => {
      arrived += 20;
      await storeOf([...first, ...second.slice(0, arrived)], growing);
    });
    const paths = found.map(pathOf);
    expect(new Set(paths).size).toBe(paths.length);
    const there = first.filter((one) => matches(search.filter, one)).map(pathOf);
    expect(paths).toEqual(expect.arrayContaining(there));
  });

  it('go on behind one that has gone', async () => {
    const known = pictures.slice(0, 60);
    await using shrinking = await storeOf(known);
    const search = { filter: {}, scope: EVERYWHERE };
    const order = { sort, isDescending: false };
    const all = sorted(known, { sort, isDescending: false });
    const { images } = await shrinking.searchImages(search, { ...order, after: null, limit: 10 }, undefined);
    const last = images.at(-1);
    if (last === undefined) throw new Error('found nothing');
    const { key, directory, name } = last;
    await shrinking.removeDirectories([directory === '' ? 'a' : directory]);
    const rest = await shrinking.searchImages(
      search,
      { ...order, after: { key, directory, name }, limit: 100 },
      undefined,
    );
    const gone = directory === '' ? 'a' : directory;
    const isThere = (one: { directory: string }) =>
      one.directory !== gone && !one.directory.startsWith(`${gone}/`);
    expect(rest.images.map(pathOf)).toEqual(all.slice(10).filter(isThere).map(pathOf));
  });
});

it('looks in a directory, in it and below it, and not in what may not be read', async () => {
  const page = { sort: 'path', isDescending: false, after: null, limit: 500 } as const;
  const find = async (path: string, recursive: boolean, without: string[] = []) => {
    const scope = { path, recursive, without };
    const { images, total } = await store.searchImages({ filter: {}, scope }, page, undefined);
    expect(total).toBe(images.length);
    return images.map(pathOf).toSorted();
  };
  const expected = (isThere: (directory: string) => boolean) =>
    pictures
      .filter(({ directory }) => isThere(directory))
      .map(pathOf)
      .toSorted();
  expect(await find('a', false)).toEqual(expected((one) => one === 'a'));
  expect(await find('a', true)).toEqual(expected((one) => one === 'a' || one === 'a/b'));
  expect(await find('x', true)).toEqual(expected((one) => one === 'x/y/z'));
  expect(await find('', false)).toEqual(expected((one) => one === ''));
  expect(await find('', true, ['a', 'day 2/fox'])).toEqual(
    expected((one) => !one.startsWith('a') && one !== 'day 2/fox'),
  );
  expect(await find('nowhere', true)).toEqual([]);
});
