import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogOf, eventually } from '../catalog/catalogs.js';
import { damage } from '../catalog/store/stores.js';
import { writeMany } from '../faults/many.js';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { imagesOn, Mirror } from '../support/mirror.js';
import { Shuffled } from '../support/shuffled.js';

describe('whoever follows the changes', () => {
  it.each([
    { watch: true, name: 'one' },
    { watch: false, name: 'two' },
    { watch: true, name: 'three' },
    { watch: false, name: 'four' },
  ])('knows what the disk holds ($name, watched: $watch)', { timeout: 120_000 }, async ({ watch, name }) => {
    await using folder = await makeFolder();
    await using catalog = await catalogOf(folder, { watch });
    await catalog.idle();
    const mirror = new Mirror(catalog);
    await mirror.follow();
    const shuffled = new Shuffled(folder, name);
    for (let step = 0; step < 150; step++) {
      for (let change = 0; change < 1 + (step % 5); change++) await shuffled.change();
      await mirror.follow();
      expect(mirror.images, `step ${step}`).toEqual(await imagesOn(folder));
    }
    expect(mirror.wrong).toEqual([]);
  });
});

describe('processes over one catalog file', () => {
  it('tell their followers what the other one has found first', { timeout: 120_000 }, async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    await using first = await catalogOf(folder, { catalogFile });
    await first.idle();
    await using second = await catalogOf(folder, { catalogFile });
    await second.idle();
    const mirrors = [new Mirror(first), new Mirror(second)];
    for (const mirror of mirrors) await mirror.follow();
    const shuffled = new Shuffled(folder, 'one');
    for (let step = 0; step < 60; step++) {
      await shuffled.change();
      await Promise.all(mirrors.map((mirror) => mirror.follow()));
      for (const mirror of mirrors) expect(mirror.images, `step ${step}`).toEqual(await imagesOn(folder));
    }
  });

  it('tell their followers of metadata that the other one has read', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': pngImage(infotext()) });
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    await using first = await catalogOf(folder, { catalogFile });
    await first.idle();
    await using second = await catalogOf(folder, { catalogFile });
    await second.idle();
    for (let round = 2; round < 8; round++) {
      const path = `a/${round}-1.png`;
      const begun = [];
      for (const catalog of [first, second]) {
        const session = () => catalog.session();
        const { lastId } = await session().changes.list({ directory: '', limit: 1 });
        begun.push({ session, after: lastId });
      }
      await folder.write(path, pngImage(infotext({ prompt: `picture ${round}` })));
      for (const { session, after } of begun) {
        // Once the names, and once what was read.
        await eventually(
          async () => (await session().changes.list({ after, directory: '', limit: 100 })).changes,
          (changes) => {
            const own = changes.filter(({ kind, directory }) => kind !== 'status' && directory === 'a');
            expect(own.length).toBeGreaterThanOrEqual(2);
            expect(['changed', 'directory']).toContain(own.at(-1)?.kind);
          },
        );
      }
    }
  });
});

it('those who follow a catalog that is made anew are told to read everything again', async () => {
  await using folder = await makeFolder();
  await using data = await makeFolder();
  const catalogFile = join(data.path, 'catalog.sqlite');
  writeMany(folder.path, { directories: 6, files: 500 });
  {
    await using catalog = await catalogOf(folder, { catalogFile });
    await catalog.idle();
  }
  await using catalog = await catalogOf(folder, { catalogFile });
  const { lastId: after } = await catalog.session().changes.list({ directory: '', limit: 1 });
  await damage(catalogFile);
  await catalog.rescan('full');
  expect(catalog.location).toMatchObject({ movedTo: expect.stringContaining('corrupt') });
  const { isReset } = await catalog.session().changes.list({ after, directory: '', limit: 9 });
  expect(isReset).toBe(true);
});
