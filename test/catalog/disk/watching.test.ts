import { mkdir, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { check } from '../../../catalog/disk/check.js';
import type { DiskNotice } from '../../../catalog/disk/disk.js';
import { directoryStats, stampOf } from '../../../catalog/disk/stats.js';
import { DirectoryTree } from '../../../catalog/disk/tree.js';
import { Flood } from '../../../catalog/disk/watching/flood.js';
import { queuedEventsAtMost } from '../../../catalog/disk/watching/limits.js';
import { openWatches } from '../../../catalog/disk/watching/open.js';
import { makeFolder } from '../../support/folder.js';
import { learn, settle, startDisk } from './disks.js';

const IMAGE = 'not read here';

/** A disk that is watched, and what it tells. */
async function watched(files: Record<string, string>) {
  const told: DiskNotice[] = [];
  let wake = () => {};
  const opened = await startDisk(files, { watch: true, onNotice: (notice) => (told.push(notice), wake()) });
  await learn(opened.disk);
  await settle(opened.disk);
  told.length = 0;
  return {
    ...opened,
    at: (path: string) => join(opened.folder.path, path),
    /** Waits for a notice of a directory or file. */
    async told(kind: keyof DiskNotice, place: unknown) {
      while (
        !told.some((notice) => notice[kind].some((each) => JSON.stringify(each) === JSON.stringify(place)))
      )
        await new Promise<void>((resolve) => (wake = resolve));
      return told.splice(0);
    },
  };
}

describe.runIf(process.platform === 'linux')('watched directories', () => {
  it('are counted', async () => {
    await using opened = await watched({ 'a/1-1.png': IMAGE, 'b/1-1.png': IMAGE });
    expect(await opened.disk.report()).toEqual({ watched: 3, unwatched: 0, reason: null });
    await opened.disk.forget(['a']);
    expect(await opened.disk.report()).toEqual({ watched: 2, unwatched: 0, reason: null });
    await opened.disk.remember([{ path: 'gone', stamp: null }]);
    expect(await opened.disk.report()).toMatchObject({
      watched: 2,
      unwatched: 1,
      reason: expect.any(String),
    });
  });

  it('are not where that is switched off', async () => {
    await using opened = await startDisk({ 'a/1-1.png': IMAGE });
    await learn(opened.disk);
    expect(await opened.disk.report()).toEqual({
      watched: 0,
      unwatched: 2,
      reason: 'watching is switched off',
    });
  });

  it('need not be looked at until something happens in them', async () => {
    await using folder = await makeFolder({ 'a/1-1.png': IMAGE, 'a/b/1-1.png': IMAGE });
    const tree = new DirectoryTree();
    const base = folder.path;
    const watches = openWatches({ base, extensions: [], watch: true }, { tree, onNotice: () => {} });
    for (const path of ['', 'a', 'a/b']) {
      const stats = directoryStats(join(base, path));
      watches.add(tree.remember(path, stats === null ? null : stampOf(stats)));
    }
    await watches.report();
    const look = () => check({ base, tree, watches }, { path: '', recursive: true, asksAll: false });
    const unsure = async () => (await watches.catchUp(), tree.root.unsure);

    expect(tree.root.unsure).toBe(3);
    expect(await look()).toEqual([]);
    expect(await unsure()).toBe(0);
    await writeFile(join(base, 'a/b/1-1.png'), 'written to');
    expect(await unsure()).toBe(0);
    await writeFile(join(base, 'a/b/1-2.png'), IMAGE);
    expect(await unsure()).toBe(1);
    expect(await look()).toEqual(['a/b']);
    expect(await unsure()).toBe(1);
    await rename(join(base, 'a'), join(base, 'x'));
    await look();
    expect(await unsure()).toBe(3);
    watches.close();
  });

  it('tell once of many changes in one', async () => {
    await using opened = await watched({ 'a/1-1.png': IMAGE, 'b/1-1.png': IMAGE });
    for (let n = 0; n < 100; n++)
      await unlink(opened.at('a/1-1.png')).then(() => writeFile(opened.at('a/1-1.png'), ''));
    const [notice] = await opened.told('directories', 'a');
    expect(notice).toEqual({ directories: ['a'], files: [{ directory: 'a', name: '1-1.png' }] });
  });

  it('tell of images that are written to, and of those that others are moved over', async () => {
    await using opened = await watched({
      'a/1-1.png': IMAGE,
      'a/1-2.png': IMAGE,
      'a/notes.txt': '',
      '1-1.png': IMAGE,
    });
    await writeFile(opened.at('a/notes.txt'), 'not an image');
    await writeFile(opened.at('a/1-1.png'), 'written to');
    await writeFile(opened.at('1-1.png'), 'written to');
    await rename(opened.at('1-1.png'), opened.at('a/1-2.png'));
    const notices = await opened.told('files', { directory: 'a', name: '1-2.png' });
    const files = notices.flatMap(({ files }) => files);
    expect(files).toContainEqual({ directory: 'a', name: '1-1.png' });
    expect(files).toContainEqual({ directory: '', name: '1-1.png' });
    expect(files).not.toContainEqual({ directory: 'a', name: 'notes.txt' });
  });

  it('tell of directories that come, go and come again', async () => {
    await using opened = await watched({ 'a/1-1.png': IMAGE });
    await mkdir(opened.at('b'));
    await opened.told('directories', '');
    await rm(opened.at('a'), { recursive: true });
    await opened.told('directories', 'a');
    await opened.disk.forget(['a']);
    await opened.folder.write('a/1-1.png', IMAGE);
    await opened.told('directories', '');
    await learn(opened.disk);
    await settle(opened.disk);
    await opened.folder.write('a/1-2.png', IMAGE);
    await opened.told('directories', 'a');
    await opened.folder.write('b/1-2.png', IMAGE);
    await opened.told('directories', 'b');
  });

  it('are all doubted when so many events come in one turn that others may be lost', async () => {
    let floods = 0;
    const flood = new Flood(() => floods++);
    const most = queuedEventsAtMost() / 2;
    for (let n = 1; n < most; n++) flood.add(1);
    expect(floods).toBe(0);
    flood.add(1);
    flood.add(1);
    expect(floods).toBe(1);
    await new Promise((resolve) => void setImmediate(resolve));
    flood.add(1);
    expect(floods).toBe(1);
  });
});
