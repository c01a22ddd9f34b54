import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ChangeLog } from '../../catalog/changes/log.js';
import type { Disk } from '../../catalog/disk/disk.js';
import { openDisk } from '../../catalog/disk/open.js';
import { Refresher } from '../../catalog/refresher.js';
import { openStore } from '../../catalog/store/open.js';
import type { ListingOutcome, Store } from '../../catalog/store/store.js';
import { Tree } from '../../catalog/tree.js';
import { SUPPORTED_FILE_EXTENSIONS } from '../../metadata/index.js';
import { type Folder, makeFolder } from '../support/folder.js';

interface Process extends AsyncDisposable {
  refresher: Refresher;
  store: Store;
  tree: Tree;
  /** How often a directory was read. */
  listed: () => number;
  /** Names that an answer has now. */
  namesIn(path: string): Promise<string[]>;
}

interface Interference {
  /** Called when a directory was read, before what was found is handed on. */
  onRead?: (path: string) => Promise<void>;
  /** Whether directories count as long unchanged when they are read. */
  isSteady?: boolean;
  /** How a listing ends, in the place of how it did. */
  outcome?: ListingOutcome;
}

/** What keeps names fresh in one process. */
async function startProcess(folder: Folder, file: string, interference: Interference = {}): Promise<Process> {
  const disk = await openDisk({
    base: folder.path,
    extensions: SUPPORTED_FILE_EXTENSIONS,
    watch: false,
    onNotice: () => undefined,
  });
  const store = await openStore({ file });
  const tree = new Tree();
  const activity = { directoriesListed: 0, filesParsed: 0 };
  const refresher = new Refresher(
    {
      base: folder.path,
      disk: interferingDisk(disk, interference),
      store: interferingStore(store, interference),
      tree,
      activity,
      changes: new ChangeLog(),
      namesRule: 'all',
      onUnparsed: () => undefined,
      onStoreAnew: () => undefined,
    },
    { baseInode: null, location: store.location },
  );
  return {
    refresher,
    store,
    tree,
    listed: () => activity.directoriesListed,
    async namesIn(path) {
      await store.materialise({ path, recursive: false });
      return (await store.images(path, { limit: 100 })).map(({ name }) => name);
    },
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      await disk[Symbol.asyncDispose]();
    },
  };
}

function interferingDisk(disk: Disk, { onRead, isSteady = false }: Interference): Disk {
  return {
    ...disk,
    async list(path, onNames) {
      const names: string[] = [];
      const found = await disk.list(path, (some) => Promise.resolve(void names.push(some)));
      await onRead?.(path);
      for (const some of names) await onNames(some);
      return isSteady ? { ...found, isRacy: false } : found;
    },
  };
}

function interferingStore(store: Store, { outcome }: Interference): Store {
  if (outcome === undefined) return store;
  return {
    ...store,
    beginListing(path, tellsNames) {
      const listing = store.beginListing(path, tellsNames);
      return { ...listing, end: async (directory) => ({ ...(await listing.end(directory)), outcome }) };
    },
  };
}

const everything = { path: '', recursive: true };

