import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRows } from '../../../catalog/order.js';
import type { UnreadableFile } from '../../../catalog/store/store.js';
import { extractIdAndSeed } from '../../../metadata/index.js';
import { Decimal } from '../../../schema/models/decimal.js';
import { allPages, imagesOf, list, memoryStore, parsedFile, scan, scanAgain, search } from './stores.js';

const EDGES = [
  '0',
  '1',
  '2147483648',
  '4294967296',
  '9007199254740993',
  '999999999999999',
  '1000000000000000',
];
const SEEDS = [
  ...EDGES,
  String(2n ** 63n - 1n),
  String(2n ** 63n),
  String(2n ** 64n - 1n),
  String(2n ** 64n),
  '1'.repeat(40),
];

describe('the images of a directory', () => {
  it('come in the order of the catalog, each once, in pages of any size', async () => {
    const number = fc.constantFrom(...SEEDS);
    const name = fc.oneof(
      fc
        .tuple(number, number, fc.constantFrom('.png', '.webp'))
        .map(([id, seed, end]) => `${id}-${seed}${end}`),
      fc
        .string({ unit: 'grapheme', maxLength: 5 })
        .map((text) => `${text.replaceAll('\u0001', '').replaceAll('\0', '').replaceAll('/', '')}.png`),
    );
    await using store = await memoryStore();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(name, { maxLength: 60 }),
        fc.integer({ min: 1, max: 20 }),
        async (names, limit) => {
          const directory = `run-${run++}`;
          await list(store, directory, names);
          const rows = names.map((filename) => {
            const { id: fileId, seed } = extractIdAndSeed(filename);
            return { filename, fileId, seed };
          });
          const images = await imagesOf(store, directory, limit);
          const found = images.map(({ name: filename, fileId, seed }) => ({ filename, fileId, seed }));
          expect(found).toEqual(rows.toSorted(compareRows));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are listed for the parser, all or of one directory', async () => {
    await using store = await memoryStore();
    await list(store, 'a', ['1.png', '2.png', '3.png']);
    await list(store, 'b', ['4.png', '5.png']);
    await scan(store, [parsedFile({ directory: 'a', name: '2.png' })]);
    const names = async (directory?: string) =>
      (await allPages(2, (page) => store.unparsed({ ...page, directory }))).flatMap(({ names }) => names);
    expect(await names()).toEqual(['1.png', '3.png', '4.png', '5.png']);
    expect(await names('b')).toEqual(['4.png', '5.png']);
    await store.markUnparsed([{ directory: 'a', name: '2.png' }]);
    expect(await names('a')).toEqual(['1.png', '2.png', '3.png']);
    expect(await names('none')).toEqual([]);
  });

  it('do not take cursors of other lists', async () => {
    await using store = await memoryStore();
    await list(store, '', ['1-1.png']);
    for (const after of ['', 'x', '[]', '[1,2,3]', '{}', '["a",1]'])
      await expect(store.unparsed({ after, limit: 5 })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('metadata', () => {
  const metadata = {
    prompt: 'a "fox"\0\u0001\ud800 in\nthe snow',
    negativePrompt: "o'brien; DROP TABLE images",
    seed: '18446744073709551615',
    parameters: [{ name: 'Seed', value: '18446744073709551615' }],
  };

  it('come back as they were parsed', async () => {
    await using store = await memoryStore();
    await list(store, '', ['1-18446744073709551615.png', '2-5.png', 'c.png']);
    const seeds = ['18446744073709551615', '-1', null] as const;
    const files = ['1-18446744073709551615.png', '2-5.png', 'c.png'].map((name, index) =>
      parsedFile({ name }, { ...metadata, seed: seeds[index] ?? null }),
    );
    expect(await scan(store, [...files, parsedFile({ name: 'not listed.png' })])).toBe(3);
    const found = await store.metadata([...files, { directory: '', name: 'not listed.png' }]);
    const values = found.map((one): unknown => (one === null ? null : JSON.parse(one.json)));
    expect(values).toMatchObject([...seeds.map((seed) => ({ ...metadata, seed })), null]);
    const images = await store.images('', { limit: 9 });
    expect(images.map(({ metadataSeed }) => metadataSeed)).toEqual(seeds);
  });

  it('are replaced when a file is parsed again', async () => {
    await using store = await memoryStore();
    await list(store, '', ['1-5.png']);
    for (const seed of ['5', '6', '5', null, '7']) {
      await scanAgain(store, [parsedFile({ name: '1-5.png' }, { prompt: `with ${seed}`, seed })]);
      const [found] = await store.metadata([{ directory: '', name: '1-5.png' }]);
      expect(JSON.parse(found?.json ?? '')).toMatchObject({ prompt: `with ${seed}`, seed });
      const known = Decimal.parse(seed ?? '5');
      expect(await search(store, { seed: { from: known, to: known } })).toHaveLength(1);
    }
    await store.tidy();
    expect(await search(store, { text: 'with' })).toHaveLength(1);
    expect(await search(store, { text: 'with 6' })).toHaveLength(0);
  });

  it('say why files cannot be read, by directory and name', async () => {
    await using store = await memoryStore();
    const places = ['b/2.png', 'b/10.png', 'a/1.png', 'a/sub/1.png', 'a-b/1.png'].map((path) => {
      const slash = path.lastIndexOf('/');
      return { directory: path.slice(0, slash), name: path.slice(slash + 1) };
    });
    for (const directory of new Set(places.map((place) => place.directory)))
      await list(store, directory, [
        ...places.filter((place) => place.directory === directory).map(({ name }) => name),
        'good.png',
      ]);
    await scan(
      store,
      places.map((place) => parsedFile(place, { errors: [`it was cut off: ${place.name}`] })),
    );
    for (const limit of [1, 2, 9]) {
      const found: UnreadableFile[] = [];
      let page: UnreadableFile[];
      do {
        page = await store.unreadable({ after: found.at(-1), limit });
        found.push(...page);
      } while (page.length === limit);
      expect(found.map(({ directory, name, reason }) => [directory, name, reason])).toEqual([
        ['a', '1.png', 'it was cut off: 1.png'],
        ['a-b', '1.png', 'it was cut off: 1.png'],
        ['a/sub', '1.png', 'it was cut off: 1.png'],
        ['b', '10.png', 'it was cut off: 10.png'],
        ['b', '2.png', 'it was cut off: 2.png'],
      ]);
    }
    expect(await store.status()).toMatchObject({ images: 9, byState: { unreadable: 5, parsed: 0 } });
  });
});

it('keeps notes', async () => {
  await using store = await memoryStore();
  await store.saveNote('watcher', "it's\n1");
  expect(await store.note('watcher')).toBe("it's\n1");
  await store.saveNote('watcher', null);
  expect(await store.note('watcher')).toBeNull();
});
