import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../catalog/store/store.js';
import { collect, imagesOf, list, listed, memoryStore, parsedFile, scan } from './stores.js';

const stat = { size: 1000, mtimeNs: 1_700_000_000_000_000_001n, inode: 77n };

async function namesIn(store: Store, directory: string): Promise<string[]> {
  return (await imagesOf(store, directory)).map(({ name }) => name).toSorted();
}

describe('a listing', () => {
  it('keeps what a map of names would keep, whatever lists follow each other', async () => {
    const file = fc.record({
      name: fc.constantFrom(
        '1-1.png',
        '01-1.png',
        '1-2.png',
        '2-1.webp',
        '2-99999999999999999999.webp',
        'a.png',
        "o'b\n.png",
        '\ud800.png',
        '\u0001.png',
        'ü.png',
      ),
      isParsed: fc.boolean(),
    });
    const listing = fc.record({
      files: fc.uniqueArray(file, { selector: ({ name }) => name }),
      inParts: fc.integer({ min: 1, max: 10 }),
    });
    await using store = await memoryStore();
    let run = 0;
    let inode = 1n;
    await fc.assert(
      fc.asyncProperty(fc.array(listing, { maxLength: 6 }), async (listings) => {
        const directory = `run-${run++}`;
        const model = new Map<string, string>();
        for (const { files, inParts } of listings) {
          const names: string[] = files.map(({ name }) => name);
          const added = names.filter((name) => !model.has(name));
          const removed = [...model.keys()].filter((name) => !names.includes(name));
          for (const name of added) model.set(name, 'unparsed');
          for (const name of removed) model.delete(name);
          expect(await list(store, directory, names, { inParts })).toMatchObject({
            added: added.length,
            removed: removed.length,
            images: model.size,
          });
          const parsed = files.filter(({ isParsed }) => isParsed);
          await scan(
            store,
            // A new inode each time: nothing is to be taken for a moved file here.
            parsed.map(({ name }) => parsedFile({ directory, name }, {}, { inode: inode++ })),
          );
          for (const { name } of parsed) model.set(name, 'parsed');
          const stored = await store.files([...model.keys()].map((name) => ({ directory, name })));
          expect(stored.map((file) => file?.state)).toEqual([...model.values()]);
          expect(await namesIn(store, directory)).toEqual([...model.keys()].toSorted());
          const count = (state: string) => [...model.values()].filter((one) => one === state).length;
          expect((await store.directory(directory))?.byState).toEqual({
            unparsed: count('unparsed'),
            parsed: count('parsed'),
            empty: 0,
            unreadable: 0,
          });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('may have more names than are written at once', async () => {
    await using store = await memoryStore();
    const names = Array.from({ length: 25_000 }, (_, index) => `${index}-${index}.png`);
    expect(await list(store, 'big', names)).toEqual({ added: 25_000, removed: 0, images: 25_000, groups: 1 });
    expect(await list(store, 'big', names.slice(0, 3))).toEqual({
      added: 0,
      removed: 24_997,
      images: 3,
      groups: 1,
    });
    expect(await namesIn(store, 'big')).toEqual(['0-0.png', '1-1.png', '2-2.png']);
  });

  it('may have no names', async () => {
    await using store = await memoryStore();
    expect(await list(store, 'a', [])).toEqual({ added: 0, removed: 0, images: 0, groups: 0 });
    const listing = store.beginListing('b');
    await listing.add('');
    expect(await listing.end(listed('b'))).toMatchObject({
      outcome: 'saved',
      added: 0,
      removed: 0,
      images: 0,
      groups: 0,
      isPending: false,
    });
  });

  it('that broke off leaves what came, to be listed again', async () => {
    await using store = await memoryStore();
    await list(store, 'big', ['kept.png']);
    const listing = store.beginListing('big');
    await listing.add('1-1.png/1-2.png');
    await listing.add('1-3.png');
    await listing.drop();
    expect(await store.directory('big')).toMatchObject({ stamp: null, images: 4 });
    expect(await list(store, 'big', ['1-1.png', '1-2.png', '1-3.png'])).toMatchObject({
      added: 0,
      removed: 1,
      groups: 1,
    });
  });

  it('after one that broke off makes the groups, though it finds no new name', async () => {
    await using store = await memoryStore();
    const listing = store.beginListing('');
    await listing.add('1-1.png/1-2.png');
    await listing.drop();
    expect(await list(store, '', ['1-2.png', '1-1.png'])).toMatchObject({ added: 0, groups: 1 });
    expect(await store.groups('', { from: 0, limit: 9 })).toMatchObject([{ ordinal: 0, count: 2 }]);
  });

  it('counts a name once that comes twice, as names that are no UTF-8 may', async () => {
    await using store = await memoryStore();
    const names = ['\ufffd.png', '1-1.png', '\ufffd.png', '1-1.png'];
    for (const inParts of [1, 3, 4]) {
      await store.removeDirectories(['']);
      expect(await list(store, '', names, { inParts })).toMatchObject({ added: 2, images: 2 });
      expect(await list(store, '', names, { inParts })).toMatchObject({ added: 0, removed: 0, images: 2 });
    }
  });

  it('keeps times and inodes of 64 bits', async () => {
    await using store = await memoryStore();
    const stamp = { mtimeNs: 1_700_000_000_123_456_789n, ctimeNs: 2n ** 62n + 1n, inode: 2n ** 64n - 1n };
    await list(store, 'a', ['x.png'], { stamp });
    expect(await store.directory('a')).toMatchObject({ stamp, inode: stamp.inode, images: 1 });
    expect(await store.directoriesOfInode(stamp.inode)).toHaveLength(1);
    const file = { size: 2 ** 40, mtimeNs: 1_700_000_000_123_456_789n, inode: 2n ** 63n + 1n };
    await scan(store, [parsedFile({ directory: 'a', name: 'x.png' }, {}, file)]);
    expect(await store.files([{ directory: 'a', name: 'x.png' }])).toMatchObject([
      { state: 'parsed', stat: file },
    ]);
  });

  it('keeps no stamp that proves nothing, but the inode', async () => {
    await using store = await memoryStore();
    await list(store, 'a', ['x.png'], { isRacy: true });
    expect(await store.directory('a')).toMatchObject({ stamp: null, inode: 4n, images: 1 });
  });

  it('makes known which directories are still to be listed', async () => {
    await using store = await memoryStore();
    await list(store, 'a/b', ['x.png']);
    await list(store, 'a', [], { directories: ['b', 'c'] });
    await list(store, '', [], { directories: ['a', 'd'] });
    const directories = await collect(store.directoriesBelow(''));
    expect(directories.map(({ path, stamp }) => [path, stamp !== null])).toEqual([
      ['', true],
      ['a', true],
      ['a/b', true],
      ['a/c', false],
      ['d', false],
    ]);
  });
});

describe('ids', () => {
  it('never come to mean another file', async () => {
    await using store = await memoryStore();
    await list(store, 'a', ['1-1.png', '1-2.png']);
    const [before] = (await store.unparsed({ limit: 9 })).items;
    await store.removeDirectories(['a']);
    await list(store, 'a', ['1-1.png', '1-2.png']);
    const [after] = (await store.unparsed({ limit: 9 })).items;
    expect(after?.ids.filter((id) => before?.ids.includes(id))).toEqual([]);
  });
});

describe('files that moved', () => {
  it.each([
    ['are known in their new place while the old one is listed', false],
    ['are known in their new place after the old one is gone', true],
  ])('%s', async (_, isGone) => {
    await using store = await memoryStore();
    expect(await store.canAdopt()).toBe(false);
    await list(store, 'from', ['1-5.png']);
    expect(await store.canAdopt()).toBe(false);
    await scan(store, [
      parsedFile({ directory: 'from', name: '1-5.png' }, { prompt: 'a fox', seed: '5' }, stat),
    ]);
    if (isGone) await list(store, 'from', []);
    expect(await store.canAdopt()).toBe(true);
    await list(store, 'to', ['9-9.png', 'other.png']);
    const found = [
      { directory: 'to', name: '9-9.png', stat },
      { directory: 'to', name: 'other.png', stat: { ...stat, size: 1 } },
      { directory: 'nowhere', name: '9-9.png', stat },
    ];
    expect(await store.adopt(found)).toEqual([true, false, false]);
    const [metadata, other] = await store.metadata(found);
    expect(metadata?.json).toContain('"prompt":"a fox"');
    expect(metadata?.json).toContain('"seed":"5"');
    expect(other).toBeNull();
    expect((await store.directory('to'))?.byState).toMatchObject({ parsed: 1, unparsed: 1 });
    expect(await store.groupsContaining('FOX', { path: 'to', recursive: false })).toEqual([
      { directory: 'to', ordinals: [0] },
    ]);
  });

  it('are read again where they may have been written to since they were read', async () => {
    await using store = await memoryStore();
    const unsettled = { ...stat, mtimeNs: 0n };
    await list(store, 'from', ['a.png']);
    await scan(store, [parsedFile({ directory: 'from', name: 'a.png' }, {}, unsettled)]);
    await list(store, 'to', ['a.png']);
    expect(await store.adopt([{ directory: 'to', name: 'a.png', stat: unsettled }])).toEqual([false]);
  });
});

describe('directories', () => {
  const paths = ['', 'a', 'a/b', 'a/b/c', 'a-b', 'a0', 'b', "o'x", '100%_'];

  it('come with all below them, and nothing beside them', async () => {
    await using store = await memoryStore();
    for (const path of paths) await list(store, path, []);
    const below = async (path: string) =>
      (await collect(store.directoriesBelow(path))).map(({ path }) => path);
    expect(await below('a')).toEqual(['a', 'a/b', 'a/b/c']);
    expect((await below('')).toSorted()).toEqual(paths.toSorted());
    expect(await below('100%_')).toEqual(['100%_']);
    expect(await below('none')).toEqual([]);
  });

  it('come in pages', async () => {
    await using store = await memoryStore();
    const many = Array.from({ length: 2500 }, (_, index) => `dir/${index}`);
    for (const path of many) void list(store, path, []);
    await list(store, 'dir', []);
    expect(await collect(store.directoriesBelow('dir'))).toHaveLength(2501);
  });

  it('keep what is known when they are renamed', async () => {
    await using store = await memoryStore();
    await list(store, 'a', ['1-1.png']);
    await list(store, 'a/b😀', ['2-2.png']);
    await list(store, 'taken/x', []);
    expect(await store.renameDirectory('a', 'taken')).toBe(false);
    expect(await store.renameDirectory('a', 'ü😀/n')).toBe(true);
    expect(await namesIn(store, 'ü😀/n/b😀')).toEqual(['2-2.png']);
    expect(await store.groups('ü😀/n/b😀', { from: 0, limit: 9 })).toHaveLength(1);
    expect(await store.directory('a')).toBeNull();
  });

  it('go with all below them', async () => {
    await using store = await memoryStore();
    for (const path of paths) await list(store, path, ['1-1.png', '1-2.png']);
    await store.removeDirectories(['a', 'none']);
    const left = (await collect(store.directoriesBelow(''))).map(({ path }) => path);
    expect(left.toSorted()).toEqual(['', '100%_', 'a-b', 'a0', 'b', "o'x"]);
    expect(await store.status()).toMatchObject({ directories: 6, images: 12 });
    expect(await store.groups('a/b', { from: 0, limit: 9 })).toEqual([]);
  });
});
