import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseRule, ruleOfText, textOfRule } from '../../catalog/group-rule.js';
import { groupOfId, makeGroupId } from '../../catalog/ids.js';
import type { GroupRule } from '../../schema/models/group-rule.js';
import type { Group } from '../../schema/models/library.js';
import { catalogOf } from '../catalog/catalogs.js';
import { type Folder, infotext, makeFolder, pngImage } from '../support/folder.js';
import { otherRule } from './rules.js';

const image = (seed: string): Buffer => pngImage(infotext({ seed }));

const rule = (rule: Partial<GroupRule>): GroupRule =>
  normaliseRule({ step: 1, maxGap: 0, splitBy: [], seedFrom: 'name', ...rule });

/** A library of a folder, and ways to ask for its groups. */
async function library(folder: Folder, by?: GroupRule) {
  const catalog = await catalogOf(folder);
  await catalog.idle();
  const question = { directory: '', recursive: true, search: '', rule: by };
  return {
    all: async (): Promise<Group[]> => (await catalog.session().groups(question, { limit: 99 })).items,
    paths: async (id: string): Promise<string[]> => {
      const group = await catalog.session().group(id);
      const page = await catalog.session().imagesOfGroup(id, { limit: 99 });
      const paths = page.items.map(({ path }) => path);
      expect(group.images.map(({ path }) => path)).toEqual(paths);
      await expect(catalog.session().groupDifferences(id)).resolves.toBeDefined();
      return paths;
    },
    catalog,
    [Symbol.asyncDispose]: () => catalog[Symbol.asyncDispose](),
  };
}

describe('the id of a group', () => {
  it.each([
    { name: 'the default rule', by: rule({}) },
    { name: 'another rule', by: rule({ maxGap: 1, splitBy: ['prompt'] }) },
    { name: 'seeds of metadata', by: rule({ seedFrom: 'metadata' }) },
  ])('goes on to name it where its first image goes, by $name', async ({ by }) => {
    await using folder = await makeFolder({
      'a/1-10.png': image('10'),
      'a/2-11.png': image('11'),
      'a/3-12.png': image('12'),
      'a/4-50.png': image('50'),
    });
    await using own = await library(folder, by);
    const [first] = await own.all();
    await folder.remove('a/1-10.png');
    expect(await own.paths(first?.id ?? '')).toEqual(['a/2-11.png', 'a/3-12.png']);
    const [now] = await own.all();
    expect((await own.catalog.session().group(first?.id ?? '')).id).toBe(now?.id);
  });

  it.each([
    { name: 'the default rule', by: rule({}) },
    { name: 'another rule', by: rule({ maxGap: 1 }) },
    { name: 'seeds of metadata', by: rule({ seedFrom: 'metadata' }) },
  ])('goes on to name it where an image comes before its first, by $name', async ({ by }) => {
    await using folder = await makeFolder({ '2-11.png': image('11'), '3-12.png': image('12') });
    await using own = await library(folder, by);
    const [first] = await own.all();
    await folder.write('1-10.png', image('10'));
    await own.catalog.idle();
    expect(await own.paths(first?.id ?? '')).toEqual(['1-10.png', '2-11.png', '3-12.png']);
    // What it was called by is the second one now, and may go too.
    await folder.remove('2-11.png');
    expect(await own.paths(first?.id ?? '')).toEqual(by.maxGap > 0 ? ['1-10.png', '3-12.png'] : ['3-12.png']);
  });

  it('names nothing where all that it named has gone', async () => {
    await using folder = await makeFolder({ '1-10.png': image('1'), '2-12.png': image('2') });
    await using own = await library(folder);
    const [first] = await own.all();
    await folder.remove('1-10.png');
    const session = own.catalog.session();
    await expect(session.group(first?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(session.imagesOfGroup(first?.id ?? '', { limit: 9 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(session.groupDifferences(first?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of seeds in metadata names its group though no name tells a seed', async () => {
    await using folder = await makeFolder({
      'b_00001_.png': image('18446744073709551613'),
      'a_00002_.png': image('18446744073709551614'),
      'c_00003_.png': image('18446744073709551615'),
      'd_00004_.png': image('3'),
    });
    await using own = await library(folder, rule({ seedFrom: 'metadata' }));
    const groups = await own.all();
    expect(groups.map(({ images }) => images.map(({ filename }) => filename))).toEqual([
      ['d_00004_.png'],
      ['b_00001_.png', 'a_00002_.png', 'c_00003_.png'],
    ]);
    expect(groups[1]).toMatchObject({
      firstSeed: '18446744073709551613',
      lastSeed: '18446744073709551615',
      rule: { seedFrom: 'metadata' },
    });
    const id = groups[1]?.id ?? '';
    const page = await own.catalog.session().imagesOfGroup(id, { limit: 1 });
    await folder.remove('b_00001_.png');
    // The id of what has gone, and a page behind it: both know where it was.
    expect(await own.paths(id)).toEqual(['a_00002_.png', 'c_00003_.png']);
    const rest = await own.catalog
      .session()
      .imagesOfGroup(id, { limit: 9, cursor: page.nextCursor ?? undefined });
    expect(rest.items.map(({ filename }) => filename)).toEqual(['a_00002_.png', 'c_00003_.png']);
  });

  it('passes the same door as every path, whatever the rule', async () => {
    await using folder = await makeFolder({ '1-1.png': image('1') });
    await using own = await library(folder);
    for (const by of [rule({}), rule({ step: 3 })]) {
      const idOf = (path: string): string => makeGroupId({ rule: by, path, seed: null });
      const code = (id: string): Promise<unknown> =>
        own.catalog
          .session()
          .group(id)
          .then(
            () => 'found',
            (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
          );
      expect(await code(idOf('../secret/1-1.png'))).toBe('FORBIDDEN');
      expect(await code(idOf('missing/1-1.png'))).toBe('NOT_FOUND');
      expect(await code(idOf('9-9.png'))).toBe('NOT_FOUND');
      expect(await code(`${idOf('1-1.png')}x`)).toBe('NOT_FOUND');
      expect(await code(idOf('1-1.png').slice(0, -1))).toBe('NOT_FOUND');
    }
  });

  it('is one for each rule and path, and tells both', () => {
    const path = fc.oneof(
      fc.constantFrom('1-2.png', 'a/1-2.png', 'a/b/ü.png', ' 1-2.png', '.1. /x'),
      fc.string(),
    );
    const place = fc.tuple(otherRule, path).filter(([, path]) => !path.includes('\0') && path.isWellFormed());
    fc.assert(
      fc.property(place, ([rule, path]) => {
        const made = groupOfId(makeGroupId({ rule, path, seed: null }));
        expect(made).toMatchObject({ rule, path });
      }),
    );
  });

  it.each([
    '',
    'nonsense',
    'i123',
    'gAA',
    'gADEuMC4uMAA',
    `g${Buffer.from('\u00001.0.9.0\0x').toString('base64url')}`,
  ])('is not %s', (id) => {
    expect(() => groupOfId(id)).toThrow('There is no group of this id.');
  });
});

describe('the text of a rule', () => {
  it('tells the rule, and nothing else does', () => {
    fc.assert(
      fc.property(otherRule, (rule) => {
        expect(ruleOfText(textOfRule(rule))).toEqual(rule);
      }),
    );
    for (const text of [
      '',
      '1.0..',
      '01.0..0',
      '1.0.10.0',
      '1.0.3.0',
      '1.0..2',
      '-0.0..0',
      '0.4..0',
      '1.0..0 ',
    ])
      expect(ruleOfText(text)).toBeNull();
  });
});
