import { mkdir, rename, stat, symlink, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infotext, jpegImage, makeFolder, pngImage, webpImage } from '../support/folder.js';
import { readParameters } from '../../metadata/index.js';
import { unpackMetadata } from '../../workers/pack.js';
import { createParser, type Parser } from '../../workers/pool.js';
import { isScannedBatch } from '../../workers/scan-batch.js';
import type { ScannedBatch, ScannedFile } from '../../workers/scan.js';

async function scan(parser: Parser, directory: string, names: string[]): Promise<ScannedBatch> {
  const batch: unknown = JSON.parse(await parser.scan([{ directory, names }]));
  if (!isScannedBatch(batch)) throw new Error('no batch');
  return batch;
}

/** The metadata of a scanned file as they are read by themselves, and as they are made of the batch. */
function metadataOf({ recipes }: ScannedBatch, [, seed, otherSeeds, place]: ScannedFile): unknown {
  const recipe = recipes[place];
  if (recipe === undefined) throw new Error('no recipe');
  return JSON.parse(unpackMetadata(recipe, { seed, otherSeeds }));
}

const old = new Date(Date.now() - 60_000);

describe('a scan', () => {
  it('gives what reading each file gives, with recipes that are shared', async () => {
    const files: Record<string, Uint8Array> = { '9-9.png': pngImage(), '8-8.png': Buffer.from('no image') };
    for (let seed = 1000; seed < 1008; seed++) {
      files[`1-${seed}.png`] = pngImage(infotext({ seed: String(seed) }));
      files[`2-${seed}.jpg`] = jpegImage(infotext({ seed: String(seed), prompt: 'ein Hase, schön' }));
      files[`3-${seed}.webp`] = webpImage(infotext({ seed: String(seed), more: ', Variation seed: 12345' }));
    }
    await using folder = await makeFolder(files);
    await using parser = createParser({ threads: 1 });
    const names = Object.keys(files);
    const batch = await scan(parser, folder.path, names);
    expect(batch.files.map((file) => metadataOf(batch, file))).toEqual(
      names.map((name) => readParameters(join(folder.path, name))),
    );
    expect(batch.recipes).toHaveLength(5);
    expect(batch.files.map(([state]) => state).slice(0, 2)).toEqual(['empty', 'empty']);
  });

  it('reads the files beside an image', async () => {
    await using folder = await makeFolder({
      '1-1.png': pngImage(),
      '1-1.txt': infotext({ prompt: 'from beside' }),
    });
    await using parser = createParser({ threads: 1 });
    expect((await scan(parser, folder.path, ['1-1.png'])).recipes[0]?.prompt).toBe('from beside');
  });

  it('takes several directories at once, in their order', async () => {
    await using folder = await makeFolder({
      'a/1.png': pngImage(infotext({ prompt: 'first' })),
      'b/2.png': pngImage(infotext({ prompt: 'second' })),
    });
    await using parser = createParser({ threads: 1 });
    const batch: unknown = JSON.parse(
      await parser.scan([
        { directory: join(folder.path, 'a'), names: ['1.png'] },
        { directory: join(folder.path, 'empty'), names: [] },
        { directory: join(folder.path, 'b'), names: ['2.png'] },
      ]),
    );
    expect(isScannedBatch(batch) && batch.recipes.map(({ prompt }) => prompt)).toEqual(['first', 'second']);
    expect(JSON.parse(await parser.scan([]))).toEqual({ recipes: [], files: [] });
  });

  it('tells size, time and inode exactly', async () => {
    // Written long ago, which a test cannot make: nobody can set the time of change.
    const path = process.execPath;
    await using parser = createParser({ threads: 1 });
    const { files } = await scan(parser, dirname(path), [basename(path)]);
    const { size, mtimeNs, ino } = await stat(path, { bigint: true });
    expect(files[0]?.slice(4)).toEqual([Number(size), String(mtimeNs), String(ino)]);
  });

  it('gives no time where a file was just written, changed, or comes from the future', async () => {
    await using folder = await makeFolder({
      'new.png': pngImage(),
      'moved.png': pngImage(),
      'x.png': pngImage(),
    });
    await utimes(join(folder.path, 'moved.png'), old, old);
    await utimes(join(folder.path, 'x.png'), old, new Date(Date.now() + 3_600_000));
    await using parser = createParser({ threads: 1 });
    await parser.scan([{ directory: folder.path, names: ['moved.png'] }]);
    await folder.write('new.png', pngImage(infotext()));
    await utimes(join(folder.path, 'moved.png'), old, old);
    const { files } = await scan(parser, folder.path, ['new.png', 'moved.png', 'x.png']);
    expect(files.map(([, , , , , mtimeNs]) => mtimeNs)).toEqual(['0', '0', '0']);
  });

  it('says why a file cannot be read, and follows no link', async () => {
    await using folder = await makeFolder({ 'secret.png': pngImage(infotext({ prompt: 'secret' })) });
    await mkdir(join(folder.path, 'directory.png'));
    await symlink('secret.png', join(folder.path, 'link.png'));
    await using parser = createParser({ threads: 1 });
    const names = ['gone.png', 'directory.png', 'link.png', 'secret.png'];
    const batch = await scan(parser, folder.path, names);
    expect(batch.files.map(([state, , , place]) => [state, batch.recipes[place]?.reason])).toEqual([
      ['unreadable', 'the file does not exist'],
      ['unreadable', 'the path is a directory'],
      ['unreadable', 'the path is a symbolic link'],
      ['parsed', null],
    ]);
    expect(batch.files.slice(0, 3).map((file) => file.slice(4))).toEqual(
      names.slice(0, 3).map(() => [0, '0', '0']),
    );
  });

  it.each([
    { fault: 'hang', reason: /took longer than 200 ms/ },
    { fault: 'die', reason: /ended its worker/ },
    { fault: 'throw', reason: /ended its worker/ },
  ])('loses only the file that makes its worker $fault', async ({ fault, reason }) => {
    const taskModule = new URL('./misbehaving-task.ts', import.meta.url);
    await using parser = createParser({ taskModule, threads: 1, fileTimeout: 200 });
    const batch = await scan(parser, '/x', ['a', fault, 'b']);
    expect(batch.files.map(([state]) => state)).toEqual(['parsed', 'unreadable', 'parsed']);
    expect(batch.recipes.map(({ prompt }) => prompt)).toEqual(['a', '', 'b']);
    expect(batch.recipes[1]?.reason).toMatch(reason);
    expect(batch.files.map((file) => file.slice(4))).toEqual([
      [1, '2', '3'],
      [0, '0', '0'],
      [1, '2', '3'],
    ]);
  });

  it('calls no file unreadable because the parser was disposed of', async () => {
    const taskModule = new URL('./misbehaving-task.ts', import.meta.url);
    const parser = createParser({ taskModule, threads: 1 });
    const scans = [parser.scan([{ directory: '/x', names: ['hang'] }]), parser.parseToJson(['hang'], null)];
    const results = Promise.allSettled(scans);
    await parser[Symbol.asyncDispose]();
    expect((await results).map((result) => result.status)).toEqual(['rejected', 'rejected']);
  });

  it('begins nothing more once it was cancelled', async () => {
    await using parser = createParser({ threads: 1 });
    const scanned = parser.scan([{ directory: '/x', names: ['a'] }], AbortSignal.abort());
    await expect(scanned).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('lets a request pass whatever scans wait', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `${index}.png`);
    await using folder = await makeFolder(
      Object.fromEntries(names.map((name) => [name, pngImage(infotext())])),
    );
    await using parser = createParser({ threads: 1, mostThreads: 1 });
    // A thread that is only being started for the request would be a race.
    const warm = [join(folder.path, '0.png')];
    await Promise.all([parser.scan([{ directory: folder.path, names }]), parser.parse(warm)]);
    const ended: string[] = [];
    const scans = names.map((name) =>
      parser.scan([{ directory: folder.path, names: [name] }]).then(() => ended.push('scan')),
    );
    const request = parser.parse(warm).then(() => ended.push('request'));
    await Promise.all([...scans, request]);
    expect(ended.indexOf('request')).toBeLessThan(ended.length - 1);
    expect(ended).toHaveLength(51);
  });
});

