import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { groupRows } from '../../../catalog/grouping.js';
import { openStore } from '../../../catalog/store/open.js';
import { GroupCount } from '../../../catalog/store/operations/group-count.js';
import type { PendingPart, Store } from '../../../catalog/store/store.js';
import { extractIdAndSeed } from '../../../metadata/index.js';
import { makeFolder } from '../../support/folder.js';
import {
  allPages,
  batchOf,
  groupsOf,
  imagesOf,
  listed,
  listOnly,
  memoryStore,
  parsedFile,
} from './stores.js';

const names = Array.from({ length: 1200 }, (_, index) => `${index % 3}-${index}.png`);
const all = { path: '', recursive: true };

function partsOf(store: Store): Promise<PendingPart[]> {
  return allPages(2, (page) => store.pending(page));
}

/** Saves what a scan would find in parts. */
async function saveParts(store: Store, parts: readonly PendingPart[], prompt = 'a cat'): Promise<number> {
  const files = parts.flatMap(({ directory, names }) =>
    names.split('/').map((name) => ({ directory, name })),
  );
  const batch = batchOf(files.map((place) => parsedFile(place, { prompt })));
  const { saved } = await store.saveScanned([{ files: { parts }, batch }]);
  return saved;
}

const number = fc.oneof(
  fc.integer({ min: 0, max: 5 }).map(BigInt),
  fc.constantFrom(
    ...[2n ** 53n, 2n ** 63n, 2n ** 64n].flatMap((middle) => [middle - 2n, middle - 1n, middle]),
  ),
);
const name = fc
  .oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(fc.constantFrom('0', '1', '01', '7'), number, fc.constantFrom('.png', '.WEBP')),
    },
    fc.constantFrom(['a', 1n, '.png'], ['-1', 2n, '.png'], ['3', 4n, '.txt'], ['😀', 0n, '.png']),
  )
  .map(([id, seed, ending]) => `${id}-${seed}${ending}`);

describe('the number of groups of names', () => {
  it('is that of their rows wherever it can be told', () => {
    let told = 0;
    fc.assert(
      fc.property(fc.array(fc.uniqueArray(name, { maxLength: 20 }), { maxLength: 3 }), (parts) => {
        const counter = new GroupCount();
        const all = [...new Set(parts.flat())];
        if (all.length < parts.flat().length) return;
        for (const part of parts) counter.add(part.join('/'));
        const rows = all.map((filename) => {
          const { id: fileId, seed } = extractIdAndSeed(filename);
          return { filename, fileId, seed };
        });
        const count = counter.count();
        if (count === null) return;
        told++;
        expect(count).toBe(groupRows(rows).length);
      }),
      { numRuns: 1000 },
    );
    expect(told).toBeGreaterThan(100);
  });

  it('is not told where a name comes twice', () => {
    for (const twice of ['1-1.png/1-1.png', 'a.png/b.png/a.png', '1-1.png/01-1.png']) {
      const counter = new GroupCount();
      counter.add(twice);
      expect(counter.count()).toBeNull();
    }
  });
});

