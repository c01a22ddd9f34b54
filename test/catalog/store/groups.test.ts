import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupRows } from '../../../catalog/grouping.js';
import { compareRows } from '../../../catalog/order.js';
import { extractIdAndSeed } from '../../../metadata/index.js';
import { groupsOf, imagesOf, list, memoryStore, parsedFile, scan, scanAgain, search } from './stores.js';

const SEEDS = [
  ...Array.from({ length: 6 }, (_, index) => BigInt(index)),
  ...[2n ** 53n, 10n ** 15n, 2n ** 63n, 2n ** 64n, 10n ** 20n].flatMap((middle) => [
    middle - 2n,
    middle - 1n,
    middle,
    middle + 1n,
  ]),
];

const numbered = fc
  .tuple(
    fc.constantFrom('1', '01', '2', '3', String(2n ** 64n)),
    fc.constantFrom(...SEEDS),
    fc.constantFrom('.png', '.webp', '.PNG'),
  )
  .map(([id, seed, ending]) => `${id}-${seed}${ending}`);
const unnumbered = fc.constantFrom('a.png', 'b.png', 'Ü.png', '😀.png', '\uffee.png', '-1-2.png', '1-2.txt');
const names = fc.uniqueArray(fc.oneof({ weight: 5, arbitrary: numbered }, unnumbered), { maxLength: 50 });

function rowOf(filename: string) {
  const { id: fileId, seed } = extractIdAndSeed(filename);
  return { filename, fileId, seed };
}

function placeOf(name: string) {
  return { name, seed: extractIdAndSeed(name).seed };
}

