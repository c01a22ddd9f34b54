import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchQuestion, Store } from '../../../catalog/store/store.js';
import type { Metadata } from '../../../schema/models/metadata.js';
import { allPages, list, memoryStore, parsedFile, scan } from './stores.js';

interface Known {
  directory: string;
  name: string;
  metadata: Partial<Metadata>;
  mtimeNs?: bigint;
}

async function storeWith(files: readonly Known[]): Promise<Store> {
  const store = await memoryStore();
  for (const directory of new Set(files.map((file) => file.directory))) {
    const names = files.filter((file) => file.directory === directory).map(({ name }) => name);
    await list(store, directory, names);
  }
  await scan(
    store,
    files.map(({ metadata, mtimeNs, ...place }, index) =>
      parsedFile(place, metadata, { inode: BigInt(index), ...(mtimeNs === undefined ? {} : { mtimeNs }) }),
    ),
  );
  return store;
}

async function namesOf(store: Store, question: SearchQuestion, limit = 100): Promise<string[]> {
  return (await allPages(limit, (page) => store.search(question, page))).map(({ name }) => name);
}

describe('search by text', () => {
  const prompts: Readonly<Record<string, string>> = {
    'fox.png': 'a red fox in the snow, Café',
    'cat.png': 'a cat AND a dog',
    'quotes.png': 'she said "hello world" NEAR(me)',
    'strasse.png': 'die große Straße, ПРИВЕТ',
    'odd.png': 'col*on: prompt:fox ^x -y \ud800\0z',
  };
  const files = Object.entries(prompts).map(([name, prompt]) => ({
    directory: '',
    name,
    metadata: { prompt, negativePrompt: 'blurry fog' },
  }));
  let store: Store;
  beforeAll(async () => {
    store = await storeWith(files);
  });
  afterAll(() => store[Symbol.asyncDispose]());

  it.each([
    ['fox', ['fox.png', 'odd.png']],
    ['FOX snow', ['fox.png']],
    ['cafe', ['fox.png']],
    ['привет', ['strasse.png']],
    ['fog fox', ['fox.png', 'odd.png']],
    ['"red fox"', ['fox.png']],
    ['"fox red"', []],
    ['"hello world', ['quotes.png']],
    ['fo', []],
    ['AND', ['cat.png']],
    ['cat OR fox', []],
    ['NOT', []],
    ['NEAR(me)', ['quotes.png']],
    ['negative_prompt : blurry', []],
    ['prompt:fox', ['odd.png']],
    ['fox*', ['fox.png', 'odd.png']],
    ['col*on', ['odd.png']],
    ['fox ( ) ^ * " "', ['fox.png', 'odd.png']],
    ['', []],
    ['"', []],
    ["' OR 1=1 --", []],
  ])('takes %j for words', async (text, expected) => {
    expect((await namesOf(store, { text })).toSorted()).toEqual(expected.toSorted());
  });

  it('never fails, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        await store.search({ text }, { limit: 5 });
        await store.search({ contains: text, model: text }, { limit: 5 });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['ED FO', ['fox.png']],
    ['GROSSE', []],
    ['GROßE', ['strasse.png']],
    ['%', []],
    ['привет', ['strasse.png']],
    ['\ud800\0', ['odd.png']],
    ['y fog', Object.keys(prompts)],
    ['0000', []],
  ])('finds %j in the middle of words', async (contains, expected) => {
    expect((await namesOf(store, { contains })).toSorted()).toEqual(expected.toSorted());
  });
});

it('finds seeds in the order and with the precision of 64 bits and more', async () => {
  const seeds = [
    '0',
    '1',
    String(2n ** 63n - 1n),
    String(2n ** 63n),
    String(2n ** 64n - 2n),
    String(2n ** 64n - 1n),
  ];
  const files = seeds.map((seed, index) => ({
    directory: '',
    // Half of them by name, half by their metadata.
    name: index % 2 === 0 ? `1-${seed}.png` : `ComfyUI_${index}.png`,
    metadata: { seed },
  }));
  await using store = await storeWith(files.toReversed());
  for (const [from, seedFrom] of seeds.entries()) {
    for (const [to, seedTo] of seeds.entries()) {
      const expected = files.slice(from, to + 1).map(({ name }) => name);
      expect(await namesOf(store, { seedFrom, seedTo }, 2)).toEqual(expected);
    }
  }
});

it('finds nothing else than asked, each once, in pages of any size', async () => {
  const file = fc.record({
    directory: fc.constantFrom('', 'a', 'a/b', 'a-b'),
    number: fc.nat({ max: 30 }),
    prompt: fc.constantFrom('red fox', 'red cat', 'blue cat', ''),
    model: fc.constantFrom('Dream', 'Juggernaut', null),
    steps: fc.constantFrom(20, 30, null),
    seed: fc.constantFrom(null, '-1', '5', '18446744073709551615'),
    mtimeNs: fc.constantFrom(5n, 6n, 7n),
  });
  const optional = <Item>(item: fc.Arbitrary<Item>) => fc.option(item, { nil: undefined });
  const question = fc.record({
    text: optional(fc.constantFrom('red', 'cat', 'red cat')),
    contains: optional(fc.constantFrom('ED C', 'a', 'x')),
    model: optional(fc.constantFrom('dream', 'none')),
    stepsFrom: optional(fc.constantFrom(20, 25)),
    seedFrom: optional(fc.constantFrom('0', '6')),
    seedTo: optional(fc.constantFrom('9', '30')),
    mtimeFromNs: optional(fc.constantFrom(6n, 7n)),
    mtimeToNs: optional(fc.constantFrom(5n, 6n)),
    directory: optional(fc.constantFrom('', 'a', 'a/b')),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(file, { selector: ({ directory, number }) => `${directory}/${number}`, maxLength: 40 }),
      fc.array(question, { minLength: 10, maxLength: 10 }),
      fc.integer({ min: 1, max: 7 }),
      async (files, questions, limit) => {
        const known = files.map(({ directory, number, prompt, model, steps, seed, mtimeNs }) => ({
          directory,
          name: `1-${number}.png`,
          metadata: { prompt, model: model === null ? null : { name: model, hash: null }, steps, seed },
          mtimeNs,
        }));
        await using store = await storeWith(known);
        for (const asked of questions) {
          const expected = files.filter((one) => {
            const seed = one.seed === null || one.seed === '-1' ? String(one.number) : one.seed;
            const words = one.prompt.split(' ');
            return (
              (asked.text?.split(' ').every((word) => words.includes(word)) ?? true) &&
              one.prompt.includes(asked.contains?.toLowerCase() ?? '') &&
              (asked.model === undefined || one.model?.toLowerCase() === asked.model) &&
              (asked.stepsFrom === undefined || (one.steps !== null && one.steps >= asked.stepsFrom)) &&
              BigInt(seed) >= BigInt(asked.seedFrom ?? 0) &&
              BigInt(seed) <= BigInt(asked.seedTo ?? 2n ** 70n) &&
              one.mtimeNs >= (asked.mtimeFromNs ?? 0n) &&
              one.mtimeNs <= (asked.mtimeToNs ?? 9n) &&
              `${one.directory}/`.startsWith(asked.directory ? `${asked.directory}/` : '')
            );
          });
          const found = await allPages(limit, (page) => store.search(asked, page));
          const key = (directory: string, name: string) => `${directory}|${name}`;
          expect(found.map(({ directory, name }) => key(directory, name)).toSorted()).toEqual(
            expected.map(({ directory, number }) => key(directory, `1-${number}.png`)).toSorted(),
          );
        }
      },
    ),
    { numRuns: 15 },
  );
});
