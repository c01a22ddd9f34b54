import { rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { infotext, pngImage } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';

const image = pngImage(infotext());

/** What has changed behind an id, and the id to go on from. */
async function changesOf(server: TestServer, input: { after?: string; directory?: string; limit?: number }) {
  const { changes, ...rest } = await server.trpc.library.changes.query(input);
  return { ...rest, found: changes.map(({ kind, path, directory }) => `${kind} ${path ?? directory ?? ''}`) };
}

describe('asking for changes from time to time', () => {
  it('finds what was changed before the question, though nothing tells of it', async () => {
    await using server = await startServer({ '1-1.png': image, 'a/1-1.png': image }, { watch: false });
    await server.catalog.idle();
    const begin = await changesOf(server, {});
    expect(begin).toEqual({ found: [], isReset: false, lastId: begin.lastId });
    await server.folder.write('1-2.png', image);
    await server.folder.remove('a/1-1.png');
    await server.folder.write('b/1-1.png', image);
    const { found, lastId } = await changesOf(server, { after: begin.lastId });
    expect(found).toEqual(expect.arrayContaining(['added 1-2.png', 'removed a/1-1.png', 'added b/1-1.png']));
    await server.catalog.idle();
    const after = await changesOf(server, { after: lastId });
    expect(after.found).not.toContain('added 1-2.png');
    expect([...found, ...after.found]).toEqual(
      expect.arrayContaining(['changed 1-2.png', 'changed b/1-1.png']),
    );
    expect((await changesOf(server, { after: after.lastId })).found).toEqual([]);
  });

  it('tells that the directory has gone meanwhile, though nothing tells of it', async () => {
    await using server = await startServer({ '1-1.png': image, 'a/b/1-1.png': image }, { watch: false });
    await server.catalog.idle();
    const { lastId: after } = await changesOf(server, { directory: 'a/b' });
    await rm(join(server.folder.path, 'a'), { recursive: true });
    const { found } = await changesOf(server, { after, directory: 'a/b' });
    expect(found).toEqual(['directoryRemoved a/b']);
    await expect(changesOf(server, { directory: 'a/b' })).rejects.toThrow('no such file or directory');
    await expect(changesOf(server, { after, directory: '../b' })).rejects.toThrow('Access denied');
  });

  it('comes in pages', async () => {
    await using server = await startServer({});
    await server.catalog.idle();
    let { lastId } = await changesOf(server, {});
    server.catalog.changes.append(
      Array.from({ length: 25 }, (_, index) => ({
        kind: 'changed',
        directory: index % 2 === 0 ? 'a' : '',
        name: `${index}`,
      })),
    );
    const pages: string[][] = [];
    for (let page = 0; page < 4; page++) {
      const { found, ...rest } = await changesOf(server, { after: lastId, limit: 10 });
      ({ lastId } = rest);
      pages.push(found);
    }
    expect(pages.map(({ length }) => length)).toEqual([10, 10, 5, 0]);
    expect(new Set(pages.flat()).size).toBe(25);
  });

  it('tells to reload behind ids that are not known any more', async () => {
    await using server = await startServer({});
    await server.catalog.idle();
    const begin = await changesOf(server, {});
    server.catalog.changes.append(Array.from({ length: 10_000 }, () => ({ kind: 'status' })));
    expect((await changesOf(server, { after: begin.lastId, limit: 1000 })).isReset).toBe(false);
    server.catalog.changes.append([{ kind: 'status' }]);
    const now = await changesOf(server, {});
    for (const after of [begin.lastId, 'nonsense', '0123456789ab-3', `${now.lastId}9`])
      expect(await changesOf(server, { after }), after).toEqual({
        found: [],
        isReset: true,
        lastId: now.lastId,
      });
    await using other = await startServer({});
    expect((await changesOf(other, { after: now.lastId })).isReset).toBe(true);
  });

  it('tells of one directory and those below it, by the path that was asked for', async () => {
    await using server = await startServer({ 'real/sub/1-1.png': image, 'other/1-1.png': image });
    await symlink(join(server.folder.path, 'real'), join(server.folder.path, 'link'));
    await server.catalog.idle();
    const { lastId: after } = await changesOf(server, {});
    await server.folder.write('real/1-5.png', image);
    await server.folder.write('real/sub/1-5.png', image);
    await server.folder.write('other/1-5.png', image);
    const ofReal = await changesOf(server, { after, directory: 'real' });
    expect(
      ofReal.found.filter((one) => one.startsWith('added')).toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['added real/1-5.png', 'added real/sub/1-5.png']);
    const ofLink = await changesOf(server, { after, directory: 'link' });
    expect(ofLink.found.map((one) => one.replace('link', 'real'))).toEqual(
      expect.arrayContaining(ofReal.found),
    );
    expect(ofLink.found).toContain('added link/sub/1-5.png');
    expect((await changesOf(server, { after, directory: 'other' })).found).toContain('added other/1-5.png');
  });
});

describe('a scan', () => {
  it('tells of its beginning and its end, and of directories rather than of images', async () => {
    const names = Array.from({ length: 1200 }, (_, index) => `many/${index}-1.png`);
    await using server = await startServer({ 'few/1-1.png': image }, { watch: false });
    const { lastId: after } = await changesOf(server, {});
    await server.catalog.idle();
    const first = await changesOf(server, { after, limit: 1000 });
    expect(first.found.filter((one) => !one.startsWith('directory') && !one.startsWith('changed'))).toEqual(
      expect.arrayContaining(['status ', 'status ']),
    );
    expect(first.found).toContain('directory few');
    expect(first.found).not.toContain('added few/1-1.png');
    for (const name of names) await server.folder.write(name, 'x');
    await server.catalog.rescan('quick');
    const second = await changesOf(server, { after: first.lastId, limit: 1000 });
    expect(second.found).toContain('directory many');
    expect(second.isReset).toBe(false);
  });
});

describe('asking during a rescan', () => {
  it('finds what was changed before the question too', async () => {
    const files = Array.from({ length: 100 }, (_, index) => [`d${index}/1-1.png`, image] as const);
    await using server = await startServer(Object.fromEntries(files), { watch: false });
    await server.catalog.idle();
    for (let round = 0; round < 20; round++) {
      const { lastId: after } = await changesOf(server, {});
      const rescan = server.catalog.rescan('quick');
      await server.folder.write(`d${round}/2-${round}.png`, image);
      const { found } = await changesOf(server, { after });
      expect(found).toContain(`added d${round}/2-${round}.png`);
      await rescan;
    }
  });

  it('does not wait for the first scan', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `d${index}/1-1.png`);
    await using server = await startServer(Object.fromEntries(names.map((name) => [name, ''])));
    const { lastId: after } = await changesOf(server, {});
    await changesOf(server, { after });
    const { directoriesListed } = server.activity;
    expect(directoriesListed).toBeLessThan(names.length);
  });
});
