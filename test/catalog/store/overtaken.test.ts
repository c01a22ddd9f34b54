import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDriver } from '../../../catalog/store/driver.js';
import { MIGRATIONS } from '../../../catalog/store/migrations/index.js';
import { openStore } from '../../../catalog/store/open.js';
import type { Listing, Store } from '../../../catalog/store/store.js';
import { makeFolder } from '../../support/folder.js';
import { groupsOf, imagesOf, list, listed, memoryStore, parsedFile, scan } from './stores.js';

interface Stores extends AsyncDisposable {
  one: Store;
  other: Store;
}

/** Two stores over one file, as two processes have them. */
async function twoStores(): Promise<Stores> {
  const folder = await makeFolder();
  const file = join(folder.path, 'catalog.sqlite');
  const [one, other] = [await openStore({ file }), await openStore({ file })];
  return {
    one,
    other,
    async [Symbol.asyncDispose]() {
      for (const owned of [one, other, folder]) await owned[Symbol.asyncDispose]();
    },
  };
}

/** Names that the store has rows of, pending ones included. */
async function namesIn(store: Store, directory: string): Promise<string[]> {
  await store.materialise({ path: directory, recursive: false });
  return (await imagesOf(store, directory)).map(({ name }) => name).toSorted();
}

describe('a listing that another process overtakes', () => {
  it('puts no name back, and says so', async () => {
    await using stores = await twoStores();
    const { one, other } = stores;
    await list(one, 'a', ['1-1.png', '1-2.png']);
    const older = one.beginListing('a');
    await list(other, 'a', ['1-1.png']);
    await older.add('1-1.png/1-2.png');
    expect(await older.end(listed('a', { directories: ['gone'] }))).toMatchObject({
      outcome: 'overtaken',
      added: 0,
      images: 1,
      groups: 1,
    });
    expect(await namesIn(one, 'a')).toEqual(['1-1.png']);
    expect(await one.directory('a')).toMatchObject({ stamp: listed('a').stamp });
    expect(await one.directory('a/gone')).toBeNull();
    expect(await list(one, 'a', ['1-1.png', '1-3.png'])).toMatchObject({ added: 1, images: 2 });
  });

  it('takes no new name away', async () => {
    await using stores = await twoStores();
    const { one, other } = stores;
    await list(one, 'a', ['1-1.png']);
    const older = one.beginListing('a');
    await list(other, 'a', ['1-1.png', '1-2.png']);
    await older.add('1-1.png');
    expect(await older.end(listed('a'))).toMatchObject({ outcome: 'overtaken', removed: 0, images: 2 });
    expect(await namesIn(one, 'a')).toEqual(['1-1.png', '1-2.png']);
  });

  it('leaves nothing of what it had written already', async () => {
    await using stores = await twoStores();
    const { one, other } = stores;
    await list(one, 'a', ['1-1.png']);
    const older = one.beginListing('a');
    await older.add('1-1.png/1-2.png');
    await older.add('1-3.png');
    expect(await namesIn(one, 'a')).toEqual(['1-1.png', '1-2.png']);
    expect(await list(other, 'a', ['1-1.png', '1-4.png'])).toMatchObject({ removed: 1, images: 2 });
    await older.add('1-5.png');
    expect(await older.end(listed('a'))).toMatchObject({ outcome: 'overtaken', images: 2 });
    expect(await namesIn(other, 'a')).toEqual(['1-1.png', '1-4.png']);
  });

  it('leaves nothing behind in a directory that was new to both', async () => {
    for (const isParsed of [false, true]) {
      await using stores = await twoStores();
      const { one, other } = stores;
      // Where files may have come from elsewhere, names are rows at once.
      await list(one, 'b', ['1-1.png']);
      if (isParsed) await scan(one, [parsedFile({ directory: 'b', name: '1-1.png' })]);
      const older = one.beginListing('a');
      await older.add('1-1.png/1-2.png');
      const newer = other.beginListing('a');
      await newer.add('1-1.png/1-3.png');
      await older.add('1-4.png/1-5.png');
      await newer.add('1-6.png');
      await older.add('1-7.png');
      expect(await newer.end(listed('a'))).toMatchObject({ outcome: 'saved', images: 3, groups: 3 });
      expect(await older.end(listed('a'))).toMatchObject({ outcome: 'overtaken' });
      expect(await namesIn(one, 'a')).toEqual(['1-1.png', '1-3.png', '1-6.png']);
      expect((await groupsOf(one, 'a')).map(({ count }) => count)).toEqual([1, 1, 1]);
    }
  });

  it('puts no directory back that was removed or renamed', async () => {
    await using stores = await twoStores();
    const { one, other } = stores;
    for (const path of ['removed', 'renamed']) await list(one, path, ['1-1.png']);
    const older = ['removed', 'renamed'].map((path) => one.beginListing(path));
    await other.removeDirectories(['removed']);
    await other.renameDirectory('renamed', 'new');
    for (const listing of older) {
      await listing.add('1-1.png/1-2.png');
      expect(await listing.end(listed(''))).toMatchObject({ outcome: 'disturbed', images: 0 });
    }
    expect(await one.status()).toMatchObject({ directories: 1, images: 1 });
    expect(await list(one, 'removed', ['1-1.png'])).toMatchObject({ added: 1 });
  });

  it('is told from one that was begun when the other one had come to its end', async () => {
    await using stores = await twoStores();
    const { one, other } = stores;
    await list(one, 'a', ['1-1.png']);
    await list(other, 'a', ['1-2.png']);
    await one.catchUp();
    const newer = one.beginListing('a');
    // Of another directory.
    await list(other, 'b', ['1-1.png']);
    await newer.add('1-3.png');
    expect(await newer.end(listed('a'))).toMatchObject({ outcome: 'saved', added: 1, removed: 1 });
    expect(await namesIn(other, 'a')).toEqual(['1-3.png']);
  });

  it('may be one of the same process', async () => {
    await using store = await memoryStore();
    const [one, other] = [store.beginListing('a'), store.beginListing('a')];
    await one.add('1-1.png/1-2.png');
    await one.add('1-3.png');
    await other.add('1-2.png/1-3.png/1-4.png');
    expect(await other.end(listed('a'))).toMatchObject({ outcome: 'saved', images: 3 });
    expect(await one.end(listed('a'))).toMatchObject({ outcome: 'overtaken', images: 3, groups: 1 });
    expect(await namesIn(store, 'a')).toEqual(['1-2.png', '1-3.png', '1-4.png']);
  });
});

