import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../../catalog/store/store.js';
import { Decimal } from '../../../schema/models/decimal.js';
import type { Metadata } from '../../../schema/models/metadata.js';
import { list, memoryStore, parsedFile, scan, search } from './stores.js';

interface Known {
  directory: string;
  name: string;
  metadata: Partial<Metadata>;
}

async function storeWith(files: readonly Known[]): Promise<Store> {
  const store = await memoryStore();
  for (const directory of new Set(files.map((file) => file.directory))) {
    const names = files.filter((file) => file.directory === directory).map(({ name }) => name);
    await list(store, directory, names);
  }
  await scan(
    store,
    files.map(({ metadata, ...place }, index) => parsedFile(place, metadata, { inode: BigInt(index) })),
  );
  return store;
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
    ['RED fox IN', ['fox.png']],
    ['fox red', []],
    ['fox snow', []],
    ['cafe', ['fox.png']],
    ['привет', ['strasse.png']],
    ['blurry fog', Object.keys(prompts)],
    ['hello world', ['quotes.png']],
    ['"hello world"', ['quotes.png']],
    ['fo', []],
    ['fo*', Object.keys(prompts)],
    ['red fo*', ['fox.png']],
    ['AND', ['cat.png']],
    ['cat AND', ['cat.png']],
    ['cat OR fox', []],
    ['NOT', []],
    ['NEAR(me)', ['quotes.png']],
    ['negative_prompt : blurry', []],
    ['prompt:fox', ['odd.png']],
    ['col*on', ['odd.png']],
    ['^x -y', ['odd.png']],
    ['*', Object.keys(prompts)],
    ['"', ['quotes.png']],
    [' ^', ['odd.png']],
    ["' OR 1=1 --", []],
  ])('takes %j for words', async (text, expected) => {
    expect((await search(store, { text })).toSorted()).toEqual(expected.toSorted());
  });

  it('never fails, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        await search(store, { any: [{ text }, { prompt: text }, { none: [{ negativePrompt: text }] }] });
        await search(store, { any: [{ contains: text }, { model: text }, { lora: text }, { path: text }] });
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
    expect((await search(store, { contains })).toSorted()).toEqual(expected.toSorted());
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
      const found = await search(store, {
        seed: { from: Decimal.parse(seedFrom), to: Decimal.parse(seedTo) },
      });
      expect(found.toSorted()).toEqual(expected.toSorted());
    }
  }
});
