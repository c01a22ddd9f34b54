import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.js';
import { type Folder, infotext, makeFolder, pngImage } from '../support/folder.js';
import { catalogOf, eventually } from './catalogs.js';

/** Long ago, so that no later look takes a file for one that is being written. */
const LONG_AGO = new Date('2025-01-01T00:00:00Z');

async function settled(folder: Folder, path: string, prompt: string): Promise<void> {
  await folder.write(path, pngImage(infotext({ prompt })));
  await utimes(join(folder.path, path), LONG_AGO, LONG_AGO);
}

const promptOf = async (catalog: Catalog, path: string): Promise<string> =>
  (await catalog.session().metadata(path)).prompt;

/** Asks until the time of change, which nobody can set, lies far enough back for the answer to be kept. */
async function asked(catalog: Catalog, path: string): Promise<void> {
  await catalog.idle();
  const until = performance.now() + 300;
  while (performance.now() < until) await promptOf(catalog, path);
}

describe('metadata that were asked for before', () => {
  it('are those of the file as it is, where it was rewritten in place', async () => {
    await using folder = await makeFolder();
    await settled(folder, 'sub/1-1.png', 'a cat');
    await using catalog = await catalogOf(folder, { watch: false });
    await asked(catalog, 'sub/1-1.png');
    await folder.write('sub/1-1.png', pngImage(infotext({ prompt: 'a dog' })));
    expect(await promptOf(catalog, 'sub/1-1.png')).toBe('a dog');
  });

  it('are not given for what has gone, or for a link in its place', async () => {
    await using folder = await makeFolder();
    await using outside = await makeFolder();
    await settled(folder, '1-1.png', 'a cat');
    await settled(outside, '1-1.png', 'a secret');
    await using catalog = await catalogOf(folder, { watch: false });
    await asked(catalog, '1-1.png');
    await folder.remove('1-1.png');
    await expect(promptOf(catalog, '1-1.png')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await symlink(join(outside.path, '1-1.png'), join(folder.path, '1-1.png'));
    await expect(promptOf(catalog, '1-1.png')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are not given where a directory on the way became a link out of the base directory', async () => {
    await using folder = await makeFolder();
    await using outside = await makeFolder();
    await settled(folder, 'sub/1-1.png', 'a cat');
    await settled(outside, '1-1.png', 'a secret');
    await using catalog = await catalogOf(folder, { watch: false });
    await asked(catalog, 'sub/1-1.png');
    await rm(join(folder.path, 'sub'), { recursive: true });
    await symlink(outside.path, join(folder.path, 'sub'));
    await expect(promptOf(catalog, 'sub/1-1.png')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('are not given while the base directory is away', async () => {
    await using folder = await makeFolder();
    const base = join(folder.path, 'base');
    await settled(folder, 'base/1-1.png', 'a cat');
    await using catalog = await catalogOf({ ...folder, path: base }, { watch: false });
    await asked(catalog, '1-1.png');
    await rename(base, `${base}-away`);
    await expect(promptOf(catalog, '1-1.png')).rejects.toMatchObject({ code: 'BUSY' });
    await rename(`${base}-away`, base);
    expect(await promptOf(catalog, '1-1.png')).toBe('a cat');
  });
});

describe('metadata of images in a directory that the same request has looked at', () => {
  const listed = async (catalog: Catalog, path: string): Promise<string> => {
    const session = catalog.session();
    await session.imagesOfDirectory('', { limit: 500 });
    return (await session.metadata(path)).prompt;
  };

  it('are those of the catalog, which follows what is written', async () => {
    await using folder = await makeFolder();
    await settled(folder, '1-1.png', 'a cat');
    await settled(folder, '1-2.png', 'a bird');
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    expect(await listed(catalog, '1-1.png')).toBe('a cat');
    expect(await listed(catalog, '1-1.png')).toBe('a cat');
    await writeFile(join(folder.path, '1-1.png'), pngImage(infotext({ prompt: 'a dog' })));
    await eventually(
      () => listed(catalog, '1-1.png'),
      (prompt) => expect(prompt).toBe('a dog'),
    );
    expect(await listed(catalog, '1-2.png')).toBe('a bird');
  });

  it('stay behind the door', async () => {
    await using folder = await makeFolder({ '.hidden.png': pngImage(infotext()), 'note.txt': 'secret' });
    await settled(folder, '1-1.png', 'a cat');
    await mkdir(join(folder.path, '.git'));
    await settled(folder, '.git/1-1.png', 'hidden');
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    for (const path of ['.hidden.png', 'note.txt', '.git/1-1.png', '.', 'missing.png'])
      await expect(listed(catalog, path), path).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(listed(catalog, '../1-1.png')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
