import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../schema/models/changes.js';
import { infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';
import { next, openStream, pathOf, STREAM_APIS, type StreamApi, until } from '../support/streams.js';

const image = pngImage(infotext());

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ '1-1.png': image, 'sub/1-1.png': image, 'deep/er/1-1.png': image });
  await server.catalog.idle();
});
afterAll(() => server[Symbol.asyncDispose]());

/** The id of the present. */
async function presentId(): Promise<string> {
  return String(at(await server.json('/api/v1/library/changes'), 'lastId'));
}

function plain({ kind, path, directory }: Change): string {
  return `${kind} ${path ?? directory ?? ''}`.trim();
}

describe.each(STREAM_APIS)('the stream of changes over %s', (api) => {
  const dir = `of-${api}`;

  it('begins with an id, and tells of what comes, goes and is read', async () => {
    using stream = await openStream(server.url, api, { directory: 'sub' });
    const begin = await next(stream.changes);
    expect(begin).toEqual({
      id: await presentId(),
      kind: 'checkpoint',
      path: null,
      directory: null,
      image: null,
    });
    await server.folder.write('sub/7-8.png', image);
    const [added, changed] = await until(stream.changes, ({ kind }) => kind === 'changed');
    expect(added).toMatchObject({
      kind: 'added',
      path: 'sub/7-8.png',
      directory: 'sub',
      image: { path: 'sub/7-8.png', filename: '7-8.png', seed: '8' },
    });
    expect(changed).toMatchObject({ kind: 'changed', path: 'sub/7-8.png' });
    expect(await server.json('/api/v1/images?directory=sub')).toMatchObject({ total: 2 });
    await server.folder.remove('sub/7-8.png');
    expect(await next(stream.changes)).toMatchObject({ kind: 'removed', path: 'sub/7-8.png' });
    expect(await server.json('/api/v1/images?directory=sub')).toMatchObject({ total: 1 });
  });

  it('goes on behind an id, and reloads where the id is none', async () => {
    const after = await presentId();
    await server.folder.write(`${dir}/1-1.png`, image);
    await server.folder.write(`${dir}/1-2.png`, image);
    const isRead = ({ kind, path }: Change): boolean => kind === 'changed' && path === `${dir}/1-2.png`;
    using stream = await openStream(server.url, api, { after, directory: dir });
    const found = await until(stream.changes, isRead);
    expect(found.map(plain).toSorted()).toEqual([
      `added ${dir}/1-1.png`,
      `added ${dir}/1-2.png`,
      `changed ${dir}/1-1.png`,
      `changed ${dir}/1-2.png`,
    ]);
    const [first, ...rest] = found;
    using again = await openStream(server.url, api, { after: first?.id ?? '', directory: dir });
    expect(await until(again.changes, isRead)).toEqual(rest);
    for (const id of ['nonsense', '0123456789ab-5', `${after}0000`]) {
      using lost = await openStream(server.url, api, { after: id, directory: dir });
      expect(await next(lost.changes)).toMatchObject({ kind: 'reload', id: await presentId() });
    }
  });

  it('tells of directories that are renamed and removed', async () => {
    const { path } = server.folder;
    const [from, to] = [`${dir}-from`, `${dir}-to`];
    await server.folder.write(`${from}/a/1-1.png`, image);
    using stream = await openStream(server.url, api, { after: await presentId() });
    await until(stream.changes, (change) => plain(change) === `changed ${from}/a/1-1.png`);
    await rename(join(path, from), join(path, to));
    const renamed = await until(stream.changes, (change) => plain(change) === `directory ${to}/a`);
    expect(renamed.map(plain)).toContain(`directoryRemoved ${from}`);
    expect(renamed.map(plain)).toContain(`directory ${to}`);
    await rm(join(path, to), { recursive: true });
    await until(stream.changes, (change) => plain(change) === `directoryRemoved ${to}`);
    expect((await server.get(`/api/v1/images?directory=${to}`)).status).toBe(404);
  });

  it('tells of files that are rewritten', async () => {
    using stream = await openStream(server.url, api, { directory: '' });
    await next(stream.changes);
    await server.folder.write('1-1.png', pngImage(infotext({ prompt: `for ${api}` })));
    await until(stream.changes, (change) => plain(change) === 'changed 1-1.png');
    const { total } = await server.trpc.groups.list.query({ search: `for ${api}` });
    expect(total).toBe(1);
  });

  it('tells whoever is below a directory that goes', async () => {
    await server.folder.write(`${dir}-above/below/1-1.png`, image);
    using stream = await openStream(server.url, api, { directory: `${dir}-above/below` });
    await until(stream.changes, ({ kind }) => kind === 'changed');
    await rm(join(server.folder.path, `${dir}-above`), { recursive: true });
    await until(stream.changes, (change) => plain(change) === `directoryRemoved ${dir}-above/below`);
  });

  it('tells whoever comes back that the directory has gone meanwhile', async () => {
    await server.folder.write(`${dir}-gone/1-1.png`, image);
    using stream = await openStream(server.url, api, { directory: `${dir}-gone` });
    const before = await until(stream.changes, ({ kind }) => kind === 'changed');
    stream[Symbol.dispose]();
    await rm(join(server.folder.path, `${dir}-gone`), { recursive: true });
    using again = await openStream(server.url, api, {
      after: before.at(-1)?.id ?? '',
      directory: `${dir}-gone/`,
    });
    await until(again.changes, (change) => plain(change) === `directoryRemoved ${dir}-gone`);
  });

  it('is no stream where the directory is none', async () => {
    for (const [directory, code] of [
      ['missing', 'NOT_FOUND'],
      ['../outside', 'FORBIDDEN'],
      ['1-1.png', 'NOT_FOUND'],
    ]) {
      using stream = await openStream(server.url, api, { directory: directory ?? '' });
      const text = (await stream.answer.setEncoding('utf8').toArray()).join('');
      expect(text).toContain(`"code":"${code}"`);
    }
  });

  it.each(['gzip, br', 'gzip, deflate, br, zstd', 'identity'])(
    'passes at once, whatever may be compressed (%s)',
    async (encoding) => {
      using stream = await openStream(server.url, api, { headers: { 'accept-encoding': encoding } });
      const { headers } = stream.answer;
      expect(headers['content-type']).toMatch(/^text\/event-stream/);
      expect(headers['content-encoding']).toBeUndefined();
      expect(headers['content-length']).toBeUndefined();
      expect(headers['cache-control']).toBe('no-cache, no-transform');
      expect(headers['x-accel-buffering']).toBe('no');
      expect(await next(stream.changes)).toMatchObject({ kind: 'checkpoint' });
      server.catalog.changes.append([{ kind: 'status' }]);
      expect(await next(stream.changes)).toMatchObject({ kind: 'status' });
    },
  );

  it('leaves nothing behind when its client does', async () => {
    const { changes } = server.catalog;
    await vi.waitFor(() => expect(changes.waiting).toBe(0));
    const before = timers();
    {
      using first = await openStream(server.url, api);
      using second = await openStream(server.url, api);
      await Promise.all([next(first.changes), next(second.changes)]);
      await vi.waitFor(() => expect(changes.waiting).toBe(2));
    }
    await vi.waitFor(() => expect(changes.waiting).toBe(0));
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
  });

  it('keeps nothing for a client that does not read: it is told to reload', { timeout: 60_000 }, async () => {
    const { changes } = server.catalog;
    await vi.waitFor(() => expect(changes.waiting).toBe(0));
    const before = timers();
    const slow = await openPaused(api);
    await vi.waitFor(() => expect(changes.waiting).toBe(1));
    const memory = process.memoryUsage();
    const name = 'n'.repeat(200);
    for (let round = 0; round < 60; round++) {
      changes.append(
        Array.from({ length: 1000 }, (_, index) => ({
          kind: 'added',
          directory: '',
          name: `${name}${round * 1000 + index}.png`,
        })),
      );
      await setImmediate();
    }
    // 60,000 changes of 1.4 kB.
    const { arrayBuffers, heapUsed, external } = process.memoryUsage();
    expect(
      arrayBuffers + heapUsed + external - memory.arrayBuffers - memory.heapUsed - memory.external,
    ).toBeLessThan(50e6);
    const seen = slow.read();
    const has = (text: string) =>
      vi.waitFor(() => expect(seen().includes(text)).toBe(true), { timeout: 20_000 });
    await has('"reload"');
    changes.append([{ kind: 'added', directory: '', name: 'last.png' }]);
    await has('last.png');
    expect(seen().includes(`${name}0.png`)).toBe(true);
    expect(seen().includes(`${name}45000.png`)).toBe(false);
    slow.leave();
    await vi.waitFor(() => expect(changes.waiting).toBe(0));
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before));
  });

  it('leaves nothing behind when a client leaves that has not read', { timeout: 60_000 }, async () => {
    const { changes } = server.catalog;
    await vi.waitFor(() => expect(changes.waiting).toBe(0));
    const before = timers();
    const slow = await openPaused(api);
    await vi.waitFor(() => expect(changes.waiting).toBe(1));
    for (let round = 0; round < 30; round++) {
      const name = `${round}${'n'.repeat(200)}.png`;
      changes.append(Array.from({ length: 1000 }, () => ({ kind: 'added', directory: '', name })));
      await setImmediate();
    }
    expect(changes.waiting).toBe(0);
    slow.leave();
    await vi.waitFor(() => expect(timers()).toBeLessThanOrEqual(before), { timeout: 5000 });
  });
});

