import { copyFile, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadDriver } from '../../catalog/store/driver.js';
import { makeFolder } from '../support/folder.js';
import { countThumbnails } from './counted.js';
import { noise, picture } from './pictures.js';

describe('the cache of thumbnails', () => {
  it('reads no file twice', async () => {
    await using folder = await makeFolder({ 'a.png': await picture() });
    await using counted = countThumbnails(folder);
    const first = await counted.settle('a.png');
    const { counts } = counted;
    const before = { ...counts };
    expect(await counted.get('a.png')).toEqual(first);
    expect(counts).toEqual(before);
  });

  it('knows pictures again after a restart', async () => {
    await using folder = await makeFolder({ 'a.png': await picture() });
    await using data = await makeFolder();
    const file = join(data.path, 'deep/thumbnails.sqlite');
    const first = await (async () => {
      await using counted = countThumbnails(folder, file);
      return await counted.settle('a.png');
    })();
    await using counted = countThumbnails(folder, file);
    expect(await counted.thumbnails.known([first.version, 'unknown'])).toEqual([
      { width: 400, height: 300, thumbhash: expect.any(Uint8Array) },
      null,
    ]);
    expect(await counted.get('a.png')).toEqual(first);
    expect(counted.counts).toEqual({ made: 0, identified: 0 });
  });

  it('knows pictures by what they hold: those that were renamed or copied', async () => {
    await using folder = await makeFolder({ 'a.png': await picture() });
    await using counted = countThumbnails(folder);
    const first = await counted.settle('a.png');
    const { made } = counted.counts;
    await rename(join(folder.path, 'a.png'), join(folder.path, 'b.png'));
    await copyFile(join(folder.path, 'b.png'), join(folder.path, 'c.png'));
    for (const name of ['b.png', 'c.png'])
      expect(await counted.settle(name)).toMatchObject({ etag: first.etag, bytes: first.bytes });
    expect(counted.counts.made).toBe(made);
  });

  it('takes no two pictures of as many bytes for the same', async () => {
    // Uncompressed, so that all of them are of one length.
    const [red, blue] = [bitmap(0xff, 0), bitmap(0, 0xff)];
    expect(red.length).toBe(blue.length);
    await using folder = await makeFolder({ 'a.png': red, 'b.png': blue });
    await using counted = countThumbnails(folder);
    const [first, second] = [await counted.settle('a.png'), await counted.settle('b.png')];
    expect(first.etag).not.toBe(second.etag);
  });

  it('takes no more than its limit, and keeps what was used last', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `${index}.png`);
    await using folder = await makeFolder();
    for (const name of names) await folder.write(name, await noise());
    await using data = await makeFolder();
    const file = join(data.path, 'thumbnails.sqlite');
    const limit = 500_000;
    await using counted = countThumbnails(folder, file, limit);
    for (const name of names) {
      await counted.settle(name, 320);
      // It is used again and again, and so stays.
      await counted.get('0.png', 320);
    }
    const { counts } = counted;
    const made = counts.made;
    await counted.get('0.png', 320);
    await counted.get('11.png', 320);
    expect(counts.made).toBe(made);
    await counted.get('1.png', 320);
    expect(counts.made).toBe(made + 1);
    await counted[Symbol.asyncDispose]();
    const { size } = await stat(file);
    const largest = 120_000;
    expect(size).toBeLessThan(limit + largest);
    expect(size).toBeGreaterThan(limit / 2);
  });

  it('shrinks to a limit that was lowered', async () => {
    await using folder = await makeFolder();
    await using data = await makeFolder();
    const file = join(data.path, 'thumbnails.sqlite');
    const names = Array.from({ length: 8 }, (_, index) => `${index}.png`);
    {
      await using counted = countThumbnails(folder, file);
      for (const name of names) {
        await folder.write(name, await noise());
        await counted.get(name, 320);
      }
    }
    expect((await stat(file)).size).toBeGreaterThan(600_000);
    {
      await using counted = countThumbnails(folder, file, 250_000);
      await counted.thumbnails.known(['x']);
    }
    expect((await stat(file)).size).toBeLessThanOrEqual(250_000);
  });

  it.each([
    ['is no database', async (file: string) => writeFile(file, 'nonsense'.repeat(1000))],
    ['is damaged within', damage],
  ])('begins anew where its file %s', async (_what, spoil) => {
    await using folder = await makeFolder({ 'a.png': await picture() });
    await using data = await makeFolder();
    const file = join(data.path, 'thumbnails.sqlite');
    {
      await using counted = countThumbnails(folder, file);
      await counted.settle('a.png');
    }
    await spoil(file);
    {
      await using counted = countThumbnails(folder, file);
      await counted.settle('a.png');
      expect(counted.failures).toEqual([]);
    }
    await using counted = countThumbnails(folder, file);
    await counted.get('a.png');
    expect(counted.counts.made).toBe(0);
  });

  it('leaves a file of a newer version alone, and does without', async () => {
    await using folder = await makeFolder({ 'a.png': await picture() });
    await using data = await makeFolder();
    const file = join(data.path, 'thumbnails.sqlite');
    const { DatabaseSync } = loadDriver();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    const before = await readFile(file);
    {
      await using counted = countThumbnails(folder, file);
      await counted.settle('a.png');
      const { made } = counted.counts;
      await counted.get('a.png');
      expect(counted.counts.made).toBe(made);
    }
    expect(await readFile(file)).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('is in memory where there can be no file', async () => {
    await using folder = await makeFolder({ 'a.png': await picture() });
    await using counted = countThumbnails(folder, '/proc/seedroll/thumbnails.sqlite');
    await counted.settle('a.png');
    const { made } = counted.counts;
    await counted.get('a.png');
    expect(counted.counts.made).toBe(made);
  });

  it('is shared by several processes', async () => {
    const names = Array.from({ length: 6 }, (_, index) => `${index}.png`);
    await using folder = await makeFolder();
    for (const name of names) await folder.write(name, await noise(64));
    await using data = await makeFolder();
    const file = join(data.path, 'thumbnails.sqlite');
    await using one = countThumbnails(folder, file);
    await using other = countThumbnails(folder, file);
    await Promise.all([one, other].flatMap((counted) => names.map((name) => counted.settle(name))));
    expect([...one.failures, ...other.failures]).toEqual([]);
    const before = { one: one.counts.made, other: other.counts.made };
    for (const name of names) expect(await one.get(name)).toEqual(await other.get(name));
    expect({ one: one.counts.made, other: other.counts.made }).toEqual(before);
  });
});

/** Spoils the pages behind the first one. */
async function damage(file: string): Promise<void> {
  const bytes = await readFile(file);
  bytes.fill(0x55, 4096);
  await writeFile(file, bytes);
}

/** A GIF of one pixel of a colour, which stands in it as it is. */
function bitmap(red: number, blue: number): Buffer {
  return Buffer.concat([
    Buffer.from('GIF89a\x01\x00\x01\x00\x80\x00\x00', 'latin1'),
    Buffer.from([red, 0, blue, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]),
  ]);
}