/** A listing as a process makes it: with what was there when it was begun. */
interface Lane {
  store: Store;
  listing: Listing | null;
  names: string[];
  /** Those that it has not named yet. */
  left: string[];
  /** How often something was saved before it. */
  since: number;
}

describe.each([
  { state: 'pending', parses: false },
  { state: 'parsed', parses: true },
])('what is left by processes that list a directory of $state images', ({ parses }) => {
  it('is what the last one found that none overtook', { timeout: 60_000 }, async () => {
    await using stores = await twoStores();
    const name = fc.constantFrom('1-1.png', '1-2.png', '1-3.png', '2-1.png', 'x.png', 'y.png');
    const step = fc.record({
      who: fc.nat({ max: 3 }),
      what: fc.constantFrom('begin', 'add', 'end', 'change', 'remove', parses ? 'parse' : 'materialise'),
      names: fc.uniqueArray(name),
    });
    const outcomes = new Set<string>();
    let run = 0;
    const inModel = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const directory = `run-${run++}`;
      const lanes = Array.from({ length: 4 }, (_, number): Lane => {
        const store = number % 2 === 0 ? stores.one : stores.other;
        return { store, listing: null, names: [], left: [], since: 0 };
      });
      let onDisk: string[] = [];
      let saved: string[] = [];
      let saves = 0;

      async function begin(lane: Lane): Promise<void> {
        await lane.store.catchUp();
        lane.listing = lane.store.beginListing(directory);
        lane.names = onDisk;
        lane.left = [...onDisk];
        lane.since = saves;
      }

      async function end(lane: Lane, listing: Listing): Promise<void> {
        lane.listing = null;
        await listing.add(lane.left.join('/'));
        const { outcome, images } = await listing.end(listed(directory));
        outcomes.add(outcome);
        expect(outcome === 'saved').toBe(lane.since === saves);
        if (outcome !== 'saved') return;
        saves++;
        saved = lane.names;
        expect(images).toBe(saved.length);
        expect(await namesIn(lane.store, directory)).toEqual(saved.toSorted());
        const groups = await groupsOf(lane.store, directory);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(saved.length);
      }

      for (const { who, what, names } of steps) {
        const lane = lanes[who];
        if (lane === undefined) continue;
        const { store, listing } = lane;
        if (what === 'change') onDisk = names;
        else if (what === 'begin' && listing === null) await begin(lane);
        else if (what === 'add') await listing?.add(lane.left.splice(0, 2).join('/'));
        else if (what === 'end' && listing !== null) await end(lane, listing);
        else if (what === 'materialise') await store.materialise({ path: directory, recursive: false });
        else if (what === 'parse')
          await scan(
            store,
            names.map((file) => parsedFile({ directory, name: file })),
          );
        else if (what === 'remove' && (await store.directory(directory)) !== null) {
          await store.removeDirectories([directory]);
          saves++;
        }
      }
      for (const lane of lanes) if (lane.listing !== null) await end(lane, lane.listing);
    });
    await fc.assert(inModel, { numRuns: 150 });
    expect([...outcomes].toSorted()).toEqual(['disturbed', 'overtaken', 'saved']);
  });
});

it('a catalog of the schema before keeps what it has', async () => {
  await using folder = await makeFolder();
  const file = join(folder.path, 'catalog.sqlite');
  const { DatabaseSync } = loadDriver();
  const database = new DatabaseSync(file);
  for (const migration of MIGRATIONS.slice(0, 2)) migration(database);
  database.exec(`
    PRAGMA user_version = 2;
    INSERT INTO directories (id, path, unparsed) VALUES (1, 'a', 2);
    INSERT INTO pending (directory_id, count, names) VALUES (1, 2, '1-1.png/1-2.png');
  `);
  database.close();
  await using store = await openStore({ file });
  expect(await namesIn(store, 'a')).toEqual(['1-1.png', '1-2.png']);
  expect(await list(store, 'a', ['1-2.png', '1-3.png'])).toMatchObject({ added: 1, removed: 1, images: 2 });
});
