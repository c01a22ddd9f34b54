import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type Catalog, openCatalog } from '../../catalog/catalog.js';
import { statOf } from '../../catalog/door.js';
import { type Folder, makeFolder, pngImage } from '../support/folder.js';

const EVERYTHING = { directory: '', recursive: true, search: '' };

function open(folder: Folder): Promise<Catalog> {
  return openCatalog({ baseDirectory: folder.path, workers: { threads: 1 } });
}

describe('a request whose client has left', () => {
  it('lists nothing more', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage() });
    await using catalog = await open(folder);
    await catalog.idle();
    const before = { ...catalog.activity };
    await folder.write('1-2.png', pngImage());
    const gone = catalog.session({ signal: AbortSignal.abort() });
    await expect(gone.groups(EVERYTHING, { limit: 9 })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(catalog.activity).toEqual(before);
  });
});

describe('what goes away during a request', () => {
  it('is not found', async () => {
    await using folder = await makeFolder();
    const resolved = { path: 'gone.png', real: `${folder.path}/gone.png` };
    await expect(statOf(resolved)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a deep tree', () => {
  it('is walked to its end', async () => {
    const deep = Array.from({ length: 800 }, () => 'd').join('/');
    await using folder = await makeFolder();
    await mkdir(`${folder.path}/${deep}`, { recursive: true });
    await folder.write(`${deep}/1-1.png`, pngImage());
    await using catalog = await open(folder);
    const { items } = await catalog.session().groups(EVERYTHING, { limit: 9 });
    expect(items[0]?.directory).toBe(deep);
  });
});
