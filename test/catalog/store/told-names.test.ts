import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../catalog/store/open.js';
import type { ListingChange, Store } from '../../../catalog/store/store.js';
import { makeFolder } from '../../support/folder.js';
import { batchOf, list, listed, memoryStore, parsedFile } from './stores.js';

/** Lists a directory in parts, and asks which names came and went. */
async function change(store: Store, parts: readonly (readonly string[])[]): Promise<ListingChange> {
  await store.catchUp();
  const listing = store.beginListing('a', true);
  for (const names of parts) await listing.add(names.join('/'));
  return listing.end(listed('a'));
}

function numbered(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${from + index}-1.png`);
}

describe('a listing tells which names', () => {
  it('came, in a directory that is new', async () => {
    await using store = await memoryStore();
    const { names } = await change(store, [['1-1.png'], ['1-2.png', 'x.png']]);
    expect(names).toEqual({ added: '1-1.png/1-2.png/x.png', removed: '' });
    expect((await change(store, [['1-1.png'], ['1-2.png', 'x.png']])).names).toEqual({
      added: '',
      removed: '',
    });
  });

  it('came behind those that are pending', async () => {
    await using store = await memoryStore();
    await change(store, [['1-1.png', '1-2.png']]);
    expect((await change(store, [['1-1.png', '1-2.png', '1-3.png']])).names).toEqual({
      added: '1-3.png',
      removed: '',
    });
  });

  it.each([
    { state: 'pending', materialise: false },
    { state: 'rows', materialise: true },
  ])('came and went among others ($state)', async ({ materialise }) => {
    await using store = await memoryStore();
    await change(store, [['1-1.png', '1-2.png', '1-3.png']]);
    if (materialise) await store.materialise({ path: 'a', recursive: false });
    const { names, added, removed } = await change(store, [
      ['1-4.png', '1-1.png'],
      ['\u0001.png', '1-3.png'],
    ]);
    expect({ added, removed }).toEqual({ added: 2, removed: 1 });
    expect(names?.added.split('/').toSorted()).toEqual(['\u0001.png', '1-4.png']);
    expect(names?.removed).toBe('1-2.png');
  });

  it('came, unless one of them comes twice', async () => {
    await using store = await memoryStore();
    await change(store, [['1-1.png', '1-2.png']]);
    const { added, names } = await change(store, [
      ['1-1.png', '1-2.png', '1-3.png'],
      ['1-4.png', '1-1.png'],
    ]);
    expect({ added, names }).toEqual({ added: 2, names: null });
  });

  it('came and went up to a thousand, and none beyond', async () => {
    await using store = await memoryStore();
    const first = await change(store, [numbered(0, 1000)]);
    expect(first.names?.added.split('/')).toHaveLength(1000);
    const second = await change(store, [numbered(500, 1000)]);
    expect([second.names?.added, second.names?.removed].map((names) => names?.split('/').length)).toEqual([
      500, 500,
    ]);
    expect((await change(store, [numbered(500, 2001)])).names).toBeNull();
    expect((await change(store, [])).names).toBeNull();
  });

  it('came, unless nobody asks', async () => {
    await using store = await memoryStore();
    const listing = store.beginListing('a');
    await listing.add('1-1.png');
    expect((await listing.end(listed('a'))).names).toBeNull();
  });
});

it('writes of another process are noticed, own ones are not', async () => {
  await using folder = await makeFolder();
  const file = join(folder.path, 'catalog.sqlite');
  await using one = await openStore({ file });
  await list(one, 'a', ['1-1.png', '1-2.png']);
  expect((await change(one, [['1-1.png', '1-2.png']])).foreignWrites).toBe(0);
  expect(await one.foreignWrites()).toBe(0);
  await using other = await openStore({ file });
  await list(other, 'a', ['1-1.png', '1-3.png']);
  const { foreignWrites, names } = await change(one, [['1-1.png', '1-3.png']]);
  expect({ foreignWrites, names }).toEqual({ foreignWrites: 1, names: { added: '', removed: '' } });
  expect(await one.foreignWrites()).toBe(1);
});

describe('what a scan saves', () => {
  it('is told from what is known as before', async () => {
    await using store = await memoryStore();
    const names = ['1-1.png', '1-2.png', '1-3.png'];
    await list(store, '', names);
    const [unparsed] = (await store.unparsed({ limit: 9 })).items;
    const ids = unparsed?.ids ?? [];
    const unsettled = { mtimeNs: 0n };
    const first = names.map((name) => parsedFile({ name }, { prompt: name }, unsettled));
    expect(await store.saveScanned([{ files: { ids }, batch: batchOf(first) }])).toEqual({
      saved: 3,
      unchanged: [[]],
    });
    const [, second] = first;
    const again = names.map((name, index) =>
      parsedFile(
        { name },
        { prompt: name === second?.name ? 'another' : name },
        { size: index === 2 ? 7 : 1000 },
      ),
    );
    expect(await store.saveScanned([{ files: { ids }, batch: batchOf(again) }])).toEqual({
      saved: 3,
      unchanged: [[0]],
    });
    expect(await store.saveScanned([{ files: { ids }, batch: batchOf(again) }])).toEqual({
      saved: 0,
      unchanged: [[0, 1, 2]],
    });
  });
});
