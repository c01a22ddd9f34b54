import { describe, expect, it } from 'vitest';
import { writeMany } from '../faults/many.js';
import { makeFolder } from '../support/folder.js';
import { catalogOf, groupsOf, groupsOnDisk } from './catalogs.js';

const MANY = { directories: 4, files: 1500 };

describe('in the midst of the first scan', () => {
  it('what is asked of one directory is answered whole', async () => {
    await using folder = await makeFolder();
    writeMany(folder.path, MANY);
    const onDisk = await groupsOnDisk(folder);
    await using catalog = await catalogOf(folder);
    const ofDirectory = (path: string) => onDisk.filter(({ paths }) => paths[0]?.startsWith(`${path}/`));
    expect(await groupsOf(catalog, { directory: 'd3' })).toEqual(ofDirectory('d3'));
    const { items, total, nextCursor } = await catalog.session().imagesOfDirectory('d2', { limit: 700 });
    expect(total).toBe(1500);
    const next = await catalog
      .session()
      .imagesOfDirectory('d2', { limit: 1500, cursor: nextCursor ?? undefined });
    const paths = [...items, ...next.items].map(({ path }) => path);
    expect(paths).toEqual(ofDirectory('d2').flatMap((group) => group.paths));
    const found = await groupsOf(catalog, { search: 'a cat 1 20' });
    expect(found).toEqual(onDisk.filter(({ prompt }) => prompt === 'a cat 1 20'));
    await catalog.idle();
    expect(await catalog.status()).toMatchObject({ images: 6000, parsed: 6000, groups: 600 });
    expect(await groupsOf(catalog)).toEqual(onDisk);
  });
});