describe('names of a new directory', () => {
  it('are counted and grouped at once, and are rows when they are asked for', async () => {
    await using store = await memoryStore();
    const change = await listOnly(store, 'a', names, { inParts: 700 });
    expect(change).toMatchObject({ added: 1200, removed: 0, images: 1200, groups: 1200, isPending: true });
    expect(await store.directory('a')).toMatchObject({ images: 1200, groups: 1200, isPending: true });
    expect(await store.status()).toMatchObject({ images: 1200, byState: { unparsed: 1200 } });
    await store.materialise({ path: 'a', recursive: false });
    expect(await store.directory('a')).toMatchObject({ images: 1200, groups: 1200, isPending: false });
    expect(await imagesOf(store, 'a')).toHaveLength(1200);
    expect(await groupsOf(store, 'a')).toHaveLength(1200);
    expect(await partsOf(store)).toEqual([]);
  });

  it('stay so where a listing finds the same, and are rows where it does not', async () => {
    await using store = await memoryStore();
    await listOnly(store, 'a', names, { inParts: 500 });
    const before = await partsOf(store);
    expect(await listOnly(store, 'a', names, { inParts: 333 })).toMatchObject({
      added: 0,
      removed: 0,
      isPending: true,
    });
    expect(await partsOf(store)).toEqual(before);
    const others = [...names.slice(1, 900), 'new.png'];
    expect(await listOnly(store, 'a', others, { inParts: 333 })).toMatchObject({
      added: 1,
      removed: 301,
      images: 900,
      groups: 900,
      isPending: false,
    });
    expect((await imagesOf(store, 'a')).map((image) => image.name).toSorted()).toEqual(others.toSorted());
  });

  it('go on where a listing broke off', async () => {
    await using store = await memoryStore();
    const listing = store.beginListing('a');
    await listing.add(names.slice(0, 700).join('/'));
    await listing.drop();
    expect(await store.directory('a')).toMatchObject({ stamp: null, images: 700 });
    expect(await listOnly(store, 'a', names)).toMatchObject({ added: 500, images: 1200, isPending: true });
  });

  it('are written with what a scan finds out, and grouped with the last', async () => {
    await using store = await memoryStore();
    await listOnly(store, 'a', ['2-7.png', '2-6.png', '1-9.png', 'b.png']);
    await listOnly(store, 'b', names);
    const parts = await partsOf(store);
    expect(await saveParts(store, parts.slice(0, 2))).toBe(4 + 512);
    expect(await store.directory('a')).toMatchObject({
      byState: { unparsed: 0, parsed: 4 },
      isPending: false,
    });
    expect((await groupsOf(store, 'a')).map(({ first, count }) => [first.name, count])).toEqual([
      ['1-9.png', 1],
      ['2-6.png', 2],
      ['b.png', 1],
    ]);
    expect(await store.directory('b')).toMatchObject({
      byState: { unparsed: 688, parsed: 512 },
      isPending: true,
    });
    expect(await saveParts(store, parts.slice(2))).toBe(688);
    expect(await saveParts(store, parts)).toBe(0);
    expect(await store.directory('b')).toMatchObject({
      byState: { unparsed: 0, parsed: 1200 },
      groups: 1200,
    });
    expect(await store.groupsContaining('CAT', all)).toHaveLength(2);
  });

  it('keep what a scan finds out though rows were made of them meanwhile', async () => {
    await using store = await memoryStore();
    await listOnly(store, 'a', names);
    const parts = await partsOf(store);
    await store.materialise(all);
    await listOnly(store, 'a', names.slice(1));
    expect(await saveParts(store, parts)).toBe(1199);
    expect(await store.directory('a')).toMatchObject({
      byState: { unparsed: 0, parsed: 1199 },
      groups: 1199,
    });
    const [image] = await store.metadata([{ directory: 'a', name: names[1100] ?? '' }]);
    expect(image?.json).toContain('a cat');
  });

  it('that a listing is about may be scanned before its end', async () => {
    await using store = await memoryStore();
    const listing = store.beginListing('a');
    await listing.add(names.slice(0, 600).join('/'));
    await listing.add(names.slice(600, 700).join('/'));
    await saveParts(store, await partsOf(store));
    await listing.add(names.slice(700).join('/'));
    expect(await listing.end(listed('a'))).toMatchObject({ images: 1200, groups: 1200 });
    expect(await imagesOf(store, 'a')).toHaveLength(1200);
  });

  it('go with their directory, and along with it', async () => {
    await using store = await memoryStore();
    await listOnly(store, 'a/b', names);
    await listOnly(store, 'c', ['1-1.png']);
    expect(await store.renameDirectory('a', 'x')).toBe(false);
    await listOnly(store, 'a', []);
    expect(await store.renameDirectory('a', 'x')).toBe(true);
    expect((await partsOf(store)).map(({ directory }) => directory)).toEqual(['x/b', 'x/b', 'x/b', 'c']);
    await store.removeDirectories(['x']);
    expect(await store.status()).toMatchObject({ directories: 1, images: 1 });
    expect((await partsOf(store)).map(({ directory }) => directory)).toEqual(['c']);
  });

  it('are not pending where files may have moved there', async () => {
    await using store = await memoryStore();
    await listOnly(store, 'a', ['1-1.png']);
    await saveParts(store, await partsOf(store));
    expect(await listOnly(store, 'b', ['1-1.png'])).toMatchObject({ added: 1, isPending: false });
  });

  it('are still there after the store was closed', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    {
      await using store = await openStore({ file });
      await listOnly(store, 'a', ['\ud800.png', '\u0001.png', 'ü.png']);
    }
    await using store = await openStore({ file });
    expect(await store.directory('a')).toMatchObject({ images: 3, groups: 3, isPending: true });
    expect((await partsOf(store))[0]?.names).toBe('\ud800.png/\u0001.png/ü.png');
  });
});
