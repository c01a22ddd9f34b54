import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Shared } from '../../catalog/thumbnails/shared.js';
import { ThumbnailPool } from '../../workers/thumbnails.js';
import { makeFolder } from '../support/folder.js';
import { startServer } from '../support/server.js';
import { countThumbnails } from './counted.js';
import { noise, picture } from './pictures.js';

describe('requests for thumbnails', () => {
  it('that ask for the same at once have it made once', async () => {
    await using folder = await makeFolder({ 'a.png': await noise(600) });
    await using counted = countThumbnails(folder);
    const all = await Promise.all(Array.from({ length: 20 }, () => counted.get('a.png')));
    expect(counted.counts.made).toBe(1);
    expect(new Set(all.map(({ etag }) => etag)).size).toBe(1);
  });

  it('leave the queue when they are given up', async () => {
    await using folder = await makeFolder({ 'a.png': await noise(1500) });
    await using pool = new ThumbnailPool();
    const path = join(folder.path, 'a.png');
    const first = [pool.make({ path, width: 1280 }), pool.make({ path, width: 640 })];
    const gone = new AbortController();
    const third = pool.make({ path, width: 160 }, gone.signal);
    gone.abort();
    await expect(third).rejects.toMatchObject({ code: 'CANCELLED' });
    expect((await Promise.all(first)).map(({ kind }) => kind)).toEqual(['done', 'done']);
  });

  it('are told BUSY where too many wait', async () => {
    await using folder = await makeFolder({ 'a.png': await noise(600) });
    await using pool = new ThumbnailPool(1);
    const task = { path: join(folder.path, 'a.png'), width: 160 } as const;
    const taken = [pool.make(task), pool.make(task), pool.make(task)];
    await expect(pool.make(task)).rejects.toMatchObject({ code: 'BUSY' });
    expect((await Promise.all(taken)).map(({ kind }) => kind)).toEqual(['done', 'done', 'done']);
    expect((await pool.make(task)).kind).toBe('done');
  });

  it('are told so when the server ends', async () => {
    await using folder = await makeFolder({ 'a.png': await noise(1500) });
    const pool = new ThumbnailPool();
    const task = { path: join(folder.path, 'a.png'), width: 1280 } as const;
    const asked = [pool.make(task), pool.make(task), pool.make(task)].map((one) =>
      one.then(
        ({ kind }) => kind,
        (error: unknown) => error,
      ),
    );
    await pool[Symbol.asyncDispose]();
    expect((await Promise.all(asked)).at(-1)).toMatchObject({ code: 'CANCELLED' });
  });

  it('never write to the folder', async () => {
    await using server = await startServer({ 'a/1-1.png': await picture() });
    const state = async () => {
      const names = await readdir(server.folder.path, { recursive: true });
      const stats = await Promise.all(names.map((name) => stat(join(server.folder.path, name))));
      return names.map((name, index) => [name, stats[index]?.mtimeMs, stats[index]?.ctimeMs]);
    };
    const before = await state();
    const id = `i${Buffer.from('a/1-1.png').toString('base64url')}`;
    for (const width of [160, 320, 640, 1280])
      expect((await server.get(`/api/v1/images/${id}/thumbnail?width=${width}`)).status).toBe(200);
    expect(await state()).toEqual(before);
  });
});

describe('work that is shared', () => {
  it('goes on for those who stay, and is given up with the last one', async () => {
    const shared = new Shared<string>();
    const begun: AbortSignal[] = [];
    const begin = (signal: AbortSignal): Promise<string> => {
      begun.push(signal);
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')));
      });
    };
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [shared.join('a', first.signal, begin), shared.join('a', second.signal, begin)];
    const outcomes = Promise.allSettled(waiting);
    expect(begun).toHaveLength(1);
    first.abort();
    expect(begun[0]?.aborted).toBe(false);
    second.abort();
    expect(begun[0]?.aborted).toBe(true);
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    // Whoever comes then is not told of what others gave up.
    void shared.join('a', new AbortController().signal, begin).catch(() => null);
    expect(begun).toHaveLength(2);
  });
});
