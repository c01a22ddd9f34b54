import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadDriver } from '../../../catalog/store/driver.js';
import { openStore } from '../../../catalog/store/open.js';
import type { Store } from '../../../catalog/store/store.js';
import type { Metadata } from '../../../schema/models/metadata.js';
import { makeFolder } from '../../support/folder.js';
import { list, memoryStore, parsedFile, scan, scanAgain, search } from './stores.js';

const lorasOf = (...names: string[]): Metadata['loras'] =>
  names.map((name) => ({ name, weight: 0.8, hash: null }));

async function fill(store: Store, files: Readonly<Record<string, Partial<Metadata>>>): Promise<void> {
  await list(store, '', Object.keys(files));
  await scan(
    store,
    Object.entries(files).map(([name, metadata], index) =>
      parsedFile({ name }, metadata, { inode: BigInt(index + 1) }),
    ),
  );
}

it('are found in catalogs that are from before they were kept', async () => {
  await using folder = await makeFolder();
  const file = join(folder.path, 'catalog.sqlite');
  {
    await using store = await openStore({ file });
    await fill(store, {
      '1-1000.png': {
        prompt: 'a fox in the snow',
        seed: '1000',
        loras: lorasOf('detail', 'Ünïcode "x"\u0001'),
      },
      // The name stands in the prompt, and is a slot in the template.
      '1-2000.png': { prompt: 'foxgirl', seed: '2000', steps: 2000, loras: lorasOf('foxgirl_v2') },
      '1-3000.png': { prompt: 'none' },
    });
  }
  const { DatabaseSync } = loadDriver();
  const database = new DatabaseSync(file);
  database.exec('DROP TABLE settings_loras; DROP TRIGGER settings_loras_tidied; DROP TABLE fresh_times');
  database.exec('DROP TRIGGER fresh_times_tidied; PRAGMA user_version = 3');
  database.close();
  await using store = await openStore({ file });
  expect(await search(store, { lora: 'DETAIL' })).toEqual(['1-1000.png']);
  expect(await search(store, { lora: 'ünï*' })).toEqual(['1-1000.png']);
  expect(await search(store, { lora: 'foxgirl_v2' })).toEqual(['1-2000.png']);
  expect(await search(store, { lora: '*' })).toEqual(['1-1000.png', '1-2000.png']);
});

it('are forgotten with the images that had them', async () => {
  await using store = await memoryStore();
  await fill(store, { '1-1.png': { loras: lorasOf('old') } });
  await scanAgain(store, [parsedFile({ name: '1-1.png' }, { loras: lorasOf('new') })]);
  await store.tidy();
  expect(await search(store, { lora: 'old' })).toEqual([]);
  expect(await search(store, { lora: 'new' })).toEqual(['1-1.png']);
  const question = { names: ['lora'], limit: 9 } as const;
  const everything = { filter: {}, scope: { path: '', recursive: true, without: [] } };
  const { facets } = await store.searchFacets(everything, question, undefined);
  expect(facets[0]?.values).toEqual([{ value: 'new', count: 1 }]);
});

it('and models stay apart where prompts are the names of them', async () => {
  await using store = await memoryStore();
  await fill(store, {
    '1-1.png': { prompt: 'Dream', model: { name: 'Dream', hash: null }, loras: lorasOf('Dream_v2') },
    '1-2.png': { prompt: 'Other', model: { name: 'Other', hash: null }, loras: lorasOf('Other_v2') },
    '1-3.png': { negativePrompt: '3000', steps: 3000 },
    '1-4.png': { negativePrompt: '4000', steps: 4000 },
  });
  expect(await search(store, { model: 'dream' })).toEqual(['1-1.png']);
  expect(await search(store, { model: 'other' })).toEqual(['1-2.png']);
  expect(await search(store, { lora: 'other*' })).toEqual(['1-2.png']);
  expect(await search(store, { steps: { from: 4000 } })).toEqual(['1-4.png']);
});
