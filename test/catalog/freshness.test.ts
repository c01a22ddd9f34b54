import { mkdir, rename, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { catalogOf, eventually, groupsOf } from './catalogs.js';

const image = (prompt = 'a cat'): Buffer => pngImage(infotext({ prompt }));

describe.each([{ watch: true }, { watch: false }])(
  'an answer, $watch that the system tells of changes',
  (options) => {
    it('shows each of a thousand files that was written before it was asked for', async () => {
      await using folder = await makeFolder({ 'a/0-0.png': image() });
      await using catalog = await catalogOf(folder, options);
      for (let seed = 1; seed <= 1000; seed++) {
        await folder.write(`a/0-${seed}.png`, image());
        const { total } = await catalog.session().imagesOfDirectory('a', { limit: 1 });
        expect(total).toBe(seed + 1);
      }
    });

    it('shows a file at once that was written while nothing was asked, in any directory', async () => {
      await using folder = await makeFolder({ '1-1.png': image(), 'a/b/1-1.png': image() });
      await using catalog = await catalogOf(folder, options);
      await catalog.idle();
      await folder.write('a/b/1-2.png', image());
      await folder.write('a/new/deep/1-1.png', image('a dog'));
      expect(await groupsOf(catalog)).toEqual([
        { paths: ['1-1.png'], prompt: 'a cat' },
        { paths: ['a/b/1-1.png', 'a/b/1-2.png'], prompt: 'a cat' },
        { paths: ['a/new/deep/1-1.png'], prompt: 'a dog' },
      ]);
    });

    it('leaves out at once what was removed, file or directory', async () => {
      await using folder = await makeFolder({
        'a/1-1.png': image(),
        'a/1-2.png': image(),
        'b/c/1-1.png': image(),
      });
      await using catalog = await catalogOf(folder, options);
      await catalog.idle();
      await folder.remove('a/1-1.png');
      await rm(join(folder.path, 'b'), { recursive: true });
      expect(await groupsOf(catalog)).toEqual([{ paths: ['a/1-2.png'], prompt: 'a cat' }]);
      await expect(catalog.session().directory('b/c')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('follows a renamed directory at once, and parses none of its files again', async () => {
      await using folder = await makeFolder({ 'old/x/1-1.png': image(), 'old/1-1.png': image('a dog') });
      await using catalog = await catalogOf(folder, options);
      await catalog.idle();
      await rename(join(folder.path, 'old'), join(folder.path, 'new'));
      expect(await groupsOf(catalog)).toEqual([
        { paths: ['new/1-1.png'], prompt: 'a dog' },
        { paths: ['new/x/1-1.png'], prompt: 'a cat' },
      ]);
      expect(catalog.activity.filesParsed).toBe(0);
    });

    it('sees a file that was added in the clock tick of a scan', async () => {
      await using folder = await makeFolder();
      await using catalog = await catalogOf(folder, options);
      for (let round = 0; round < 200; round++) {
        const name = `d${round}`;
        await folder.write(`${name}/1-1.png`, image());
        await catalog.session().directory(name);
        await folder.write(`${name}/1-2.png`, image());
        expect((await catalog.session().directory(name)).imageCount).toBe(2);
      }
    });

    it('sees a file although the time of its directory was set back', async () => {
      await using folder = await makeFolder({ 'a/1-1.png': image() });
      const before = new Date(2020, 1, 1);
      await utimes(join(folder.path, 'a'), before, before);
      await using catalog = await catalogOf(folder, options);
      await catalog.idle();
      await folder.write('a/1-2.png', image());
      await utimes(join(folder.path, 'a'), before, before);
      expect((await catalog.session().directory('a')).imageCount).toBe(2);
    });

    it('about one image tells what that file holds now, however it was rewritten', async () => {
      await using folder = await makeFolder({ '1-1.png': image('a cat') });
      await using catalog = await catalogOf(folder, options);
      await catalog.idle();
      for (const prompt of ['a dog', 'a fox', 'a cow']) {
        await folder.write('1-1.png', image(prompt));
        expect((await catalog.session().metadata('1-1.png')).prompt).toBe(prompt);
      }
    });

    it('shows a directory that is there again', async () => {
      await using folder = await makeFolder({ 'a/1-1.png': image() });
      await using catalog = await catalogOf(folder, options);
      await catalog.idle();
      await rm(join(folder.path, 'a'), { recursive: true });
      expect(await groupsOf(catalog)).toEqual([]);
      await folder.write('a/1-5.png', image('a dog'));
      expect(await groupsOf(catalog)).toEqual([{ paths: ['a/1-5.png'], prompt: 'a dog' }]);
    });
  },
);

describe('a file that is rewritten in place', () => {
  it('is read again once the system has told of it', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': image('a cat') });
    await using catalog = await catalogOf(folder, { watch: true });
    await catalog.idle();
    await folder.write('a/1-1.png', image('a dog'));
    await eventually(
      () => groupsOf(catalog),
      (groups) => expect(groups).toEqual([{ paths: ['a/1-1.png'], prompt: 'a dog' }]),
    );
  });

  it('is found by a full rescan where the system tells nothing', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': image('a cat') });
    await using catalog = await catalogOf(folder, { watch: false });
    await catalog.idle();
    await folder.write('a/1-1.png', image('a dog'));
    await catalog.rescan('full');
    expect(await groupsOf(catalog)).toEqual([{ paths: ['a/1-1.png'], prompt: 'a dog' }]);
  });
});

describe('a base directory that goes away', () => {
  it.each([{ left: 'nothing' }, { left: 'an empty directory, as of a drive that was unmounted' }])(
    'and leaves $left, is BUSY, and nothing is forgotten',
    async ({ left }) => {
      await using folder = await makeFolder({ 'base/a/1-1.png': image() });
      const [base, away] = [join(folder.path, 'base'), join(folder.path, 'away')];
      await using catalog = await catalogOf({ ...folder, path: base });
      await catalog.idle();
      await rename(base, away);
      if (left !== 'nothing') await mkdir(base);
      await expect(groupsOf(catalog)).rejects.toMatchObject({ code: 'BUSY' });
      expect(await catalog.status()).toMatchObject({ images: 1, parsed: 1 });
      await rm(base, { recursive: true, force: true });
      await rename(away, base);
      expect(await groupsOf(catalog)).toEqual([{ paths: ['a/1-1.png'], prompt: 'a cat' }]);
      expect(catalog.activity.filesParsed).toBe(0);
    },
  );
});

describe('a catalog that was made for other endings', () => {
  it('is listed anew', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': image('a cat'), 'a/2-2.gif': image('a dog') });
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    const pathsOf = async (extensions: readonly string[]): Promise<string[]> => {
      await using catalog = await catalogOf(folder, { catalogFile, extensions });
      const groups = await groupsOf(catalog);
      await catalog.idle();
      return groups.flatMap(({ paths }) => paths);
    };
    expect(await pathsOf(['.png'])).toEqual(['a/1-1.png']);
    expect(await pathsOf(['.png', '.gif'])).toEqual(['a/1-1.png', 'a/2-2.gif']);
    expect(await pathsOf(['.gif'])).toEqual(['a/2-2.gif']);
  });
});
