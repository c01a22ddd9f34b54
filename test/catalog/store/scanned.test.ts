import { describe, expect, it } from 'vitest';
import { openStore } from '../../../catalog/store/open.js';
import { makeFolder } from '../../support/folder.js';
import { Decimal } from '../../../schema/models/decimal.js';
import { allPages, batchOf, list, memoryStore, parsedFile, scan, search } from './stores.js';

const place = { directory: 'a', name: '1-1.png' };

describe('what a scan found out', () => {
  it('is left out where the file is gone or was parsed meanwhile', async () => {
    await using store = await memoryStore();
    const names = ['1-1.png', '2-2.png', '3-3.png'];
    await list(store, 'a', names);
    const [unparsed] = (await store.unparsed({ directory: 'a', limit: 9 })).items;
    await scan(store, [parsedFile(place, { prompt: 'first' })]);
    await list(store, 'a', names.slice(0, 2));
    const batch = batchOf(names.map((name) => parsedFile({ directory: 'a', name }, { prompt: 'second' })));
    expect(await store.saveScanned([{ files: { ids: unparsed?.ids ?? [] }, batch }])).toMatchObject({
      saved: 1,
    });
    expect(await store.saveScanned([{ files: { ids: unparsed?.ids ?? [] }, batch }])).toMatchObject({
      saved: 0,
    });
    const metadata = await store.metadata(names.map((name) => ({ directory: 'a', name })));
    expect(metadata.map((one) => one?.json.match(/first|second/)?.[0])).toEqual([
      'first',
      'second',
      undefined,
    ]);
    expect((await store.directory('a'))?.byState).toMatchObject({ parsed: 2, unparsed: 0 });
  });

  it('is refused where ids and files are not as many', async () => {
    await using store = await memoryStore();
    await expect(
      store.saveScanned([{ files: { ids: [1, 2] }, batch: batchOf([parsedFile(place)]) }]),
    ).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });

  it('is taken again where the file may have been written to since', async () => {
    await using store = await memoryStore();
    await list(store, 'a', ['1-1.png', '2-2.png', 'gone.png']);
    await scan(store, [
      parsedFile(place, { prompt: 'first', seed: '77' }, { mtimeNs: 0n }),
      parsedFile({ directory: 'a', name: '2-2.png' }),
      parsedFile(
        { directory: 'a', name: 'gone.png' },
        { errors: ['no file'] },
        { mtimeNs: 0n, inode: 0n, size: 0 },
      ),
    ]);
    const [unsettled, ...others] = await allPages(1, (page) => store.unsettled(page));
    expect(others).toEqual([]);
    expect(unsettled).toMatchObject({ directory: 'a', names: ['1-1.png'] });
    const again = batchOf([parsedFile(place, { prompt: 'second', seed: '1' })]);
    expect(await store.saveScanned([{ files: { ids: unsettled?.ids ?? [] }, batch: again }])).toMatchObject({
      saved: 1,
    });
    expect(await store.saveScanned([{ files: { ids: unsettled?.ids ?? [] }, batch: again }])).toMatchObject({
      saved: 0,
    });
    expect((await store.unsettled({ limit: 9 })).items).toEqual([]);
    const [file] = await store.files([place]);
    expect(JSON.parse(file?.metadata?.json ?? '')).toMatchObject({ prompt: 'second', seed: '1' });
    const [first, second] = ['77', '1'].map((seed) => Decimal.parse(seed));
    expect(await search(store, { seed: { from: first, to: first } })).toEqual([]);
    expect(await search(store, { seed: { from: second, to: second } })).toHaveLength(1);
    expect((await store.directory('a'))?.byState).toMatchObject({ parsed: 2, unreadable: 1 });
  });

  it('shows as stats, column by column', async () => {
    await using store = await memoryStore();
    const names = ['1-1.png', '2-2.png', '10-1.png', 'a.png', "o'b.png"];
    await list(store, 'a', [...names, 'unparsed.png']);
    const stats = names.map((_, index) => ({
      size: 2 ** 40 + index,
      mtimeNs: 1_700_000_000_000_000_001n + BigInt(index),
      inode: 2n ** 64n - 1n - BigInt(index),
    }));
    await scan(
      store,
      names.map((name, index) => parsedFile({ directory: 'a', name }, {}, stats[index])),
    );
    for (const limit of [1, 2, 5, 9]) {
      const found: unknown[] = [];
      let after: string | undefined;
      do {
        const page = await store.stats('a', { after, limit });
        for (const [index, name] of page.names.entries())
          found.push([name, page.sizes[index], page.mtimesNs[index], page.inodes[index]]);
        after = page.next ?? undefined;
      } while (after !== undefined);
      expect(found).toEqual(names.map((name, index) => [name, ...Object.values(stats[index] ?? {})]));
    }
    expect((await store.stats('none', { limit: 9 })).names).toEqual([]);
  });
});

describe('a store in a file', () => {
  it('shows each write to the reads that are begun after it', async () => {
    await using folder = await makeFolder();
    await using store = await openStore({ file: `${folder.path}/catalog.sqlite` });
    for (let index = 0; index < 100; index++) {
      const directory = `d${index % 10}`;
      const names = Array.from({ length: index }, (_, number) => `${number}-${number}.png`);
      await list(store, directory, names);
      expect(await store.images(directory, { limit: 1000 })).toHaveLength(index);
      if (index % 10 === 9) {
        expect(await store.renameDirectory(directory, `r${index}`)).toBe(true);
        expect(await store.images(directory, { limit: 1 })).toEqual([]);
        expect(await store.images(`r${index}`, { limit: 1000 })).toHaveLength(index);
      }
    }
  });

  it('is read while a long write is under way', async () => {
    await using folder = await makeFolder();
    await using store = await openStore({ file: `${folder.path}/catalog.sqlite` });
    await list(store, 'read', ['1-1.png']);
    const names = Array.from({ length: 50_000 }, (_, index) => `${index}-${index * 2}.png`);
    let isWritten = false;
    const write = list(store, 'written', names, { inParts: 50_000 }).finally(() => (isWritten = true));
    const reads: boolean[] = [];
    for (let read = 0; read < 5; read++) {
      expect(await store.images('read', { limit: 9 })).toHaveLength(1);
      reads.push(isWritten);
    }
    expect(reads[0]).toBe(false);
    expect(await write).toMatchObject({ added: 50_000, groups: 50_000 });
  });
});
