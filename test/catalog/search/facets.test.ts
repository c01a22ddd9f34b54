import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../catalog/store/store.js';
import { promptWords } from '../../../metadata/index.js';
import type { Filter } from '../../../schema/models/filter.js';
import { FacetName } from '../../../schema/models/search.js';
import { filtersOf } from './filters.js';
import { matches } from './matches.js';
import { type Picture, pictures, storeOf } from './pictures.js';

const EVERYWHERE = { path: '', recursive: true, without: [] };

let store: Store;
beforeAll(async () => {
  store = await storeOf(pictures);
});
afterAll(() => store[Symbol.asyncDispose]());

/** The values of a picture, each once; names in small letters. */
function valuesOf({ directory, metadata }: Picture, name: FacetName): Set<string> {
  const parts = directory.split('/').filter((part) => part !== '');
  const { width = null, height = null } = metadata ?? {};
  const values: Record<FacetName, (string | null | undefined)[]> = {
    model: [metadata?.model?.name],
    sampler: [metadata?.sampler],
    scheduler: [metadata?.scheduler],
    generator: [metadata?.generator?.name],
    lora: metadata?.loras.map((lora) => lora.name.toLowerCase()) ?? [],
    size: [width === null || height === null ? null : `${width}x${height}`],
    word: promptWords(metadata?.prompt ?? ''),
    directory: parts.map((_, index) => parts.slice(0, index + 1).join('/')),
  };
  const known = values[name].filter((value) => value !== null && value !== undefined);
  return new Set(name === 'directory' ? known : known.map((value) => value.toLowerCase()));
}

function countsOf(found: readonly Picture[], name: FacetName): Map<string, number> {
  const counts = new Map<string, number>();
  for (const picture of found)
    for (const value of valuesOf(picture, name)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

describe.each(FacetName.options)('the facet %s', (name) => {
  it('counts each image that a filter finds once for each value that it has', async () => {
    const filter = filtersOf(0).map(({ text, path, steps, is }): Filter => ({
      ...(text === undefined ? {} : { text }),
      ...(path === undefined ? {} : { path }),
      ...(steps === undefined ? {} : { steps }),
      ...(is === undefined ? {} : { is }),
    }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.constant({}), filter), async (filter) => {
        const search = { filter, scope: EVERYWHERE };
        const { total, facets } = await store.searchFacets(search, { names: [name], limit: 500 }, undefined);
        const found = pictures.filter((picture) => matches(filter, picture));
        expect(total).toBe(found.length);
        const [facet] = facets;
        const counts = facet?.values.map(({ value, count }): [string, number] => [
          name === 'directory' ? value : value.toLowerCase(),
          count,
        ]);
        expect(new Map(counts)).toEqual(countsOf(found, name));
        expect(facet?.isComplete).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

it('tells the most frequent values first, and whether there are more', async () => {
  const search = { filter: {}, scope: EVERYWHERE };
  const all = await store.searchFacets(search, { names: ['word'], limit: 500 }, undefined);
  const some = await store.searchFacets(search, { names: ['word', 'sampler'], limit: 3 }, undefined);
  const [words] = all.facets;
  const sorted = words?.values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  expect(words?.values).toEqual(sorted);
  expect(some.facets).toEqual([
    { name: 'word', values: words?.values.slice(0, 3), isComplete: false },
    { name: 'sampler', values: expect.any(Array), isComplete: true },
  ]);
});

it('counts what is in a directory alone, and not what may not be read', async () => {
  const countIn = async (path: string, recursive: boolean, without: string[] = []) => {
    const search = { filter: {}, scope: { path, recursive, without } };
    const { facets } = await store.searchFacets(search, { names: ['directory'], limit: 99 }, undefined);
    return Object.fromEntries(facets[0]?.values.map(({ value, count }) => [value, count]) ?? []);
  };
  const images = (...directories: string[]) =>
    pictures.filter(({ directory }) => directories.includes(directory)).length;
  expect(await countIn('a', true)).toEqual({ a: images('a', 'a/b'), 'a/b': images('a/b') });
  expect(await countIn('a', false)).toEqual({ a: images('a') });
  expect(await countIn('a', true, ['a/b'])).toEqual({ a: images('a') });
});

it('counts words of prompts that come later, and not those of images that have gone', async () => {
  const [first, second] = [pictures.slice(0, 80), pictures.slice(80)];
  await using growing = await storeOf(first);
  const words = async () => {
    const search = { filter: {}, scope: EVERYWHERE };
    const { facets } = await growing.searchFacets(search, { names: ['word'], limit: 500 }, undefined);
    return new Map(facets[0]?.values.map(({ value, count }) => [value, count]));
  };
  expect(await words()).toEqual(countsOf(first, 'word'));
  await growing.removeDirectories(['day 2']);
  await growing.tidy();
  const left = first.filter(({ directory }) => !directory.startsWith('day 2'));
  expect(await words()).toEqual(countsOf(left, 'word'));
  const more = second.filter(({ directory }) => !directory.startsWith('day 2'));
  await storeOf([...left, ...more], growing);
  expect(await words()).toEqual(countsOf([...left, ...more], 'word'));
});

describe('values for suggestions', () => {
  it.each([
    ['model', 'SD', ['sdxl_base', 'SDXL-turbo']],
    ['model', 'xl', ['sdxl_base', 'SDXL-turbo']],
    ['word', 'red f', ['red fox', 'red foxes']],
    ['directory', 'day', ['day 2', 'day 10', 'day 2/fox']],
    ['generator', 'zzz', []],
  ] as const)('of %s that begin with %j, or hold it', async (name, prefix, expected) => {
    const values = await store.searchValues({ scope: EVERYWHERE, name, prefix, limit: 10 }, undefined);
    expect(values.map(({ value }) => value).toSorted()).toEqual(expected.toSorted());
  });

  it('come with those first that begin so', async () => {
    const values = await store.searchValues(
      { scope: EVERYWHERE, name: 'word', prefix: 'fox', limit: 2 },
      undefined,
    );
    expect(values[0]?.value).toBe('fox');
    expect(values).toHaveLength(2);
  });
});