describe('a comparison with the disk', () => {
  async function knownOf(directory: string, names: string[]) {
    const stats = await Promise.all(names.map((name) => stat(join(directory, name), { bigint: true })));
    return {
      names,
      sizes: Float64Array.from(stats, ({ size }) => Number(size)),
      mtimesNs: BigInt64Array.from(stats, ({ mtimeNs }) => mtimeNs),
      inodes: BigUint64Array.from(stats, ({ ino }) => ino),
    };
  }

  it('names what was rewritten, replaced or removed, and nothing else', async () => {
    const names = ['same', 'longer', 'later', 'replaced', 'gone'];
    await using folder = await makeFolder(Object.fromEntries(names.map((name) => [name, 'content'])));
    const at = (name: string) => join(folder.path, name);
    for (const name of names) await utimes(at(name), old, old);
    const known = await knownOf(folder.path, names);
    await folder.write('longer', 'more content');
    await utimes(at('longer'), old, old);
    await utimes(at('later'), old, new Date(old.getTime() + 1));
    await folder.write('other', 'content');
    await utimes(at('other'), old, old);
    await rename(at('other'), at('replaced'));
    await folder.remove('gone');
    await using parser = createParser({ threads: 1 });
    expect(await parser.compare(folder.path, known)).toEqual(['longer', 'later', 'replaced', 'gone']);
  });

  it('sees a difference of a nanosecond', async () => {
    await using folder = await makeFolder({ a: 'content' });
    const known = await knownOf(folder.path, ['a']);
    await using parser = createParser({ threads: 1 });
    expect(await parser.compare(folder.path, known)).toEqual([]);
    const [mtime = 0n] = known.mtimesNs;
    expect(await parser.compare(folder.path, { ...known, mtimesNs: BigInt64Array.of(mtime + 1n) })).toEqual([
      'a',
    ]);
  });

  it('takes a directory that is gone for no change of its files', async () => {
    await using folder = await makeFolder({ 'a/b': 'content' });
    const known = await knownOf(join(folder.path, 'a'), ['b']);
    await rename(join(folder.path, 'a'), join(folder.path, 'away'));
    await using parser = createParser({ threads: 1 });
    const compared = parser.compare(join(folder.path, 'a'), known);
    await expect(compared).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('names a file that its thread hangs on', async () => {
    const taskModule = new URL('./misbehaving-task.ts', import.meta.url);
    await using parser = createParser({ taskModule, threads: 1, fileTimeout: 200 });
    const known = {
      names: ['a', 'hang', 'b'],
      sizes: new Float64Array(3),
      mtimesNs: new BigInt64Array(3),
      inodes: new BigUint64Array(3),
    };
    expect(await parser.compare('/x', known)).toEqual(['hang']);
    const one = { size: 1, mtimeNs: 2n, inode: 3n };
    expect(await parser.stat('/x', ['a', 'die', 'b'])).toEqual([one, null, one]);
  });
});

describe('stats', () => {
  it('are of plain files alone', async () => {
    await using folder = await makeFolder({ 'a.png': 'content' });
    await symlink('a.png', join(folder.path, 'link.png'));
    await mkdir(join(folder.path, 'directory.png'));
    const { size, mtimeNs, ino } = await stat(join(folder.path, 'a.png'), { bigint: true });
    await using parser = createParser({ threads: 1 });
    expect(await parser.stat(folder.path, ['a.png', 'link.png', 'directory.png', 'gone.png'])).toEqual([
      { size: Number(size), mtimeNs, inode: ino },
      null,
      null,
      null,
    ]);
  });
});