describe('a listing that another process overtakes', () => {
  it('puts nothing back that was removed meanwhile, for either', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': '', 'a/1-2.png': '' });
    await using data = await makeFolder();
    const file = join(data.path, 'catalog.sqlite');
    await using other = await startProcess(folder, file);
    let isFirst = true;
    await using one = await startProcess(folder, file, {
      async onRead(path) {
        if (path !== 'a' || !isFirst) return;
        isFirst = false;
        await folder.remove('a/1-2.png');
        await other.refresher.refresh(everything);
      },
    });
    await one.refresher.refresh(everything);
    expect(await one.namesIn('a')).toEqual(['1-1.png']);
    expect(await other.namesIn('a')).toEqual(['1-1.png']);
    expect(one.tree.get('a')).toMatchObject({ images: 1, groups: 1 });
  });

  it('takes nothing away that has come meanwhile', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': '' });
    await using data = await makeFolder();
    const file = join(data.path, 'catalog.sqlite');
    await using other = await startProcess(folder, file);
    let isFirst = true;
    await using one = await startProcess(folder, file, {
      async onRead(path) {
        if (path !== 'a' || !isFirst) return;
        isFirst = false;
        await folder.write('a/1-2.png', '');
        await folder.write('a/b/1-1.png', '');
        await other.refresher.refresh(everything);
      },
    });
    await one.refresher.refresh(everything);
    expect(await one.namesIn('a')).toEqual(['1-1.png', '1-2.png']);
    expect(await one.namesIn('a/b')).toEqual(['1-1.png']);
    expect(one.tree.get('a')).toMatchObject({ images: 2, groups: 1 });
  });

  it('again and again ends with what the other one has found', async () => {
    await using folder = await makeFolder({ 'a/1-0.png': '' });
    await using data = await makeFolder();
    const file = join(data.path, 'catalog.sqlite');
    await using other = await startProcess(folder, file);
    let reads = 0;
    await using one = await startProcess(folder, file, {
      async onRead(path) {
        if (path !== 'a') return;
        reads++;
        await folder.write(`a/1-${reads}.png`, '');
        await other.refresher.refresh(everything);
      },
    });
    await one.refresher.refresh(everything);
    expect(reads).toBe(3);
    expect(await one.namesIn('a')).toEqual(['1-0.png', '1-1.png', '1-2.png', '1-3.png']);
    expect(one.tree.get('a')).toMatchObject({ images: 4, groups: 1 });
  });

  it('again and again is made once more for the next question, though the disk is as it was read', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': '' });
    await using data = await makeFolder();
    const file = join(data.path, 'catalog.sqlite');
    await using other = await startProcess(folder, file);
    let interferes = true;
    await using one = await startProcess(folder, file, {
      isSteady: true,
      onRead: async () => {
        if (interferes) await other.refresher.refreshThese(['a']);
      },
    });
    await one.refresher.refresh({ path: 'a', recursive: false });
    interferes = false;
    for (const more of [1, 0]) {
      const before = one.listed();
      await one.refresher.refresh({ path: 'a', recursive: false });
      expect(one.listed() - before).toBe(more);
    }
  });

  it('is BUSY where the other one takes names away all the time', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': '' });
    await using data = await makeFolder();
    const file = join(data.path, 'catalog.sqlite');
    await using one = await startProcess(folder, file, { outcome: 'disturbed' });
    await expect(one.refresher.refresh({ path: '', recursive: false })).rejects.toMatchObject({
      code: 'BUSY',
    });
    expect(one.tree.get('')?.isListed).toBe(false);
  });

  it('does not happen where the other one was there before', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': '' });
    await using data = await makeFolder();
    const file = join(data.path, 'catalog.sqlite');
    await using one = await startProcess(folder, file);
    await using other = await startProcess(folder, file);
    await one.refresher.refresh(everything);
    await other.refresher.refresh(everything);
    for (let round = 2; round < 5; round++) {
      await folder.write(`a/1-${round}.png`, '');
      for (const { refresher, listed } of [one, other]) {
        const before = listed();
        await refresher.refresh({ path: 'a', recursive: false });
        expect(listed() - before).toBe(1);
      }
    }
  });
});

it('a change that another process has told the store of first is one for answers that are kept', async () => {
  await using folder = await makeFolder({ 'a/1-1.png': '' });
  await using data = await makeFolder();
  const file = join(data.path, 'catalog.sqlite');
  await using one = await startProcess(folder, file);
  await using other = await startProcess(folder, file);
  await one.refresher.refresh(everything);
  const before = { ...one.tree.get('a') };
  await folder.remove('a/1-1.png');
  await folder.write('a/1-2.png', '');
  await other.refresher.refresh(everything);
  await one.refresher.refresh(everything);
  const after = one.tree.get('a');
  expect(after).toMatchObject({ images: 1, groups: 1 });
  expect(after?.version).toBeGreaterThan(before.version ?? 0);
  expect(after?.namesVersion).toBeGreaterThan(before.namesVersion ?? 0);
});
