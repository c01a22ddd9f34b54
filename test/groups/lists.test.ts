import { utimes } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Catalog } from '../../catalog/catalog.js';
import { Decimal } from '../../schema/models/decimal.js';
import type { Filter } from '../../schema/models/filter.js';
import type { Group } from '../../schema/models/library.js';
import { catalogOf, eventually } from '../catalog/catalogs.js';
import { type Folder, infotext, makeFolder, pngImage } from '../support/folder.js';
import { groupsByHand, pagesOf, pathsOf, type Question, rule } from './libraries.js';

/** An image whose metadata have the seed of its name. */
function image(
  name: string,
  parts: { prompt?: string; model?: string; size?: string; seed?: string } = {},
): Buffer {
  const seed = parts.seed ?? /-(\d+)/.exec(name)?.[1] ?? '1';
  const text = infotext({ prompt: parts.prompt ?? 'a cat', seed })
    .replace('512x768', parts.size ?? '512x768')
    .replace('dream', parts.model ?? 'dream');
  return pngImage(text);
}

/** Some batches: with gaps, long seeds, seeds that fall, names without numbers, and files without metadata. */
const FILES: Record<string, Buffer> = Object.fromEntries([
  ...[10, 11, 12, 14, 15, 20].map((seed, index) => {
    const name = `day 2/${index}-${seed}.png`;
    return [name, image(name, { prompt: index < 2 ? 'a red fox' : 'a wolf, red' })] as const;
  }),
  ...[9, 8, 7, 5].map((seed, index) => {
    const name = `day 10/${index}-${seed}.png`;
    return [name, image(name, { model: index === 3 ? 'sdxl' : 'dream', size: '1024x1024' })] as const;
  }),
  ...['18446744073709551614', '18446744073709551615', '9007199254740993', '9007199254740992'].map(
    (seed, index) => {
      const name = `long/${index}-${seed}.png`;
      return [name, image(name, { prompt: 'a fox in the snow, red' })] as const;
    },
  ),
  ...['b', 'a', 'c'].map((name, index) => {
    return [`names/${name}.png`, image(name, { seed: String(100 + index), size: '64x64' })] as const;
  }),
  ['names/empty.png', pngImage()],
  ['1-1.png', image('1-1', { prompt: 'the base' })],
]);

const decimal = (text: string): Decimal => Decimal.parse(text);

let folder: Folder;
let data: Folder;
let catalog: Catalog;
beforeAll(async () => {
  folder = await makeFolder(FILES);
  for (const [index, path] of Object.keys(FILES).entries()) {
    const time = 1_600_000_000 + ((index * 7) % 13) * 1000;
    await utimes(`${folder.path}/${path}`, time, time);
  }
  data = await makeFolder();
  // In a file, so that threads of their own read and search.
  catalog = await catalogOf(folder, { catalogFile: `${data.path}/catalog.sqlite` });
  await catalog.idle();
});
afterAll(async () => {
  await catalog[Symbol.asyncDispose]();
  await folder[Symbol.asyncDispose]();
  await data[Symbol.asyncDispose]();
});

const ask = (question: Question, limit = 50): Promise<Group[]> => pagesOf(catalog, question, limit);