describe('the groups of a directory', () => {
  it('are those of the default rule, whatever lists follow each other in whatever parts', async () => {
    await using store = await memoryStore();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(names, fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 20 }),
        async (listings, limit) => {
          const directory = `run-${run++}`;
          for (const [names, inParts] of listings) {
            const change = await list(store, directory, names, { inParts });
            const expected = groupRows(names.map(rowOf));
            const groups = await groupsOf(store, directory, limit);
            expect(groups.map(({ count, first }) => [first.name, count])).toEqual(
              expected.map((group) => [group[0]?.filename, group.length]),
            );
            expect(groups.map(({ ordinal }) => ordinal)).toEqual([...expected.keys()]);
            expect(change.groups).toBe(expected.length);
            expect((await store.directory(directory))?.groups ?? 0).toBe(expected.length);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are found by the place of a name, whether or not there is such an image', async () => {
    await using store = await memoryStore();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(names, names, async (names, asked) => {
        const directory = `run-${run++}`;
        await list(store, directory, names);
        const groups = groupRows(names.map(rowOf));
        for (const name of [...asked, ...names]) {
          const ordinal = groups.findIndex(([first]) => first?.filename === name);
          const group = await store.groupOf(directory, name);
          if (ordinal === -1) expect(group).toBeNull();
          else expect(group).toMatchObject({ ordinal, count: groups[ordinal]?.length, first: { name } });
          const behind = groups.findIndex(([first]) => first && compareRows(first, rowOf(name)) > 0);
          expect(await store.ordinalBehind({ directory, ...placeOf(name) })).toBe(
            behind === -1 ? groups.length : behind,
          );
          const rest = names.map(rowOf).toSorted(compareRows);
          const from = rest.filter((row) => compareRows(row, rowOf(name)) >= 0);
          const after = from.filter(({ filename }) => filename !== name);
          const namesOf = async (range: { from: string } | { after: string }) =>
            (await store.images(directory, { ...range, limit: 5 })).map((image) => image.name);
          expect(await namesOf({ from: name })).toEqual(from.map(({ filename }) => filename).slice(0, 5));
          expect(await namesOf({ after: name })).toEqual(after.map(({ filename }) => filename).slice(0, 5));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are none where there is no such directory', async () => {
    await using store = await memoryStore();
    expect(await store.groups('none', { from: 0, limit: 9 })).toEqual([]);
    expect(await store.groupOf('none', '1-1.png')).toBeNull();
    expect(await store.ordinalBehind({ directory: 'none', ...placeOf('1-1.png') })).toBe(0);
    expect(await imagesOf(store, 'none')).toEqual([]);
  });
});

it('lists the first images of groups that are not parsed', async () => {
  await using store = await memoryStore();
  for (const directory of ['', 'a', 'a/b', 'a-b'])
    await list(store, directory, ['1-1.png', '1-2.png', '2-9.png']);
  const heads = async (path: string, recursive: boolean, limit = 99) =>
    (await store.unparsedHeads({ path, recursive }, limit)).map(
      ({ directory, name }) => `${directory}|${name}`,
    );
  expect((await heads('a', true)).toSorted()).toEqual([
    'a/b|1-1.png',
    'a/b|2-9.png',
    'a|1-1.png',
    'a|2-9.png',
  ]);
  expect((await heads('a', false)).toSorted()).toEqual(['a|1-1.png', 'a|2-9.png']);
  expect(await heads('', true, 3)).toHaveLength(3);
  await scan(store, [
    parsedFile({ directory: 'a', name: '1-1.png' }),
    parsedFile({ directory: 'a', name: '1-2.png' }),
  ]);
  expect(await heads('a', false)).toEqual(['a|2-9.png']);
  await scan(store, [parsedFile({ directory: 'a', name: '2-9.png' })]);
  expect(await heads('a', false)).toEqual([]);
  expect(await heads('none', true)).toEqual([]);
});

describe('groups that contain a text', () => {
  it('are found by their first image, in a directory or below it', async () => {
    await using store = await memoryStore();
    for (const directory of ['', 'a', 'a/b', 'a-b'])
      await list(store, directory, ['1-1.png', '1-2.png', '2-9.png', '3-5.png']);
    const fox = { prompt: 'a red FOX' };
    await scan(store, [
      parsedFile({ directory: '', name: '1-1.png' }, fox),
      parsedFile({ directory: '', name: '3-5.png' }, { prompt: 'x', negativePrompt: 'no fox' }),
      parsedFile({ directory: 'a', name: '1-2.png' }, fox),
      parsedFile({ directory: 'a', name: '2-9.png' }, fox),
      parsedFile({ directory: 'a/b', name: '3-5.png' }, fox),
      parsedFile({ directory: 'a-b', name: '3-5.png' }, fox),
    ]);
    const found = async (contains: string, path: string, recursive: boolean) =>
      (await store.groupsContaining(contains, { path, recursive }))
        .map(({ directory, ordinals }) => `${directory}|${ordinals.join()}`)
        .toSorted();
    expect(await found('Fox', '', true)).toEqual(['a-b|2', 'a/b|2', 'a|1', '|0,2']);
    expect(await found('fox', 'a', true)).toEqual(['a/b|2', 'a|1']);
    expect(await found('fox', 'a', false)).toEqual(['a|1']);
    expect(await found('fox', 'none', true)).toEqual([]);
    expect(await found('cat', '', true)).toEqual([]);
    await scanAgain(store, [parsedFile({ directory: 'a', name: '2-9.png' }, { prompt: 'a cat' })]);
    expect(await found('fox', 'a', true)).toEqual(['a/b|2']);
    expect(await found('cat', '', true)).toEqual(['a|1']);
    // Groups that are made anew know the texts of their images; `1-2.png` is the first of its group now.
    await list(store, 'a', ['1-2.png', '2-9.png', '0-7.png']);
    expect(await found('fox', 'a', false)).toEqual(['a|1']);
    expect(await found('cat', 'a', false)).toEqual(['a|2']);
    await store.markUnparsed([{ directory: 'a', name: '2-9.png' }]);
    expect(await found('cat', '', true)).toEqual([]);
    await store.removeDirectories(['a']);
    expect(await found('fox', '', true)).toEqual(['a-b|2', '|0,2']);
  });

  it('are those that JavaScript finds, in any case of letters', async () => {
    const alphabet = [...'kKiIsSßaA%_\\\'"0013 \u212a\u0130\u0307\u0001\0ΣσςéÉ'.split(''), '\ud800', '😀'];
    const text = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 12 });
    const wanted = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 3 });
    await using store = await memoryStore();
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }),
        fc.array(wanted, { minLength: 20, maxLength: 20 }),
        async (texts, questions) => {
          const directory = `run-${run++}`;
          const nameOf = (index: number): string => `${index}-${index * 2}.png`;
          await list(store, directory, [...texts.keys()].map(nameOf));
          await scan(
            store,
            texts.map(([prompt, negativePrompt], index) =>
              parsedFile({ directory, name: nameOf(index) }, { prompt, negativePrompt }),
            ),
          );
          for (const contains of questions) {
            const piece = contains.toLowerCase();
            const expected = [...texts.keys()].filter((index) =>
              texts[index]?.some((text) => text.toLowerCase().includes(piece)),
            );
            const [found] = await store.groupsContaining(contains, { path: directory, recursive: true });
            expect(found?.ordinals ?? []).toEqual(expected);
            expect(await search(store, { contains }, directory)).toEqual(expected.map(nameOf));
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('takes texts of any length', async () => {
    await using store = await memoryStore();
    await list(store, '', ['1-1.png']);
    const prompt = '%x_'.repeat(30_000);
    await scan(store, [parsedFile({ name: '1-1.png' }, { prompt })]);
    const everywhere = { path: '', recursive: true };
    expect(await store.groupsContaining(prompt.toUpperCase(), everywhere)).toHaveLength(1);
    expect(await store.groupsContaining(`${prompt}x`, everywhere)).toHaveLength(0);
    expect(await store.groupsContaining('', everywhere)).toEqual([{ directory: '', ordinals: [0] }]);
  });

  it('knows every character whose lower case holds an ASCII letter', () => {
    const odd: string[] = [];
    for (let code = 0x80; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (/[\0-\u007f]/.test(character.toLowerCase())) odd.push(character);
    }
    expect(odd).toEqual(['\u0130', '\u212a']);
  });
});
