import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../../catalog/store/open.js';
import { makeFolder } from '../../support/folder.js';
import { batchOf, damage, fillLarge, imagesOf, list, parsedFile } from './stores.js';

it('ids of a catalog that was damaged mean no file of the one that was made anew', async () => {
  await using folder = await makeFolder();
  const file = join(folder.path, 'catalog.sqlite');
  await fillLarge(file);
  await using store = await openStore({ file });
  await store.materialise({ path: 'a', recursive: false });
  const { items } = await store.unparsed({ directory: 'a', limit: 1 });
  const [id = -1] = items[0]?.ids ?? [];
  await damage(file);
  await imagesOf(store, 'a');
  expect(store.location).toHaveProperty('movedTo', expect.stringContaining('corrupt'));
  await list(store, 'b', ['other.png']);
  await store.materialise({ path: 'b', recursive: false });
  const batch = batchOf([parsedFile({ directory: 'a', name: '0-0.png' }, { prompt: 'wrong' })]);
  expect(await store.saveScanned([{ files: { ids: [id] }, batch }])).toMatchObject({ saved: 0 });
  expect(await store.status()).toMatchObject({ byState: { unparsed: 1, parsed: 0 } });
});
