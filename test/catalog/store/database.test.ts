import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { loadDriver } from '../../../catalog/store/driver.js';
import { openStore } from '../../../catalog/store/open.js';
import { makeFolder } from '../../support/folder.js';
import { damage, fillLarge, imagesOf, list, listed, parsedFile, scan, scanAgain, search } from './stores.js';

function sqlOn(file: string, sql: string): unknown {
  const { DatabaseSync } = loadDriver();
  const database = new DatabaseSync(file);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

async function fill(file: string): Promise<void> {
  await using store = await openStore({ file });
  await list(store, 'a', ['1-1.png', '1-2.png']);
  await scanAgain(
    store,
    ['1-1.png', '1-2.png'].map((name) => parsedFile({ directory: 'a', name }, { prompt: 'a red fox' })),
  );
}

describe('the file of a store', () => {
  it('is made with its folder, and keeps what was written', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'deep/er/catalog.sqlite');
    await fill(file);
    await using store = await openStore({ file });
    expect(store.location).toEqual({ kind: 'file', file, movedTo: null });
    expect(await store.status()).toMatchObject({ images: 2, byState: { parsed: 2 } });
    expect(await search(store, { text: 'fox' })).toHaveLength(2);
  });

  it('is left for memory where the system makes no folders', async () => {
    await using store = await openStore({ file: '/proc/seedroll/catalog.sqlite' });
    expect(store.location.kind).toBe('memory');
  });

  it('holds texts, settings and recipes once for all images that share them', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    await fill(file);
    await fill(file);
    for (const table of ['texts', 'settings', 'recipes', 'texts_search'])
      expect(sqlOn(file, `SELECT count(*) AS n FROM ${table}`)).toEqual([{ n: 1 }]);
    expect(sqlOn(file, "INSERT INTO texts_search (texts_search) VALUES ('integrity-check')")).toEqual([]);
  });

  it('loses texts that no image has any more by tidying', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    {
      await using store = await openStore({ file });
      await list(store, '', ['a.png', 'b.png']);
      await scan(store, [
        parsedFile({ name: 'a.png' }, { prompt: 'old' }),
        parsedFile({ name: 'b.png' }, { prompt: 'kept' }),
      ]);
      await scanAgain(store, [parsedFile({ name: 'a.png' }, { prompt: 'new' })]);
      await store.tidy();
      await scanAgain(store, [parsedFile({ name: 'b.png' }, { prompt: 'old' })]);
      expect(await search(store, { text: 'old' })).toHaveLength(1);
      await store.tidy();
    }
    expect(sqlOn(file, 'SELECT prompt FROM texts ORDER BY prompt')).toEqual([
      { prompt: 'new' },
      { prompt: 'old' },
    ]);
    expect(sqlOn(file, "INSERT INTO texts_search (texts_search) VALUES ('integrity-check')")).toEqual([]);
  });

  it('is refused where a newer version wrote it, and left as it is', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    await fill(file);
    sqlOn(file, 'PRAGMA user_version = 99');
    await expect(openStore({ file })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('newer version of seedroll'),
    });
    expect(sqlOn(file, 'SELECT count(*) AS n FROM images')).toEqual([{ n: 2 }]);
  });

  it.each([
    ['no database', 'this is no database. '.repeat(1000)],
    ['a header and nothing more', `SQLite format 3\0${'\xff'.repeat(9000)}`],
  ])('is moved aside where it is %s', async (_, content) => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    for (const number of [1, 2]) {
      await writeFile(file, content, 'latin1');
      await using store = await openStore({ file });
      expect(store.location).toEqual({ kind: 'file', file, movedTo: `${file}.corrupt-${number}` });
      await list(store, '', ['1-1.png']);
      expect(await readFile(`${file}.corrupt-${number}`, 'latin1')).toBe(content);
    }
  });

  it('is moved aside when damage shows later, and begun anew', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    await fillLarge(file);
    await damage(file);
    await using store = await openStore({ file });
    await imagesOf(store, 'a');
    await list(store, 'b', ['1-1.png']);
    expect(store.location).toMatchObject({ kind: 'file', movedTo: `${file}.corrupt-1` });
    expect(await store.images('b', { limit: 9 })).toHaveLength(1);
    expect((await readdir(folder.path)).filter((name) => name.includes('corrupt')).length).toBeGreaterThan(0);
  });

  it.each(['blocked/catalog.sqlite', 'blocked/deeper/catalog.sqlite'])(
    'is memory where there can be none (%s)',
    async (path) => {
      await using folder = await makeFolder({ blocked: 'a file in the place of a folder' });
      await using store = await openStore({ file: join(folder.path, path) });
      expect(store.location).toMatchObject({ kind: 'memory', reason: expect.stringMatching(/\S/) });
      await list(store, '', ['1-1.png']);
      expect(await store.status()).toMatchObject({ images: 1, location: { kind: 'memory' } });
    },
  );

  it('may be open in two processes, of which one writes at a time', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    await using first = await openStore({ file });
    await using second = await openStore({ file });
    await list(first, 'a', ['1-1.png']);
    await scan(first, [parsedFile({ directory: 'a', name: '1-1.png' }, { prompt: 'one' })]);
    await second.removeDirectories(['a']);
    await second.tidy();
    await list(first, 'a', ['1-1.png']);
    await scan(first, [parsedFile({ directory: 'a', name: '1-1.png' }, { prompt: 'one' })]);
    expect(await search(second, { text: 'one' })).toHaveLength(1);
    // Another writer that does not come to an end.
    const { DatabaseSync } = loadDriver();
    const other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(list(second, 'b', ['1-1.png'])).rejects.toMatchObject({
      code: 'BUSY',
      message: expect.stringContaining('Another process'),
    });
    expect(await second.images('a', { limit: 9 })).toHaveLength(1);
    other.exec('ROLLBACK');
    other.close();
    await list(second, 'b', ['1-1.png']);
  });

  it('refuses questions once it is closed, and has no log left', async () => {
    await using folder = await makeFolder();
    const file = join(folder.path, 'catalog.sqlite');
    const store = await openStore({ file });
    const writes = Array.from({ length: 20 }, (_, index) => {
      const listing = store.beginListing(`${index}`);
      void listing.add('1-1.png');
      return listing.end(listed(`${index}`));
    });
    await store[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
    expect(await Promise.all(writes)).toHaveLength(20);
    await expect(store.status()).rejects.toThrow('closed');
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(sqlOn(file, 'SELECT count(*) AS n FROM directories')).toEqual([{ n: 20 }]);
  });
});

