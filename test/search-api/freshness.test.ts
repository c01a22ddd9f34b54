import { symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.js';
import type { Filter } from '../../schema/models/filter.js';
import type { FoundImage } from '../../schema/models/search.js';
import { catalogOf, eventually } from '../catalog/catalogs.js';
import { infotext, makeFolder, pngImage } from '../support/folder.js';

const image = (prompt: string): Buffer => pngImage(infotext({ prompt }));

async function find(
  catalog: Catalog,
  filter: Filter,
  more: { directory?: string; recursive?: boolean; sort?: 'date' | 'path' } = {},
): Promise<FoundImage[]> {
  const question = { directory: '', recursive: true, sort: 'path', ...more, filter } as const;
  return (await catalog.session().searchImages(question, { limit: 500 })).items;
}

const pathsOf = (images: readonly { path: string }[]) => images.map(({ path }) => path);

describe('a search', () => {
  it('finds images by what is in them as soon as it is asked, without waiting for the scan', async () => {
    const files = Array.from({ length: 300 }, (_, index): [string, Uint8Array] => [
      `d${index % 7}/1-${index}.png`,
      image(`word${index}`),
    ]);
    await using folder = await makeFolder(Object.fromEntries(files));
    await using catalog = await catalogOf(folder);
    expect(pathsOf(await find(catalog, { prompt: 'word123' }))).toEqual(['d4/1-123.png']);
    expect(await find(catalog, { is: 'unparsed' })).toEqual([]);
  });

  it('finds what was saved right before it was asked, and not what is gone', async () => {
    await using folder = await makeFolder({ '1-1.png': image('a fox'), 'a/1-2.png': image('a fox') });
    await using catalog = await catalogOf(folder);
    expect(await find(catalog, { text: 'fox' })).toHaveLength(2);
    await folder.write('b/1-3.png', image('a fox'));
    await folder.remove('1-1.png');
    expect(pathsOf(await find(catalog, { text: 'fox' }))).toEqual(['a/1-2.png', 'b/1-3.png']);
  });

  it('finds what was written anew, once the watch has told', async () => {
    await using folder = await makeFolder({ '1-1.png': image('a fox') });
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    await folder.write('1-1.png', image('a dog'));
    await eventually(
      () => find(catalog, { text: 'dog' }),
      (found) => expect(pathsOf(found)).toEqual(['1-1.png']),
    );
    expect(await find(catalog, { text: 'fox' })).toEqual([]);
  });
});

describe('the time of a file', () => {
  it('is known as soon as it is read, also of what was saved a moment ago', async () => {
    await using folder = await makeFolder({ '1-1.png': image('old'), '1-2.png': image('new') });
    const old = new Date('2020-05-01T12:00:00.123Z');
    await utimes(join(folder.path, '1-1.png'), old, old);
    await using catalog = await catalogOf(folder);
    const before = Date.now() - 60_000;
    const [newest, oldest] = await find(catalog, {}, { sort: 'date' });
    expect(pathsOf([newest, oldest].filter((one) => one !== undefined))).toEqual(['1-2.png', '1-1.png']);
    expect(oldest?.date).toBe(old.toISOString());
    expect(Date.parse(newest?.date ?? '')).toBeGreaterThan(before);
    const dated = { date: { from: '2020-05-01T00:00:00Z', before: '2020-05-02T00:00:00Z' } };
    expect(pathsOf(await find(catalog, dated))).toEqual(['1-1.png']);
    expect(pathsOf(await find(catalog, { none: [dated] }))).toEqual(['1-2.png']);
  });

  it('follows a file that is written anew', async () => {
    await using folder = await makeFolder({ '1-1.png': image('a'), '1-2.png': image('b') });
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    const later = new Date(Date.now() + 3_600_000);
    await writeFile(join(folder.path, '1-1.png'), image('changed'));
    await utimes(join(folder.path, '1-1.png'), later, later);
    await eventually(
      () => find(catalog, {}, { sort: 'date' }),
      (found) => {
        expect(pathsOf(found)).toEqual(['1-1.png', '1-2.png']);
        expect(found[0]?.date).toBe(later.toISOString());
      },
    );
  });
});

it('looks through a link to a directory, and shows paths as they were asked for', async () => {
  await using folder = await makeFolder({ 'real/x/1-1.png': image('a fox'), '2-2.png': image('a fox') });
  await symlink('real', join(folder.path, 'link'));
  await using catalog = await catalogOf(folder);
  expect(pathsOf(await find(catalog, { text: 'fox' }, { directory: 'link' }))).toEqual(['link/x/1-1.png']);
  const { facets } = await catalog.session().searchFacets({
    directory: 'link',
    recursive: true,
    filter: {},
    facets: ['directory'],
    limit: 9,
  });
  expect(facets[0]?.values).toEqual([
    { value: 'link', count: 1 },
    { value: 'link/x', count: 1 },
  ]);
});

it('ends where nobody waits any more', async () => {
  await using folder = await makeFolder({ '1-1.png': image('a fox') });
  await using catalog = await catalogOf(folder);
  await catalog.idle();
  const gone = new AbortController();
  const session = catalog.session(gone);
  const question = { directory: '', recursive: true, sort: 'path', filter: { text: 'fox' } } as const;
  const first = await session.searchImages(question, { limit: 5 });
  gone.abort();
  await expect(session.searchImages(question, { limit: 5 })).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(first.total).toBe(1);
});
