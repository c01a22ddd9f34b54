import { EventEmitter, once } from 'node:events';
import { mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createTRPCClient, httpSubscriptionLink } from '@trpc/client';
import { EventSource } from 'eventsource';
import { describe, expect, it, vi } from 'vitest';
import type { AppRouter } from '../../router/trpc.js';
import { Change } from '../../schema/models/changes.js';
import { cuttable } from '../support/cuttable.js';
import { type Folder, infotext, makeFolder, pngImage } from '../support/folder.js';
import { startServer } from '../support/server.js';

/** Clients that are told so connect anew at once: a hundred times a second would make minutes. */
vi.mock('../../schema/streams.js', () => ({ STREAMS: { ping: 15_000, silence: 45_000, retry: 1 } }));

const CUTS = 100;

/** Files that have come and were not told of. */
const MOST_AHEAD = 100;

/** Follows the changes as a client of the API does, which connects anew by itself; disposing of it ends that. */
type Follower = (url: string, onChange: (change: Change) => void) => Disposable;

const followers: Record<string, Follower> = {
  tRPC(url, onChange) {
    const client = createTRPCClient<AppRouter>({
      links: [httpSubscriptionLink({ url: `${url}/trpc`, EventSource })],
    });
    const following = client.library.onChange.subscribe({}, { onData: ({ data }) => onChange(data) });
    return { [Symbol.dispose]: () => following.unsubscribe() };
  },
  'plain events'(url, onChange) {
    const source = new EventSource(`${url}/api/v1/library/events`);
    for (const kind of Change.shape.kind.options)
      source.addEventListener(kind, ({ data }) => onChange(Change.parse(JSON.parse(String(data)))));
    return { [Symbol.dispose]: () => source.close() };
  },
};

/** Puts a file in its place in one piece: one that is read while it is written is told of once more when it is whole. */
async function arrive(folder: Folder, path: string, content: Buffer): Promise<void> {
  await using outside = await makeFolder({ file: content });
  await mkdir(dirname(join(folder.path, path)), { recursive: true });
  await rename(join(outside.path, 'file'), join(folder.path, path));
}

describe.each(Object.entries(followers))(
  'a client of %s that is cut off a hundred times',
  (_name, follow) => {
    it('while files arrive misses nothing, and is told nothing twice', { timeout: 120_000 }, async () => {
      await using server = await startServer({ '0-0.png': pngImage(infotext()) });
      await server.catalog.idle();
      await using way = await cuttable(server.url);
      const told: Change[] = [];
      const arrivals = new EventEmitter();
      using _ = follow(way.url, (change) => {
        told.push(change);
        if (told.length % 3 === 0 && way.connections <= CUTS) way.cut();
        arrivals.emit('change');
      });
      await once(arrivals, 'change');

      const written: string[] = [];
      const pathsOf = (kind: string) => told.flatMap((change) => (change.kind === kind ? [change.path] : []));
      while (way.connections <= CUTS) {
        const path = `${['', 'a/', 'b/c/'][written.length % 3] ?? ''}${written.length}-1.png`;
        await arrive(server.folder, path, pngImage(infotext({ prompt: `picture ${written.length}` })));
        written.push(path);
        // Of more than a thousand that wait to be read, only the directories are told of.
        while (written.length - pathsOf('changed').length > MOST_AHEAD) await once(arrivals, 'change');
      }
      while (new Set(pathsOf('changed')).size < written.length) await once(arrivals, 'change');

      const added = pathsOf('added');
      expect(added).toHaveLength(written.length);
      expect(new Set(added)).toEqual(new Set(written));
      expect(told.filter(({ kind }) => kind === 'reload')).toEqual([]);
      expect(told.filter(({ kind }) => kind === 'removed')).toEqual([]);
      const ids = told.filter(({ kind }) => kind !== 'checkpoint').map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const path of written) {
        const kinds = told.filter((change) => change.path === path).map(({ kind }) => kind);
        expect(kinds, path).toEqual(['added', 'changed']);
      }
      expect(way.connections).toBeGreaterThan(CUTS);
    });
  },
);
