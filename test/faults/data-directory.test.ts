import { spawnSync } from 'node:child_process';
import { chmod, open, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '../support/folder.js';
import { becomeBoundUser } from '../support/users.js';
import { catalogOf, groupsOf, groupsOnDisk } from '../catalog/catalogs.js';
import { writeMany } from './many.js';

const MANY = { directories: 6, files: 500 };

/** A file system of its own, of so many bytes; null where it may not be mounted. */
function mountSmall(path: string, bytes: number): Disposable | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]).status !== 0) return null;
  return { [Symbol.dispose]: () => void spawnSync('umount', ['--lazy', path]) };
}

describe('a full disk', () => {
  it.for([64, 512, 1024])(
    'of %i kB is no end of answers: they come from memory',
    async (kilobytes, { skip }) => {
      await using folder = await makeFolder();
      await using data = await makeFolder();
      using mount = mountSmall(data.path, kilobytes * 1024);
      if (mount === null) skip('mounting takes root and Linux');
      writeMany(folder.path, MANY);
      await using catalog = await catalogOf(folder, { catalogFile: join(data.path, 'catalog.sqlite') });
      const onDisk = await groupsOnDisk(folder);
      expect(await groupsOf(catalog)).toEqual(onDisk);
      await catalog.idle();
      expect(await groupsOf(catalog)).toEqual(onDisk);
      const { catalogProblem, ...status } = await catalog.status();
      expect(status).toMatchObject({
        catalog: 'memory',
        phase: 'idle',
        images: 3000,
        parsed: 3000,
        groups: 300,
      });
      expect(catalogProblem).toMatch(/\S/);
    },
  );
});

describe('a data directory', () => {
  it('that is read-only is left alone, and answers come from memory', async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    writeMany(folder.path, MANY);
    await chmod(data.path, 0o555);
    await chmod(folder.path, 0o755);
    using _user = becomeBoundUser();
    await using catalog = await catalogOf(folder, { catalogFile: join(data.path, 'deep/catalog.sqlite') });
    await catalog.idle();
    expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
    const { catalogProblem, ...status } = await catalog.status();
    expect(status).toMatchObject({ catalog: 'memory', parsed: 3000 });
    expect(catalogProblem).toMatch(/permission/);
    expect(catalogProblem).not.toContain(data.path);
  });

  it('with a catalog in it that may only be read is left alone too', async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    const catalogFile = join(data.path, 'catalog.sqlite');
    writeMany(folder.path, MANY);
    {
      await using catalog = await catalogOf(folder, { catalogFile });
      await catalog.idle();
    }
    await chmod(catalogFile, 0o444);
    await chmod(data.path, 0o555);
    await chmod(folder.path, 0o755);
    const before = await stat(catalogFile);
    using _user = becomeBoundUser();
    await using catalog = await catalogOf(folder, { catalogFile });
    await catalog.idle();
    expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
    expect(await catalog.status()).toMatchObject({ catalog: 'memory', parsed: 3000 });
    expect((await stat(catalogFile)).mtimeMs).toBe(before.mtimeMs);
  });

  it('that is a file is left alone, and answers come from memory', async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder({ file: 'precious' });
    writeMany(folder.path, MANY);
    await using catalog = await catalogOf(folder, { catalogFile: join(data.path, 'file/catalog.sqlite') });
    await catalog.idle();
    expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
    const { catalogProblem, ...status } = await catalog.status();
    expect(status).toMatchObject({ catalog: 'memory', parsed: 3000 });
    expect(catalogProblem).not.toContain(data.path);
  });

  it.each(['in the middle of a scan', 'while all is quiet'])('may vanish %s', async (when) => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    writeMany(folder.path, MANY);
    await using catalog = await catalogOf(folder, { catalogFile: join(data.path, 'catalog.sqlite') });
    if (when === 'while all is quiet') await catalog.idle();
    await rm(data.path, { recursive: true });
    expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
    await catalog.idle();
    writeMany(folder.path, { ...MANY, files: 600, prompt: 'a fox' });
    await catalog.rescan('full');
    expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
    expect(await catalog.status()).toMatchObject({
      catalog: 'memory',
      catalogProblem: expect.stringContaining('removed'),
      parsed: 3600,
    });
  });
});

describe('a catalog file that is damaged', () => {
  it('is made anew at the start, and the status says so', async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder({ 'catalog.sqlite': 'this is no database'.repeat(1000) });
    writeMany(folder.path, MANY);
    await using catalog = await catalogOf(folder, { catalogFile: join(data.path, 'catalog.sqlite') });
    await catalog.idle();
    expect(await groupsOf(catalog)).toEqual(await groupsOnDisk(folder));
    const { catalogProblem, ...status } = await catalog.status();
    expect(status).toMatchObject({ catalog: 'file', parsed: 3000 });
    expect(catalogProblem).toContain('catalog.sqlite.corrupt-1');
    expect(catalogProblem).not.toContain(data.path);
  });

  it.each([
    { watch: true, from: 64 },
    { watch: true, from: 0 },
    { watch: false, from: 8 },
  ])(
    'while it is in use, but for its first $from kB, costs no answer (watched: $watch)',
    async ({ watch, from }) => {
      await using folder = await makeFolder();
      await using data = await makeFolder();
      const catalogFile = join(data.path, 'catalog.sqlite');
      writeMany(folder.path, MANY);
      {
        await using catalog = await catalogOf(folder, { catalogFile, watch });
        await catalog.idle();
      }
      await using catalog = await catalogOf(folder, { catalogFile, watch });
      await damage(catalogFile, from * 1024);
      const onDisk = await groupsOnDisk(folder);
      expect(await groupsOf(catalog)).toEqual(onDisk);
      expect(
        await catalog.session().groups({ directory: 'd3', recursive: true, search: '' }, { limit: 5 }),
      ).toMatchObject({
        total: 50,
      });
      await catalog.idle();
      await writeFile(join(folder.path, 'd1/1-1.png'), '');
      expect((await catalog.session().imagesOfDirectory('d1', { limit: 1 })).total).toBe(501);
      await rm(join(folder.path, 'd1/1-1.png'));
      await catalog.rescan('full');
      expect(await groupsOf(catalog)).toEqual(onDisk);
      expect(await catalog.status()).toMatchObject({
        images: 3000,
        parsed: 3000,
        catalogProblem: expect.stringContaining('corrupt-1'),
      });
      expect((await groupsOf(catalog, { search: 'a cat 3 20' })).length).toBe(
        onDisk.filter(({ prompt }) => prompt === 'a cat 3 20').length,
      );
    },
  );
});

async function damage(file: string, from: number): Promise<void> {
  const { size } = await stat(file);
  await using handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(Math.max(0, size - from), 0xa5), 0, undefined, from);
}
