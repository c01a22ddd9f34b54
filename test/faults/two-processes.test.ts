import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDriver } from '../../catalog/store/driver.js';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { catalogOf, groupsOf, groupsOnDisk } from '../catalog/catalogs.js';
import { writeMany } from './many.js';
import { startScan } from './scan-process.js';

const MANY = { directories: 8, files: 1000 };

describe('two processes over one catalog file', { timeout: 60_000 }, () => {
  it('both answer as the disk is, while they scan and after', async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    writeMany(folder.path, MANY);
    const errors: unknown[] = [];
    await using catalog = await catalogOf(folder, { catalogFile, onError: (error) => errors.push(error) });
    await using other = startScan(folder.path, catalogFile);
    const onDisk = await groupsOnDisk(folder);
    expect(await groupsOf(catalog)).toEqual(onDisk);
    const [done] = await Promise.all([other.until(({ isDone }) => isDone), catalog.idle()]);
    expect(done).toMatchObject({ parsed: 8000, unparsed: 0 });
    expect(await groupsOf(catalog)).toEqual(onDisk);
    expect(await catalog.status()).toMatchObject({
      catalog: 'file',
      images: 8000,
      parsed: 8000,
      phase: 'idle',
    });
    expect(errors).toEqual([]);
  });

  it('are BUSY only where one must write while the other one does for long', async () => {
    await using folder = await makeFolder({ '1-1.png': pngImage(infotext()) });
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    {
      await using catalog = await catalogOf(folder, { catalogFile });
      await catalog.idle();
    }
    const { DatabaseSync } = loadDriver();
    const other = new DatabaseSync(catalogFile);
    other.exec('BEGIN IMMEDIATE');
    await using catalog = await catalogOf(folder, { catalogFile });
    expect(await groupsOf(catalog)).toEqual([{ paths: ['1-1.png'], prompt: 'a cat' }]);
    await folder.write('1-5.png', pngImage(infotext({ prompt: 'a dog' })));
    await expect(groupsOf(catalog)).rejects.toMatchObject({ code: 'BUSY' });
    other.exec('ROLLBACK');
    other.close();
    const expected = [{ prompt: 'a cat' }, { paths: ['1-5.png'], prompt: 'a dog' }];
    expect(await groupsOf(catalog)).toMatchObject(expected);
    await catalog.idle();
    expect(await groupsOf(catalog)).toMatchObject(expected);
    expect(await catalog.status()).toMatchObject({ phase: 'idle', catalog: 'file', images: 2, parsed: 2 });
  });

  it('see what the other one did not, and what is new for both', async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    writeMany(folder.path, { directories: 2, files: 100 });
    await using first = await catalogOf(folder, { catalogFile });
    await first.idle();
    await using second = await catalogOf(folder, { catalogFile });
    await second.idle();
    for (let round = 0; round < 20; round++) {
      await folder.write(`d0/new-${round}.png`, pngImage(infotext({ prompt: `round ${round}` })));
      await folder.remove(
        `d1/${round % 10}-${1000 * (round % 10) + 10 * (round % 10) + Math.floor(round / 10)}.png`,
      );
      const [one, two] = await Promise.all([groupsOf(first), groupsOf(second)]);
      expect(one.map(({ paths }) => paths)).toEqual((await groupsOnDisk(folder)).map(({ paths }) => paths));
      expect(two).toEqual(one);
    }
    await Promise.all([first.rescan('full'), second.rescan('full')]);
    expect(await groupsOf(second)).toEqual(await groupsOnDisk(folder));
    expect(await groupsOf(first)).toEqual(await groupsOnDisk(folder));
  });
});
