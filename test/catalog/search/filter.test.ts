import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Store } from '../../../catalog/store/store.js';
import type { Filter } from '../../../schema/models/filter.js';
import { filters, filtersOf } from './filters.js';
import { matches } from './matches.js';
import { pictures, storeOf } from './pictures.js';

let store: Store;
beforeAll(async () => {
  store = await storeOf(pictures);
});
afterAll(() => store[Symbol.asyncDispose]());

const EVERYWHERE = { path: '', recursive: true, without: [] };
const pathOf = ({ directory, name }: { directory: string; name: string }) => `${directory}/${name}`;

async function find(filter: Filter): Promise<string[]> {
  const page = { sort: 'path', isDescending: false, after: null, limit: 1000 } as const;
  const { images, total } = await store.searchImages({ filter, scope: EVERYWHERE }, page, undefined);
  expect(total).toBe(images.length);
  return images.map(pathOf);
}

function expected(filter: Filter): string[] {
  return pictures.filter((picture) => matches(filter, picture)).map(pathOf);
}

/** Filters with one field alone; those of many fields mostly find nothing. */
const single = filtersOf(0).chain((filter) => {
  const entries = Object.entries(filter);
  return entries.length === 0
    ? fc.constant(filter)
    : fc.constantFrom(...entries.map((entry) => Object.fromEntries([entry])));
});

it('finds what each field by itself says, and nothing else', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(single, async (filter: Filter) => {
      const found = await find(filter);
      expect(found.toSorted(), JSON.stringify(filter)).toEqual(expected(filter).toSorted());
      if (found.length > 0 && found.length < pictures.length)
        for (const field of Object.keys(filter)) seen.add(field);
    }),
    { numRuns: 1500 },
  );
  // All fields found something, and not everything. Filters within one another are for the tests below.
  expect(seen.size).toBe(18);
});

it('finds what filters say that combine others', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(single, { maxLength: 3 }), single, single, async (all, any, none) => {
      for (const filter of [
        { all, any: [any, none] },
        { all: [any], none: [none] },
        { any: [{ all: [any, none] }, { none: [any] }] },
        { none: [{ all: [any, { none: [none] }] }] },
      ]) {
        expect((await find(filter)).toSorted(), JSON.stringify(filter)).toEqual(expected(filter).toSorted());
      }
    }),
    { numRuns: 300 },
  );
});

it('finds what filters of any form say', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      expect((await find(filter)).toSorted()).toEqual(expected(filter).toSorted());
    }),
    { numRuns: 300 },
  );
});