describe('plain events', () => {
  it('have names, and say when to connect anew', async () => {
    using stream = await openStream(server.url, 'REST');
    expect(await next(stream.blocks)).toEqual({ retry: '1000' });
    const { id, event, data = '' } = await next(stream.blocks);
    expect({ id, event }).toEqual({ id: at(JSON.parse(data), 'id'), event: 'checkpoint' });
  });

  it('go on behind the id in the header, whatever the query says', async () => {
    const after = await presentId();
    server.catalog.changes.append([{ kind: 'directory', directory: 'sub' }]);
    using stream = await openStream(server.url, 'REST', {
      after: 'of another run',
      directory: 'sub',
      headers: { 'last-event-id': after },
    });
    expect(plain(await next(stream.changes))).toBe('directory sub');
  });

  it('begin with the present where the query names no id', async () => {
    using stream = await openStream(server.url, 'REST', { after: '' });
    expect(await next(stream.changes)).toMatchObject({ kind: 'checkpoint' });
  });

  it('are told of to HEAD', async () => {
    const answer = await server.get('/api/v1/library/events', { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
  });
});

/** How many timers run in this process, which is the server's too. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

/** A client that reads nothing before it is told to. */
async function openPaused(api: StreamApi): Promise<{ read(): () => string; leave(): void }> {
  const { hostname, port } = new URL(server.url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, 'connect');
  const request = [`GET ${pathOf(api)} HTTP/1.1`, `Host: ${hostname}`, 'Accept: text/event-stream', '', ''];
  socket.write(request.join('\r\n'));
  let text = '';
  return {
    read() {
      socket.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-60e6)));
      return () => text;
    },
    leave: () => void socket.destroy(),
  };
}

it('a stream tells of what the system does not tell of, as on network drives', async () => {
  await using own = await startServer({ 'a/1-1.png': image }, { watch: false });
  await own.catalog.idle();
  using stream = await openStream(own.url, 'REST');
  await next(stream.changes);
  await own.folder.write('a/1-2.png', image);
  expect(plain(await next(stream.changes))).toBe('added a/1-2.png');
  await own.folder.remove('a/1-1.png');
  await until(stream.changes, (change) => plain(change) === 'removed a/1-1.png');
});
