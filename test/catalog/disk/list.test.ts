import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { chmod, mkdir, symlink, truncate, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { becomeBoundUser } from '../../support/users.js';
import { makeFolder } from '../../support/folder.js';
import { learn, listAll, startDisk } from './disks.js';

const IMAGE = 'not read here';

describe('listing a directory', () => {
  it('finds images and directories that are not hidden', async () => {
    await using opened = await startDisk({
      '1-1.png': IMAGE,
      'B.WEBP': IMAGE,
      'notes.txt': IMAGE,
      '.hidden.png': IMAGE,
      'x.swarmpreview.jpg': IMAGE,
      'sub/1-2.png': IMAGE,
      '.trash/1-3.png': IMAGE,
    });
    expect(await listAll(opened.disk)).toMatchObject({
      path: '',
      names: ['1-1.png', 'B.WEBP'],
      directories: ['sub'],
      links: [],
    });
    expect(await listAll(opened.disk, 'sub')).toMatchObject({ path: 'sub', names: ['1-2.png'] });
  });

  it('hands over nothing where there is nothing', async () => {
    await using opened = await startDisk({ 'notes.txt': IMAGE });
    let parts = 0;
    const listed = await opened.disk.list('', async () => void parts++);
    expect(listed.directories).toEqual([]);
    expect(parts).toBe(0);
  });

  it('shows links whose target is inside and shown, and says so', async () => {
    await using outside = await makeFolder({ '9-9.png': IMAGE });
    await using opened = await startDisk({
      'a/1-1.png': IMAGE,
      '.secret/1-1.png': IMAGE,
      'notes.txt': IMAGE,
    });
    const link = (target: string, name: string) => symlink(target, join(opened.folder.path, name));
    await link('a/1-1.png', '2-2.png');
    await link('notes.txt', '3-3.png');
    await link('a', 'album');
    await link('a/1-1.png', 'text.txt');
    await link('a/none.png', 'dangling.png');
    await link('loop.png', 'loop.png');
    await link('.secret/1-1.png', 'hidden.png');
    await link(join(outside.path, '9-9.png'), 'outside.png');
    await link(outside.path, 'away');
    const listed = await listAll(opened.disk);
    expect(listed.names).toEqual(['2-2.png', '3-3.png']);
    expect(listed.directories).toEqual(['a']);
    expect(listed.links.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual([
      { name: '2-2.png', kind: 'image' },
      { name: '3-3.png', kind: 'image' },
      { name: 'album', kind: 'directory' },
    ]);
    expect(listed.isRacy).toBe(true);
  });

  it('proves nothing of a directory with any link, however old it is', async () => {
    await using opened = await startDisk({ 'a/1-1.png': IMAGE, 'b/1-1.png': IMAGE });
    await symlink('none', join(opened.folder.path, 'b/dangling'));
    await learn(opened.disk, 'a');
    expect((await listAll(opened.disk, 'a')).isRacy).toBe(false);
    expect((await listAll(opened.disk, 'b')).isRacy).toBe(true);
  });

  it.each([
    ['nothing there', 'none'],
    ['a file', 'a/1-1.png'],
    ['a link to a directory', 'album'],
    ['a directory behind a link', 'album/deep'],
    ['a hidden directory', '.secret'],
  ])('is NOT_FOUND for %s', async (_, path) => {
    await using opened = await startDisk({
      'a/1-1.png': IMAGE,
      'a/deep/1.png': IMAGE,
      '.secret/1.png': IMAGE,
    });
    await symlink('a', join(opened.folder.path, 'album'));
    await expect(listAll(opened.disk, path)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is FORBIDDEN for a directory that may not be read', async () => {
    await using opened = await startDisk({ 'a/1-1.png': IMAGE });
    const denied = join(opened.folder.path, 'a');
    await chmod(opened.folder.path, 0o755);
    await chmod(denied, 0);
    using _ = becomeBoundUser();
    await expect(listAll(opened.disk, 'a')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('leaves out names that are no UTF-8, by which no file could be opened', async () => {
    await using opened = await startDisk({ '1-1.png': IMAGE, '\uFFFD.png': IMAGE });
    const bytes = Buffer.concat([
      Buffer.from(`${opened.folder.path}/caf`),
      Buffer.from([0xe9]),
      Buffer.from('.png'),
    ]);
    writeFileSync(bytes, IMAGE);
    expect((await listAll(opened.disk)).names).toEqual(['1-1.png', '\uFFFD.png']);
  });

  it('gives the stamp from before, so that what comes later differs from it', async () => {
    await using opened = await startDisk({ '1-1.png': IMAGE });
    const before = await listAll(opened.disk);
    await opened.folder.write('1-2.png', IMAGE);
    const after = await listAll(opened.disk);
    expect(after.names).toEqual(['1-1.png', '1-2.png']);
    expect(after.stamp.inode).toBe(before.stamp.inode);
    await truncate(join(opened.folder.path, '1-1.png'), 1);
    expect((await listAll(opened.disk)).stamp).toEqual(after.stamp);
  });

  it('fails with what the taker of the names fails with, and can be done again', async () => {
    await using opened = await startDisk({ '1-1.png': IMAGE });
    const taking = opened.disk.list('', () => Promise.reject(new Error('the store is full')));
    await expect(taking).rejects.toThrow('the store is full');
    expect((await listAll(opened.disk)).names).toEqual(['1-1.png']);
  });

  it('takes a time that is to come for one that proves nothing, until it was seen to stay', async () => {
    await using opened = await startDisk({ 'a/1-1.png': IMAGE });
    const setTime = (seconds: number) => utimes(join(opened.folder.path, 'a'), seconds, seconds);
    await setTime(4e9);
    expect((await listAll(opened.disk, 'a')).isRacy).toBe(true);
    await learn(opened.disk, 'a');
    expect((await listAll(opened.disk, 'a')).isRacy).toBe(false);
    await setTime(4e9 + 1);
    expect((await listAll(opened.disk, 'a')).isRacy).toBe(true);
  });
});

describe('listing a large directory', () => {
  const COUNT = 200_000;

  it('hands over a bounded number of names, waits for their taker, and answers others meanwhile', async () => {
    await using opened = await startDisk({ 'small/1-1.png': IMAGE });
    await mkdir(join(opened.folder.path, 'large'));
    // Links to one file, of which ext4 takes 65,000, are made faster than files.
    for (let n = 0; n < COUNT; n++) {
      const at = (n: number) => join(opened.folder.path, `large/${n}.png`);
      if (n % 50_000 === 0) writeFileSync(at(n), '');
      else linkSync(at(n - (n % 50_000)), at(n));
    }
    await learn(opened.disk, 'small');

    let names = 0;
    let taking = 0;
    let largest = 0;
    let checksInBetween = 0;
    const state = { isDone: false };
    const checking = (async () => {
      while (!state.isDone) {
        expect(await opened.disk.check('small', true)).toEqual([]);
        if (!state.isDone) checksInBetween++;
      }
    })();
    const listed = await opened.disk.list('large', async (part) => {
      expect(++taking).toBe(1);
      const count = part.split('/').length;
      names += count;
      largest = Math.max(largest, count);
      await opened.disk.check('small', false);
      taking--;
    });
    state.isDone = true;
    await checking;
    expect(listed.path).toBe('large');
    expect(names).toBe(COUNT);
    expect(largest).toBeLessThanOrEqual(11_024);
    expect(checksInBetween).toBeGreaterThan(COUNT / 10_000);
    rmSync(join(opened.folder.path, 'large'), { recursive: true });
  }, 120_000);
});
