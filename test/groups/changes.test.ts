import { describe, expect, it } from 'vitest';
import { randomOf } from '../../samples/pictures/random.js';
import type { Group } from '../../schema/models/library.js';
import { catalogOf } from '../catalog/catalogs.js';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { Shuffled } from '../support/shuffled.js';
import { groupsByHand, pagesOf, pathsOf, type Question, rule } from './libraries.js';

describe('groups by other rules while files change at random', () => {
  it.each([{ watch: true }, { watch: false }])(
    'are what the disk holds (%o)',
    { timeout: 120_000 },
    async ({ watch }) => {
      await using folder = await makeFolder();
      await using catalog = await catalogOf(folder, { watch });
      const shuffled = new Shuffled(folder, `groups ${String(watch)}`);
      const ofNames = [rule({ maxGap: 2 }), rule({ step: -1 }), rule({ step: 0, maxGap: 0 })];
      const ofMetadata = [
        rule({ seedFrom: 'metadata', maxGap: 1 }),
        rule({ splitBy: ['prompt'], maxGap: 5 }),
      ];
      const check = async (rules: typeof ofNames): Promise<void> => {
        for (const by of rules) {
          const groups = await pagesOf(catalog, { rule: by }, 5);
          const expected = await groupsByHand(folder, by);
          expect(pathsOf(groups)).toEqual(expected.map(({ paths }) => paths));
          const borders = groups.map(({ begins, ends }) => [begins, ends]);
          expect(borders).toEqual(expected.map(({ begins, ends }) => [begins, ends]));
        }
      };
      for (let step = 0; step < 60; step++) {
        for (let change = 0; change < 1 + (step % 4); change++) await shuffled.change();
        await check(ofNames);
        if (step % 15 !== 0) continue;
        // What is in files counts once it is read.
        await catalog.rescan('full');
        await check([...ofNames, ...ofMetadata]);
      }
    },
  );
});

it('groups show what is in files that were saved just before', async () => {
  await using folder = await makeFolder({ '1-1.png': pngImage(infotext({ prompt: 'a wolf', seed: '1' })) });
  await using catalog = await catalogOf(folder);
  await catalog.idle();
  await folder.write('2-2.png', pngImage(infotext({ prompt: 'a fox', seed: '2' })));
  const found = await pagesOf(catalog, { filter: { text: 'fox' } }, 9);
  expect(pathsOf(found)).toEqual([['1-1.png', '2-2.png']]);
  await folder.write('b.png', pngImage(infotext({ prompt: 'a fox', seed: '3' })));
  const bySeed = await pagesOf(catalog, { rule: rule({ seedFrom: 'metadata' }) }, 9);
  expect(pathsOf(bySeed)).toEqual([['1-1.png', '2-2.png', 'b.png']]);
  await folder.write('3-3.png', pngImage(infotext({ prompt: 'a bear', seed: '3' })));
  const split = await pagesOf(catalog, { rule: rule({ splitBy: ['prompt'] }) }, 9);
  expect(pathsOf(split)).toEqual([['1-1.png'], ['2-2.png'], ['3-3.png'], ['b.png']]);
  await folder.write('0-9.png', pngImage(infotext({ seed: '9' }).replace('512x768', '64x64')));
  const bySize = await pagesOf(catalog, { sort: 'size', order: 'asc' }, 9);
  expect(pathsOf(bySize)[0]).toEqual(['0-9.png']);
});

const DIRECTORIES = ['a', 'b/c', 'b/d'];
const GROUPS = 20;

/** Groups of three images far apart, so that others fit in between. */
function library(): Record<string, Buffer> {
  const random = randomOf('paging');
  return Object.fromEntries(
    DIRECTORIES.flatMap((directory) =>
      Array.from({ length: GROUPS }, (_, group) => {
        const first = 1000 * Math.floor(random() * 1_000_000);
        return [0, 1, 2].map((index) => {
          const seed = String(first + index);
          const image = pngImage(infotext({ seed, prompt: `a fox, ${'red '.repeat(group % 5)}` }));
          return [`${directory}/${group * 10 + index}-${seed}.png`, image] as const;
        });
      }).flat(),
    ),
  );
}

describe('pages of groups while files come and go', () => {
  it.each<Question>([
    { sort: 'path' },
    { sort: 'path', order: 'desc' },
    { sort: 'name' },
    { sort: 'id', order: 'desc' },
    { sort: 'seed' },
    { sort: 'size' },
    { sort: 'count' },
    { sort: 'relevance', filter: { text: 'fox' } },
    { sort: 'seed', rule: rule({ seedFrom: 'metadata' }) },
    { sort: 'path', rule: rule({ maxGap: 3 }) },
    { sort: 'path', filter: { text: 'fox' } },
  ])('have each that stays exactly once, and in order: %o', async (question) => {
    await using folder = await makeFolder(library());
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    const whole = await pagesOf(catalog, question, 500);
    const idsOf = (groups: readonly Group[]): string[] => groups.map(({ id }) => id);
    const goes = new Set<string>();
    const random = randomOf(`changes ${JSON.stringify(question)}`);
    const paged: Group[] = [];
    let cursor: string | undefined;
    let written = 0;
    do {
      const page = await catalog
        .session()
        .groups({ directory: '', recursive: true, search: '', ...question }, { cursor, limit: 4 });
      paged.push(...page.items);
      cursor = page.nextCursor ?? undefined;
      // The group that the page ended with goes too: its cursor still tells where that was.
      for (const group of [page.items.at(-1), whole[Math.floor(random() * whole.length)]]) {
        if (group === undefined || goes.has(group.id) || random() < 0.4) continue;
        goes.add(group.id);
        for (const { path } of group.images) await folder.remove(path);
      }
      const directory = DIRECTORIES[Math.floor(random() * DIRECTORIES.length)] ?? '';
      const seed = String(1000 * Math.floor(random() * 1_000_000) + 500);
      // Between groups: within one it would make two of it.
      const name = `${directory}/${Math.floor(random() * GROUPS) * 10 + 5}-${seed}.png`;
      await folder.write(name, pngImage(infotext({ seed, prompt: `a fox ${written++}` })));
      await catalog.idle();
    } while (cursor !== undefined);
    const stays = (id: string): boolean => !goes.has(id) && whole.some((group) => group.id === id);
    expect(idsOf(paged).filter(stays)).toEqual(idsOf(whole).filter(stays));
    expect(new Set(idsOf(paged)).size).toBe(paged.length);
  });
});
