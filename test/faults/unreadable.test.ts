import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infotext, makeFolder, pngImage } from '../support/folder.js';
import { becomeBoundUser } from '../support/users.js';
import { catalogOf, eventually, groupsOf } from '../catalog/catalogs.js';

const image = (prompt = 'a cat'): Buffer => pngImage(infotext({ prompt }));
const paths = (groups: { paths: string[] }[]): string[] => groups.flatMap((group) => group.paths);

/** Permissions are changed as whoever the tests run as. */
async function asOwner(work: () => Promise<void>): Promise<void> {
  const user = process.geteuid?.() ?? 0;
  const isOther = process.getuid?.() === 0 && user !== 0;
  if (isOther) process.seteuid?.(0);
  await work();
  if (isOther) process.seteuid?.(user);
}

describe.each([{ watch: true }, { watch: false }])(
  'a directory that may not be read, watched: $watch',
  ({ watch }) => {
    it('is left out of what is above it, FORBIDDEN by itself, and back when it may be read', async () => {
      await using folder = await makeFolder({
        '1-1.png': image(),
        'open/1-1.png': image(),
        'shut/1-1.png': image('a dog'),
        'shut/deep/1-1.png': image('a fox'),
      });
      const shut = join(folder.path, 'shut');
      await chmod(folder.path, 0o755);
      await chmod(shut, 0);
      using _user = becomeBoundUser();
      await using catalog = await catalogOf(folder, { watch });
      expect(paths(await groupsOf(catalog))).toEqual(['1-1.png', 'open/1-1.png']);
      await catalog.idle();
      expect(paths(await groupsOf(catalog))).toEqual(['1-1.png', 'open/1-1.png']);
      for (const path of ['shut', 'shut/deep'])
        await expect(catalog.session().directory(path)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(catalog.session().metadata('shut/1-1.png')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { items } = await catalog.session().directories('', {});
      expect(items.map(({ path }) => path)).toEqual(['open']);

      for (let round = 0; round < 3; round++) {
        await asOwner(() => chmod(shut, 0o755));
        expect(await groupsOf(catalog)).toMatchObject([
          {},
          {},
          { paths: ['shut/1-1.png'], prompt: 'a dog' },
          { paths: ['shut/deep/1-1.png'], prompt: 'a fox' },
        ]);
        await catalog.idle();
        expect((await catalog.session().directory('shut/deep')).imageCount).toBe(1);
        await asOwner(() => chmod(shut, 0));
        expect(paths(await groupsOf(catalog))).toEqual(['1-1.png', 'open/1-1.png']);
        await expect(catalog.session().directory('shut')).rejects.toMatchObject({ code: 'FORBIDDEN' });
      }
      expect(await catalog.status()).toMatchObject({ unreadable: 0 });
      await asOwner(() => chmod(shut, 0o755));
    });
  },
);

describe('a file that may not be read', () => {
  it('is told of with a reason, and read once that is over', async () => {
    await using folder = await makeFolder({ '1-1.png': image(), '1-5.png': image('a dog') });
    const shut = join(folder.path, '1-5.png');
    await chmod(folder.path, 0o755);
    await chmod(shut, 0);
    using _user = becomeBoundUser();
    await using catalog = await catalogOf(folder);
    await catalog.idle();
    const { items } = await catalog.session().unreadable({ limit: 9 });
    expect(items).toMatchObject([{ path: '1-5.png', reason: expect.stringMatching(/permission/) }]);
    expect(await groupsOf(catalog)).toMatchObject([{ prompt: 'a cat' }, { paths: ['1-5.png'], prompt: '' }]);
    await asOwner(() => chmod(shut, 0o644));
    expect((await catalog.session().metadata('1-5.png')).prompt).toBe('a dog');
    await eventually(
      () => groupsOf(catalog),
      (groups) => expect(groups).toMatchObject([{ prompt: 'a cat' }, { prompt: 'a dog' }]),
    );
    await catalog.idle();
    expect(await catalog.status()).toMatchObject({ unreadable: 0, parsed: 2 });
  });
});

describe.each([{ watch: true }, { watch: false }])(
  'a directory whose names alone may be read, watched: $watch',
  ({ watch }) => {
    it('shows its files, and what is in them once they may be opened', async () => {
      await using folder = await makeFolder({ 'a/1-1.png': image(), 'a/1-5.png': image('a dog') });
      const shut = join(folder.path, 'a');
      await chmod(folder.path, 0o755);
      await chmod(shut, 0o444);
      using _user = becomeBoundUser();
      await using catalog = await catalogOf(folder, { watch });
      await catalog.idle();
      expect(await groupsOf(catalog)).toMatchObject([{ paths: ['a/1-1.png'] }, { paths: ['a/1-5.png'] }]);
      expect(await catalog.status()).toMatchObject({ unreadable: 2 });
      await asOwner(() => chmod(shut, 0o755));
      await eventually(
        () => groupsOf(catalog),
        (groups) => expect(groups).toMatchObject([{ prompt: 'a cat' }, { prompt: 'a dog' }]),
      );
      await catalog.idle();
      expect(await catalog.status()).toMatchObject({ unreadable: 0, parsed: 2 });
    });
  },
);
