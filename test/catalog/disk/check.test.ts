import { writeFileSync } from 'node:fs';
import { chmod, mkdir, rename, rm, rmdir, symlink, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDisk } from '../../../catalog/disk/open.js';
import { becomeBoundUser } from '../../support/users.js';
import { learn, listAll, settle, startDisk } from './disks.js';

const IMAGE = 'not read here';
const TREE = {
  '1-1.png': IMAGE,
  'a/1-1.png': IMAGE,
  'a/b/1-1.png': IMAGE,
  'a/b/c/1-1.png': IMAGE,
  'ab/1-1.png': IMAGE,
};

/** A disk that knows all of a folder. */
async function known(watch: boolean) {
  const opened = await startDisk(TREE, { watch });
  await learn(opened.disk);
  await settle(opened.disk);
  const at = (path: string) => join(opened.folder.path, path);
  const check = async (path = '', recursive = true) => (await opened.disk.check(path, recursive)).toSorted();
  return { ...opened, at, check };
}

describe.each([{ watch: false }, { watch: true }])('checking what is known, %o', ({ watch }) => {
  it('finds nothing where nothing has changed', async () => {
    await using opened = await known(watch);
    expect(await opened.check()).toEqual([]);
    expect(await opened.disk.verify('', true)).toEqual([]);
  });

  it('finds what has changed, in the scope that was asked for', async () => {
    await using opened = await known(watch);
    await opened.folder.write('a/b/1-2.png', IMAGE);
    await opened.folder.write('ab/1-2.png', IMAGE);
    expect(await opened.check()).toEqual(['a/b', 'ab']);
    expect(await opened.check('a')).toEqual(['a/b']);
    expect(await opened.check('a', false)).toEqual([]);
    expect(await opened.check('a/b', false)).toEqual(['a/b']);
    expect(await opened.check('none')).toEqual([]);
    expect((await opened.disk.verify('', true)).toSorted()).toEqual(['a/b', 'ab']);
  });

  it('sees every one of a thousand files that come and go, at once', async () => {
    await using opened = await known(watch);
    let racy = 0;
    for (let n = 0; n < 500; n++) {
      for (const change of [
        () => writeFile(opened.at('a/new.png'), IMAGE),
        () => unlink(opened.at('a/new.png')),
      ]) {
        await change();
        expect(await opened.check('a', false)).toEqual(['a']);
        const { stamp, isRacy } = await listAll(opened.disk, 'a');
        if (isRacy) racy++;
        await opened.disk.remember([{ path: 'a', stamp: isRacy ? null : stamp }]);
      }
    }
    expect(racy).toBeGreaterThan(0);
  });

  it('sees at once what happens in each of a thousand directories that had been at rest', async () => {
    const paths = Array.from({ length: 1000 }, (_, n) => `${n % 10}/${n}`);
    await using opened = await startDisk(Object.fromEntries(paths.map((path) => [`${path}/1.png`, IMAGE])), {
      watch,
    });
    await learn(opened.disk);
    await settle(opened.disk);
    expect(await opened.disk.check('', true)).toEqual([]);
    for (const path of paths) {
      writeFileSync(join(opened.folder.path, path, '2.png'), IMAGE);
      expect(await opened.disk.check(path, false)).toEqual([path]);
    }
    expect(await opened.disk.check('', true)).toHaveLength(1000);
  });

  it('sees a change in the moment after a listing', async () => {
    await using opened = await known(watch);
    for (let n = 0; n < 200; n++) {
      await writeFile(opened.at(`ab/a${n}.png`), IMAGE);
      const { stamp, isRacy } = await listAll(opened.disk, 'ab');
      await writeFile(opened.at(`ab/b${n}.png`), IMAGE);
      await opened.disk.remember([{ path: 'ab', stamp: isRacy ? null : stamp }]);
      expect(await opened.check('ab', false)).toEqual(['ab']);
    }
  });

  it('sees a change behind which the time was set back', async () => {
    await using opened = await known(watch);
    await utimes(opened.at('a'), 1_600_000_000, 1_600_000_000);
    await learn(opened.disk, 'a');
    await settle(opened.disk);
    await opened.folder.write('a/1-2.png', IMAGE);
    await utimes(opened.at('a'), 1_600_000_000, 1_600_000_000);
    expect(await opened.check('a')).toEqual(['a']);
  });

  it('sees at once, below it, that a directory was renamed', async () => {
    await using opened = await known(watch);
    await rename(opened.at('a'), opened.at('x'));
    expect(await opened.check('a/b/c', false)).toEqual(['a/b/c']);
    expect(await opened.check()).toEqual(['', 'a', 'a/b', 'a/b/c']);
    await rename(opened.at('x'), opened.at('a'));
    expect(await opened.check('a/b')).toEqual([]);
  });

  it('sees that another directory came to the place of one, and what happens in it', async () => {
    await using opened = await known(watch);
    await opened.folder.write('y/b/c/2-2.png', IMAGE);
    await rename(opened.at('a'), opened.at('x'));
    await rename(opened.at('y'), opened.at('a'));
    expect(await opened.check('a')).toEqual(['a', 'a/b', 'a/b/c']);
    await learn(opened.disk, 'a');
    await settle(opened.disk);
    expect(await opened.check('a')).toEqual([]);
    await opened.folder.write('x/b/c/1-9.png', IMAGE);
    expect(await opened.check('a')).toEqual([]);
    await opened.folder.write('a/b/c/2-3.png', IMAGE);
    expect(await opened.check('a')).toEqual(['a/b/c']);
  });

  it('goes on to see changes in a directory that was removed and made again', async () => {
    await using opened = await known(watch);
    for (let n = 0; n < 5; n++) {
      await rm(opened.at('a/b/c'), { recursive: true });
      await mkdir(opened.at('a/b/c'));
      expect(await opened.check('a/b/c')).toEqual(['a/b/c']);
      await learn(opened.disk, 'a');
      await settle(opened.disk);
      expect(await opened.check('a')).toEqual([]);
      await opened.folder.write('a/b/c/3-3.png', IMAGE);
      expect(await opened.check('a')).toEqual(['a/b/c']);
    }
  });

  it('sees that a directory has become a link to where it went', async () => {
    await using opened = await known(watch);
    await rename(opened.at('ab'), opened.at('x'));
    await symlink('x', opened.at('ab'));
    expect(await opened.check('ab', false)).toEqual(['ab']);
  });

  it('takes a directory that has gone, or may not be asked, for one that differs', async () => {
    await using opened = await known(watch);
    await unlink(opened.at('ab/1-1.png'));
    await rmdir(opened.at('ab'));
    expect(await opened.check('ab')).toEqual(['ab']);
    await chmod(opened.folder.path, 0o755);
    await chmod(opened.at('a'), 0);
    using _ = becomeBoundUser();
    expect(await opened.check('a')).toEqual(['a', 'a/b', 'a/b/c']);
  });

  it('never takes one for clean whose stamp proves nothing', async () => {
    await using opened = await known(watch);
    await opened.disk.remember([{ path: 'ab', stamp: null }]);
    expect(await opened.check()).toEqual(['ab']);
    expect(await opened.check()).toEqual(['ab']);
  });

  it('says nothing of what it was told to forget', async () => {
    await using opened = await known(watch);
    await opened.disk.forget(['a/b', 'none']);
    await opened.folder.write('a/b/1-2.png', IMAGE);
    await opened.folder.write('a/b/c/1-2.png', IMAGE);
    expect(await opened.check()).toEqual([]);
    await opened.disk.forget(['']);
    expect(await opened.check()).toEqual([]);
    await learn(opened.disk);
    expect(await opened.check()).toEqual([]);
    expect(await opened.disk.report()).toMatchObject({ watched: watch ? 5 : 0, unwatched: watch ? 0 : 5 });
  });

  it('fails while the base directory is away, and knows it again when it is back', async () => {
    await using opened = await known(watch);
    const away = `${opened.folder.path}-away`;
    await rename(opened.folder.path, away);
    await expect(opened.check()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await writeFile(join(away, 'ab/1-2.png'), IMAGE);
    await rename(away, opened.folder.path);
    // Its own time of change is new on most file systems.
    expect((await opened.check()).filter((path) => path !== '')).toEqual(['ab']);
  });

  it('sees that another base directory came to the place of the first', async () => {
    await using opened = await known(watch);
    const away = `${opened.folder.path}-away`;
    await rename(opened.folder.path, away);
    try {
      await opened.folder.write('a/b/1-1.png', IMAGE);
      expect(await opened.check('a/b', false)).toEqual(['a/b']);
      expect(await opened.check()).toEqual(['', 'a', 'a/b', 'a/b/c', 'ab']);
    } finally {
      await rm(away, { recursive: true });
    }
  });

  it('sees that another base directory came with another one above it, which nobody watches', async () => {
    await using opened = await startDisk(
      { 'above/base/a/1-1.png': IMAGE, 'other/base/a/2-2.png': IMAGE },
      { watch },
    );
    const at = (path: string) => join(opened.folder.path, path);
    await using disk = await openDisk({ base: at('above/base'), extensions: ['.png'], watch, onNotice() {} });
    await learn(disk);
    await settle(disk);
    await rename(at('above'), at('away'));
    await expect(disk.check('a', false)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await rename(at('other'), at('above'));
    expect(await disk.check('a', false)).toEqual(['a']);
  });
});
