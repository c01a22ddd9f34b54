import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { catalogOf, eventually, groupsOf } from '../catalog/catalogs.js';

const image = (prompt = 'a cat'): Buffer => pngImage(infotext({ prompt }));
const CATS = [{ paths: ['a/1-1.png'], prompt: 'a cat' }];

describe('a start while the base directory is an empty mount point', () => {
  it.each([{ watch: true }, { watch: false }])('is BUSY and forgets nothing ($watch)', async ({ watch }) => {
    await using folder = await makeFolder({ 'base/a/1-1.png': image() });
    await using data = await makeFolder();
    const [base, away] = [join(folder.path, 'base'), join(folder.path, 'away')];
    const options = { watch, catalogFile: join(data.path, 'catalog.sqlite') };
    {
      await using catalog = await catalogOf({ ...folder, path: base }, options);
      await catalog.idle();
    }
    await rename(base, away);
    await mkdir(base);
    await using catalog = await catalogOf({ ...folder, path: base }, options);
    await expect(groupsOf(catalog)).rejects.toMatchObject({ code: 'BUSY' });
    await eventually(
      () => catalog.status(),
      (status) => expect(status).toMatchObject({ phase: 'away', images: 1, parsed: 1 }),
    );
    await rm(base, { recursive: true });
    await rename(away, base);
    expect(await groupsOf(catalog)).toEqual(CATS);
    await catalog.idle();
    expect(await catalog.status()).toMatchObject({ phase: 'idle', images: 1, parsed: 1 });
    expect(catalog.activity.filesParsed).toBe(0);
  });
});

describe('another folder in the place of the base directory', () => {
  it.each([{ isRunning: true }, { isRunning: false }])('is believed ($isRunning)', async ({ isRunning }) => {
    await using folder = await makeFolder({ 'base/a/1-1.png': image(), 'other/b/2-2.png': image('a dog') });
    await using data = await makeFolder();
    const [base, other] = [join(folder.path, 'base'), join(folder.path, 'other')];
    const open = () =>
      catalogOf({ ...folder, path: base }, { catalogFile: join(data.path, 'catalog.sqlite') });
    const replace = async (): Promise<void> => {
      await rename(base, join(folder.path, 'former'));
      await rename(other, base);
    };
    {
      await using catalog = await open();
      await catalog.idle();
      if (isRunning) {
        await replace();
        expect(await groupsOf(catalog)).toEqual([{ paths: ['b/2-2.png'], prompt: 'a dog' }]);
      }
    }
    if (!isRunning) await replace();
    await using catalog = await open();
    expect(await groupsOf(catalog)).toEqual([{ paths: ['b/2-2.png'], prompt: 'a dog' }]);
    await catalog.idle();
    expect(await catalog.status()).toMatchObject({ images: 1, parsed: 1 });
  });

  it('is believed where its last file was removed', async () => {
    await using folder = await makeFolder({ '1-1.png': image() });
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    await folder.remove('1-1.png');
    expect(await groupsOf(catalog)).toEqual([]);
  });
});
