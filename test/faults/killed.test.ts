import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { loadDriver } from '../../catalog/store/driver.js';
import { randomOf } from '../../samples/pictures/random.js';
import { makeFolder } from '../support/folder.js';
import { catalogOf, groupsOf, groupsOnDisk } from '../catalog/catalogs.js';
import { writeMany } from './many.js';
import { startScan } from './scan-process.js';

function integrityOf(file: string): unknown {
  const { DatabaseSync } = loadDriver();
  const database = new DatabaseSync(file);
  try {
    return database.prepare('PRAGMA integrity_check').get();
  } finally {
    database.close();
  }
}

describe('a first scan that is killed', () => {
  it(
    'at any moment, again and again, leaves a catalog that is sound, and gets to its end',
    { timeout: 120_000 },
    async () => {
      await using folder = await makeFolder();
      await using data = await makeFolder();
      const catalogFile = join(data.path, 'catalog.sqlite');
      writeMany(folder.path, { directories: 8, files: 1000 });
      const random = randomOf('kills');
      let kills = 0;
      for (let isDone = false; !isDone && kills < 25; kills++) {
        await using scan = startScan(folder.path, catalogFile);
        // From before anything is written to beyond the first transactions; the moment itself is the point.
        const moment = setTimeout(100 + random() * 250).then(() => null);
        const last = await Promise.race([scan.until((status) => status.isDone), moment]);
        isDone = last !== null;
        await scan.kill();
        if (existsSync(catalogFile)) expect(integrityOf(catalogFile)).toEqual({ integrity_check: 'ok' });
      }
      expect(kills).toBeGreaterThan(1);
      await using catalog = await catalogOf(folder, { catalogFile });
      expect(catalog.location).toEqual({ kind: 'file', file: catalogFile, movedTo: null });
      const onDisk = await groupsOnDisk(folder);
      expect(await groupsOf(catalog)).toEqual(onDisk);
      await catalog.idle();
      expect(await groupsOf(catalog)).toEqual(onDisk);
      expect(await catalog.status()).toMatchObject({ images: 8000, parsed: 8000, unparsed: 0 });
      expect((await groupsOf(catalog, { search: 'a cat 3 20' })).length).toBe(
        onDisk.filter(({ prompt }) => prompt === 'a cat 3 20').length,
      );
    },
  );

  it('is resumed where it stopped: nothing is parsed twice', { timeout: 60_000 }, async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    const many = { directories: 8, files: 1000 };
    writeMany(folder.path, many);
    await using scan = startScan(folder.path, catalogFile);
    expect(await scan.until(({ parsed, unparsed }) => parsed > 0 && unparsed > 0)).not.toBeNull();
    await scan.kill();

    // Of the same length and time: it shows only where a file is read again.
    writeMany(folder.path, { ...many, prompt: 'a dog' });
    await using catalog = await catalogOf(folder, { catalogFile });
    const { parsed } = await catalog.status();
    expect(parsed).toBeGreaterThan(0);
    await catalog.idle();
    const counts = await Promise.all(
      ['a cat', 'a dog'].map(async (prompt) => {
        let images = 0;
        for (const { paths } of await groupsOf(catalog, { search: prompt })) images += paths.length;
        return images;
      }),
    );
    expect(await catalog.status()).toMatchObject({ images: 8000, parsed: 8000 });
    // Batches are not of whole groups.
    const [cats = 0, dogs = 0] = counts;
    expect(cats + dogs).toBe(8000);
    expect(Math.abs(cats - parsed)).toBeLessThan(1024);
    expect(catalog.activity.filesParsed).toBe(0);
  });
});
