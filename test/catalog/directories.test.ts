import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder } from '../support/folder.js';
import { catalogOf, eventually } from './catalogs.js';

it('directories tell what is in them and below, and how many are in them', async () => {
  await using folder = await makeFolder({
    '1-1.png': '',
    'a/1-1.png': '',
    'a/x/1-1.png': '',
    'a/x/1-2.png': '',
    'a/y/note.txt': '',
    'b/x/y/1-1.png': '',
  });
  await symlink(join(folder.path, 'a/x'), join(folder.path, 'b/link'));
  await using catalog = await catalogOf(folder);
  await catalog.idle();
  const sizes = async (path: string) => {
    const { items, directory } = await catalog.session().directories(path, {});
    return [directory, ...items].map((one) => [
      one.path,
      one.imageCount,
      one.totalImages,
      one.directoryCount,
    ]);
  };
  expect(await sizes('')).toEqual([
    ['', 1, 5, 2],
    ['a', 1, 3, 2],
    ['b', 0, 1, 2],
  ]);
  // What is behind a link is counted where it is.
  expect(await sizes('b')).toEqual([
    ['b', 0, 1, 2],
    ['b/link', 2, 2, 0],
    ['b/x', 0, 1, 1],
  ]);
  await folder.write('b/x/y/z/1-1.png', '');
  await folder.remove('a/x/1-2.png');
  await eventually(
    () => sizes(''),
    (found) =>
      expect(found).toEqual([
        ['', 1, 5, 2],
        ['a', 1, 2, 2],
        ['b', 0, 2, 2],
      ]),
  );
});

it('a page of directories looks at no others', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `d${at + 1}`);
  await using folder = await makeFolder(Object.fromEntries(names.map((name) => [`${name}/1-1.png`, ''])));
  await using catalog = await catalogOf(folder, { watch: false });
  await catalog.idle();
  await catalog.session().directories('', {});
  // Each of them is to be listed again by whoever looks.
  for (const name of names) await folder.write(`${name}/1-2.png`, '');
  const before = catalog.activity.directoriesListed;
  const first = await catalog.session().directories('', { limit: 3 });
  expect(first.items.map(({ path, imageCount }) => [path, imageCount])).toEqual([
    ['d1', 2],
    ['d2', 2],
    ['d3', 2],
  ]);
  expect(first.total).toBe(40);
  expect(catalog.activity.directoriesListed - before).toBeLessThan(10);
  const seen = [...first.items];
  for (let cursor = first.nextCursor; cursor !== null;) {
    const page = await catalog.session().directories('', { limit: 3, cursor });
    expect(page.total).toBe(40);
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(seen.map(({ path }) => path)).toEqual(names);
});

it('a directory that goes while somebody turns pages is on none, and ends them for nobody', async () => {
  const names = ['a', 'b', 'c', 'd'];
  await using folder = await makeFolder(Object.fromEntries(names.map((name) => [`${name}/1-1.png`, ''])));
  await using catalog = await catalogOf(folder, { watch: false });
  await catalog.idle();
  const first = await catalog.session().directories('', { limit: 2 });
  expect(first).toMatchObject({ items: [{ path: 'a' }, { path: 'b' }], total: 4 });
  for (const gone of ['b', 'c']) await rm(join(folder.path, gone), { recursive: true });
  const cursor = first.nextCursor ?? '';
  const page = await catalog.session().directories('', { limit: 2, cursor });
  expect(page).toMatchObject({ items: [{ path: 'd' }], nextCursor: null, total: 2 });
});
