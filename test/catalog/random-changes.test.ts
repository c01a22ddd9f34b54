import { describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.js';
import { Shuffled } from '../support/shuffled.js';
import { catalogOf, groupsOf, groupsOnDisk } from './catalogs.js';

describe('answers while files change at random', () => {
  it.each([
    { watch: true, name: 'one' },
    { watch: false, name: 'two' },
    { watch: true, name: 'three' },
    { watch: false, name: 'four' },
  ])('are what the disk holds ($name, watched: $watch)', { timeout: 120_000 }, async ({ watch, name }) => {
    await using folder = await makeFolder();
    await using catalog = await catalogOf(folder, { watch });
    const shuffled = new Shuffled(folder, name);
    for (let step = 0; step < 150; step++) {
      for (let change = 0; change < 1 + (step % 5); change++) await shuffled.change();
      // Paths at each step; what was moved over another file is seen once that is read again.
      const paths = (await groupsOf(catalog)).map((group) => group.paths);
      expect(paths).toEqual((await groupsOnDisk(folder)).map((group) => group.paths));
    }
    await catalog.rescan('full');
    expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
  });
});