/** Writes listings and what was parsed without an end, and says after each directory that it is there. */
const WRITER = `
  import { openStore } from './catalog/store/open.ts';
  import { list, parsedFile, scan } from './test/catalog/store/stores.ts';
  const store = await openStore({ file: process.argv[1] });
  const first = (await store.status()).directories;
  for (let directory = first; ; directory++) {
    const names = Array.from({ length: 500 }, (_, index) => index + '-' + (directory * 500 + index) + '.png');
    await list(store, String(directory), names);
    await scan(store, names.map((name, index) =>
      parsedFile({ directory: String(directory), name }, { prompt: 'batch ' + directory + ' ' + (index >> 3), seed: String(directory * 500 + index) })));
    console.log(directory);
  }
`;

it('is intact after its process was killed in the middle of writing, with all that was said to be written', async () => {
  await using folder = await makeFolder();
  const file = join(folder.path, 'catalog.sqlite');
  for (let kill = 0; kill < 4; kill++) {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', WRITER, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const written: number[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      written.push(Number(line));
      if (written.length === 5 + kill * 7) child.kill('SIGKILL');
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');

    expect(sqlOn(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(sqlOn(file, 'PRAGMA foreign_key_check')).toEqual([]);
    sqlOn(file, "INSERT INTO texts_search (texts_search, rank) VALUES ('integrity-check', 1)");
    await using store = await openStore({ file });
    expect(store.location).toMatchObject({ kind: 'file', movedTo: null });
    for (const directory of written) {
      expect((await store.directory(String(directory)))?.byState).toMatchObject({ parsed: 500, unparsed: 0 });
      const images = await store.images(String(directory), { limit: 1000 });
      expect(images.map(({ metadataSeed }) => metadataSeed)).toEqual(images.map(({ seed }) => seed));
    }
  }
}, 60_000);
