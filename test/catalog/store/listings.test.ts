import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListedFile, Store } from '../../../catalog/store/store.js';
import { allPages, collect, list, listed, memoryStore, parsedFile } from './stores.js';

const stat = { size: 1000, mtimeNs: 1_700_000_000_000_000_001n, inode: 77n };

async function namesIn(store: Store, directory: string): Promise<string[]> {
  const images = await allPages(100, (page) => store.images(directory, page));
  return images.map(({ name }) => name).toSorted();
}

describe('saveListing', () => {
  it('keeps what a map of names would keep, whatever lists follow each other', async () => {
    const file = fc.record({
      name: fc.constantFrom(
        '1-1.png',
        '1-2.png',
        '2-1.webp',
        'a.png',
        "o'b\n.png",
        '\ud800.png',
        '\u0001.png',
        'ü.png',
      ),
      size: fc.nat({ max: 2 }),
      isParsed: fc.boolean(),
    });
    const listings = fc.array(fc.uniqueArray(file, { selector: ({ name }) => name }), { maxLength: 6 });
    await using store = await memoryStore();
    let run = 0;
    let inode = 1n;
    await fc.assert(
      fc.asyncProperty(listings, async (listings) => {
        const directory = `run-${run++}`;
        const model = new Map<string, { size: number; state: string }>();
        for (const files of listings) {
          const expected = { added: 0, removed: 0, changed: 0 };
          for (const { name, size } of files) {
            const known = model.get(name);
            if (known === undefined) expected.added++;
            else if (known.size !== size) expected.changed++;
            if (known?.size !== size) model.set(name, { size, state: 'unparsed' });
          }
          for (const name of model.keys()) {
            if (!files.some((file) => file.name === name) && model.delete(name)) expected.removed++;
          }
          const places = files.map(({ name, size }): ListedFile => ({
            name,
            // A new inode each time: nothing is to be taken for a moved file here.
            stat: { size, mtimeNs: 5n, inode: inode++ },
          }));
          expect(await store.saveListing(listed(directory), places)).toEqual(expected);
          const parsed = files.filter(({ isParsed }) => isParsed);
          await store.saveParsed(
            places
              .filter(({ name }) => parsed.some((file) => file.name === name))
              .map(({ name, stat }) => parsedFile({ directory, name }, {}, stat)),
          );
          for (const { name, size } of parsed) model.set(name, { size, state: 'parsed' });
          const stored = await store.files([...model.keys()].map((name) => ({ directory, name })));
          expect(stored.map((file) => file?.state)).toEqual([...model.values()].map(({ state }) => state));
          expect(await namesIn(store, directory)).toEqual([...model.keys()].toSorted());
          const counts = (await store.directory(directory))?.byState;
          const count = (state: string) => [...model.values()].filter((file) => file.state === state).length;
          expect(counts).toEqual({
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

  it('takes listings of more names than are written at once', async () => {
    await using store = await memoryStore();
    const names = Array.from({ length: 25_000 }, (_, index) => `${index}-${index}.png`);
    expect(await list(store, 'big', names)).toEqual({ added: 25_000, removed: 0, changed: 0 });
    expect(await list(store, 'big', names.slice(0, 3))).toEqual({ added: 0, removed: 24_997, changed: 0 });
    expect(await namesIn(store, 'big')).toEqual(['0-0.png', '1-1.png', '2-2.png']);
  });

  it('says of a directory whose listing broke off that it must be listed again', async () => {
    await using store = await memoryStore();
    await list(store, 'big', ['kept.png']);
    const broken = (function* () {
      for (let index = 0; index < 15_000; index++) yield { name: `${index}.png` };
      throw new Error('the disk went away');
    })();
    await expect(store.saveListing(listed('big'), broken)).rejects.toThrow('the disk went away');
    expect(await store.directory('big')).toMatchObject({ mtimeNs: null, images: 10_001 });
  });

  it('counts a name once that comes twice, as names that are no UTF-8 may', async () => {
    await using store = await memoryStore();
    expect(await list(store, '', ['\ufffd.png', '\ufffd.png'])).toMatchObject({ added: 1 });
    expect(await list(store, '', ['\ufffd.png', '\ufffd.png'])).toEqual({ added: 0, removed: 0, changed: 0 });
  });

  it('keeps times and inodes of 64 bits', async () => {
    await using store = await memoryStore();
    const directory = listed('a', { inode: 2n ** 64n - 1n });
    const file = { size: 2 ** 40, mtimeNs: 1_700_000_000_123_456_789n, inode: 2n ** 63n + 1n };
    await store.saveListing(directory, [{ name: 'x.png', stat: file }]);
    expect(await store.directory('a')).toMatchObject({ ...directory, images: 1 });
    expect(await store.directoriesOfInode(2n ** 64n - 1n)).toHaveLength(1);
    expect(await store.files([{ directory: 'a', name: 'x.png' }])).toEqual([
      { state: 'unparsed', stat: file },
    ]);
  });
});

describe('files that moved', () => {
  it.each([
    ['are known in their new place while the old one is listed', false],
    ['are known in their new place after the old one is gone', true],
  ])('%s', async (_, isGone) => {
    await using store = await memoryStore();
    await store.saveListing(listed('from'), [{ name: '1-5.png', stat }]);
    await store.saveParsed([
      parsedFile({ directory: 'from', name: '1-5.png' }, { prompt: 'a fox', seed: '5' }, stat),
    ]);
    if (isGone) await list(store, 'from', []);
    await store.saveListing(listed('to'), [{ name: '9-9.png', stat }, { name: 'other.png' }]);
    const [metadata, other] = await store.metadata([
      { directory: 'to', name: '9-9.png' },
      { directory: 'to', name: 'other.png' },
    ]);
    expect(metadata?.json).toContain('"prompt":"a fox"');
    expect(metadata?.json).toContain('"seed":"5"');
    expect(other).toBeNull();
  });

  it('are adopted once their stat is known', async () => {
    await using store = await memoryStore();
    await list(store, 'from', ['a.png']);
    await store.saveParsed([parsedFile({ directory: 'from', name: 'a.png' }, { prompt: 'a fox' }, stat)]);
    await list(store, 'to', ['a.png', 'b.png']);
    const found = [
      { directory: 'to', name: 'a.png', stat },
      { directory: 'to', name: 'b.png', stat: { ...stat, size: 1 } },
      { directory: 'nowhere', name: 'a.png', stat },
    ];
    expect(await store.adopt(found)).toEqual([true, false, false]);
    expect((await store.directory('to'))?.byState).toMatchObject({ parsed: 1, unparsed: 1 });
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
    expect(await store.directory('a')).toBeNull();
  });

  it('go with all below them', async () => {
    await using store = await memoryStore();
    for (const path of paths) await list(store, path, ['1-1.png', '1-2.png']);
    await store.removeDirectories(['a', 'none']);
    const left = (await collect(store.directoriesBelow(''))).map(({ path }) => path);
    expect(left.toSorted()).toEqual(['', '100%_', 'a-b', 'a0', 'b', "o'x"]);
    expect(await store.status()).toMatchObject({ directories: 6, images: 12 });
  });
});
