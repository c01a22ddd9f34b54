import { createServer, request } from 'node:http';
import { EventSource } from 'eventsource';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSeedrollClient, type EventSourceClass, seedrollError } from '../../client/index.js';
import { infotext, pngImage } from '../support/folder.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ 'a/1-1.png': pngImage(infotext()) });
  // A first scan tells of directories, not of images.
  await server.catalog.idle();
});
afterAll(() => server[Symbol.asyncDispose]());

/** The first change that a subscription tells of, or what it fails with. */
function firstChange(url: string, directory: string, onStarted?: () => void, Class?: EventSourceClass) {
  const client = createSeedrollClient({ url, ...(Class === undefined ? {} : { EventSource: Class }) });
  return new Promise<string>((resolve, reject) => {
    const subscription = client.library.onChange.subscribe(
      { directory },
      {
        onStarted: () => onStarted?.(),
        onData: ({ data: { kind, path } }) => {
          if (kind !== 'added') return;
          subscription.unsubscribe();
          resolve(`${kind} ${path}`);
        },
        onError: reject,
      },
    );
  });
}

it('a subscription tells of what is added', async () => {
  const change = firstChange(
    server.url,
    'a',
    () => void server.folder.write('a/2-2.png', pngImage(infotext())),
    EventSource,
  );
  expect(await change).toBe('added a/2-2.png');
});

it('a subscription says so where there is nothing to make it with', async () => {
  await expect(firstChange(server.url, '')).rejects.toThrow(/EventSource/);
});

it('a subscription ends where trying again is no use', async () => {
  const failure: unknown = await firstChange(server.url, 'none', undefined, EventSource).catch(
    (error: unknown) => error,
  );
  expect(seedrollError(failure)).toMatchObject({ code: 'NOT_FOUND' });
});

it('a subscription comes back where a proxy has no server for a while', async () => {
  const statuses: number[] = [];
  const proxy = createServer((incoming, outgoing) => {
    if (statuses.length < 2) {
      outgoing.writeHead(502).end();
      statuses.push(502);
      return;
    }
    statuses.push(200);
    const { headers } = incoming;
    const asked = request(`${server.url}${incoming.url ?? ''}`, { headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    asked.end();
    outgoing.on('close', () => asked.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const change = await firstChange(
    `http://127.0.0.1:${port}`,
    'a',
    () => void server.folder.write('a/3-3.png', pngImage(infotext())),
    EventSource,
  );
  proxy.closeAllConnections();
  proxy.close();
  expect(change).toBe('added a/3-3.png');
  expect(statuses).toEqual([502, 502, 200]);
});