describe('groups by a rule', () => {
  it.each([
    rule({}),
    rule({ maxGap: 2 }),
    rule({ step: 0 }),
    rule({ step: -1, maxGap: 1 }),
    rule({ splitBy: ['prompt'] }),
    rule({ step: -1, maxGap: 4, splitBy: ['model', 'size'] }),
    rule({ seedFrom: 'metadata' }),
    rule({ seedFrom: 'metadata', splitBy: ['prompt', 'model', 'size'], maxGap: 3 }),
  ])('are those of a fresh look at the files: %o', async (by) => {
    const expected = await groupsByHand(folder, by);
    for (const limit of [50, 1, 3]) {
      const groups = await ask({ rule: by }, limit);
      expect(
        groups.map(({ images, begins, ends, missingSeeds }) => ({
          paths: images.map(({ path }) => path),
          begins,
          ends,
          missing: missingSeeds.seeds,
        })),
      ).toEqual(expected);
      expect(groups.map(({ number }) => number)).toEqual(expected.map((_, index) => index + 1));
    }
    for (const group of await ask({ rule: by })) {
      expect(group.rule).toEqual(by);
      expect(group.cover).toEqual(group.images[0]);
      expect(group.missingSeeds.count).toBe(group.missingSeeds.seeds.length);
      expect(await catalog.session().group(group.id)).toEqual({ ...group, number: expect.any(Number) });
    }
  });

  it('name the first and the last seed of those that fall', async () => {
    const groups = await ask({ rule: rule({ step: -1, maxGap: 1 }), directory: 'day 10' });
    expect(groups).toMatchObject([
      { firstSeed: '9', lastSeed: '5', count: 4, missingSeeds: { count: 1, seeds: ['6'] } },
    ]);
  });

  it('take rules that mean the same for the same', async () => {
    const one = await ask({
      rule: { step: 1, maxGap: 0, splitBy: ['size', 'prompt', 'size'], seedFrom: 'name' },
    });
    const other = await ask({ rule: rule({ splitBy: ['prompt', 'size'] }) });
    expect(one).toEqual(other);
    const whole = await ask({ rule: { step: 1, maxGap: 0, splitBy: [], seedFrom: 'name' } });
    expect(whole).toEqual(await ask({}));
  });

  it('are searched by the prompt of their first image', async () => {
    const found = await ask({ rule: rule({ maxGap: 1 }), search: 'RED FOX' });
    expect(found.map(({ directory, number, count }) => [directory, number, count])).toEqual([
      ['day 2', 2, 5],
    ]);
    expect(await ask({ rule: rule({ splitBy: ['prompt'] }), search: 'wolf' })).toHaveLength(3);
  });
});

describe('a search for groups', () => {
  const found = async (filter: Filter, more: Question = {}): Promise<string[]> =>
    (await ask({ filter, ...more })).map(({ images }) => images[0]?.path ?? '');

  it('finds those of which it finds an image, any of them', async () => {
    expect(await found({ text: 'wolf' })).toEqual(['day 2/0-10.png', 'day 2/3-14.png', 'day 2/5-20.png']);
    expect(await found({ model: 'sdxl' })).toEqual(['day 10/3-5.png']);
    expect(await found({ model: 'sdxl' }, { rule: rule({ step: -1, maxGap: 1 }) })).toEqual([
      'day 10/0-9.png',
    ]);
    expect(await found({ is: 'empty' })).toEqual(['names/empty.png']);
    expect(await found({ text: 'nobody' })).toEqual([]);
    expect(
      await found(
        { seed: { from: decimal('101'), to: decimal('101') } },
        { rule: rule({ seedFrom: 'metadata' }) },
      ),
    ).toEqual(['names/b.png']);
  });

  it('keeps their numbers, and goes with a search of prompts', async () => {
    const all = await ask({});
    for (const group of await ask({ filter: { text: 'fox' } }))
      expect(group).toEqual(all.find(({ id }) => id === group.id));
    expect(await found({ text: 'wolf' }, { search: 'fox' })).toEqual(['day 2/0-10.png']);
  });

  it('comes by relevance, or by path where no text is looked for', async () => {
    // "fox" is the second word of one prompt and the third of the other.
    expect(await found({ text: 'fox' }, { sort: 'relevance' })).toEqual([
      'long/0-18446744073709551614.png',
      'long/2-9007199254740993.png',
      'long/3-9007199254740992.png',
      'day 2/0-10.png',
    ]);
    const asPaths = await ask({});
    expect(await ask({ sort: 'relevance' })).toEqual(asPaths);
    expect(await ask({ sort: 'relevance', filter: { width: { from: 1 } } })).toEqual(
      asPaths.filter(({ metadata }) => metadata.width !== null),
    );
  });
});

describe('the order of groups', () => {
  const keys: Record<string, (group: Group) => bigint | string | null> = {
    date: ({ lastDate }) => (lastDate === null ? null : BigInt(Date.parse(lastDate))),
    name: ({ images }) => images[0]?.filename ?? null,
    id: ({ images }) => (images[0]?.fileId == null ? null : BigInt(images[0].fileId)),
    seed: ({ firstSeed }) => (firstSeed === null ? null : BigInt(firstSeed)),
    size: ({ metadata: { width, height } }) =>
      width === null || height === null ? null : BigInt(width) * BigInt(height),
    count: ({ count }) => BigInt(count),
  };

  it.each(['date', 'name', 'id', 'seed', 'size', 'count'] as const)(
    'is by %s, either way, equals by path, and what is not known last',
    async (sort) => {
      // Times are settled some seconds after files were read for the first time.
      await eventually(
        () => ask({}),
        (groups) => expect(groups.every(({ lastDate }) => lastDate !== null)).toBe(true),
      );
      const keyOf = keys[sort] ?? (() => null);
      for (const by of [undefined, rule({ step: -1, maxGap: 1 }), rule({ seedFrom: 'metadata' })]) {
        const paths = await ask({ rule: by });
        for (const order of ['asc', 'desc'] as const) {
          const sign = order === 'asc' ? 1 : -1;
          const expected = paths.toSorted((a, b) => {
            const [one, other] = [keyOf(a), keyOf(b)];
            if (one === null || other === null) return Number(one === null) - Number(other === null);
            return one === other ? 0 : one < other ? -sign : sign;
          });
          for (const limit of [50, 1, 4])
            expect(pathsOf(await ask({ rule: by, sort, order }, limit))).toEqual(pathsOf(expected));
          expect(await ask({ rule: by, sort, order }, 4)).toEqual(expected);
        }
        const usual = ['date', 'size', 'count'].includes(sort) ? 'desc' : 'asc';
        expect(await ask({ rule: by, sort })).toEqual(await ask({ rule: by, sort, order: usual }));
      }
    },
  );

  it('is that of paths the other way round too', async () => {
    for (const more of [
      {},
      { rule: rule({ maxGap: 3 }) },
      { filter: { text: 'fox' } },
      { rule: rule({ seedFrom: 'metadata' }) },
    ]) {
      const expected = (await ask(more)).toReversed();
      for (const limit of [50, 1, 3])
        expect(await ask({ ...more, sort: 'path', order: 'desc' }, limit)).toEqual(expected);
    }
  });

  it('refuses cursors of other orders', async () => {
    const everything = { directory: '', recursive: true, search: '' };
    const session = catalog.session();
    const { nextCursor } = await session.groups({ ...everything, sort: 'seed' }, { limit: 2 });
    const cursor = nextCursor ?? '';
    const refusal = { code: 'INVALID_INPUT', field: 'cursor' };
    for (const order of [
      { sort: 'seed', order: 'desc' } as const,
      { sort: 'id' } as const,
      { sort: 'count' } as const,
      { sort: 'path' } as const,
    ])
      await expect(session.groups({ ...everything, ...order }, { cursor, limit: 2 })).rejects.toMatchObject(
        refusal,
      );
    for (const text of [
      'nonsense',
      'o',
      'oW10',
      `o${Buffer.from('["seed",false,"x",null,"a"]').toString('base64url')}`,
    ])
      await expect(
        session.groups({ ...everything, sort: 'seed' }, { cursor: text, limit: 2 }),
      ).rejects.toMatchObject(refusal);
    const [first] = await ask({ rule: rule({ maxGap: 3 }) });
    await expect(session.groups(everything, { cursor: first?.id, limit: 2 })).rejects.toMatchObject(refusal);
  });
});

describe('an index of groups', () => {
  it.each<Question>([
    {},
    { directory: 'day 2', recursive: false },
    { rule: rule({ maxGap: 2 }) },
    { rule: rule({ seedFrom: 'metadata' }), sort: 'seed', order: 'desc' },
    { filter: { text: 'fox' } },
    { filter: { text: 'fox' }, sort: 'name' },
    { sort: 'count' },
    { sort: 'path', order: 'desc' },
    { search: 'wolf' },
    { filter: { text: 'nobody' } },
  ])('has the ids and counts of all of them: %o', async (question) => {
    const groups = await ask(question);
    for (const limit of [100, 4]) {
      const ids: string[] = [];
      const counts: number[] = [];
      let cursor: string | undefined;
      do {
        const everything = { directory: '', recursive: true, search: '' };
        const page = await catalog.session().groupIndex({ ...everything, ...question }, { cursor, limit });
        ids.push(...page.ids);
        counts.push(...page.counts);
        expect(page.total).toBe(groups.length);
        expect(page.totalImages).toBe(groups.reduce((sum, { count }) => sum + count, 0));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      expect(ids).toEqual(groups.map(({ id }) => id));
      expect(counts).toEqual(groups.map(({ count }) => count));
    }
  });
});
