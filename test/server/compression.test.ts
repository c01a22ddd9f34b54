import { randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import express, { type RequestHandler } from 'express';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { compression } from '../../server/compression.js';
import { infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';

const LONG_PROMPT = Array.from({ length: 20_000 }, (_, index) => `word ${index}`).join(', ');
const LARGE_IMAGE = Buffer.concat([pngImage(), Buffer.alloc(5000)]);

let server: TestServer;
beforeAll(async () => {
  server = await startServer({
    '1-1.png': pngImage(infotext({ prompt: LONG_PROMPT })),
    '2-2.png': LARGE_IMAGE,
  });
});
afterAll(() => server[Symbol.asyncDispose]());

async function ask(path: string, encoding: string, more: { method?: string; range?: string } = {}) {
  const { method = 'GET', range } = more;
  const headers = { 'accept-encoding': encoding, ...(range === undefined ? {} : { range }) };
  return server.get(path, { method, headers });
}

const LARGE = [
  '/api/groups',
  '/api/metadata/1-1.png',
  '/api/openapi.json',
  '/api/docs/swagger-ui.css',
  `/trpc/metadata.get?input=${encodeURIComponent(JSON.stringify({ path: '1-1.png' }))}`,
  `/graphql?query=${encodeURIComponent('{directory(path:""){images(first:1){nodes{metadata{prompt}}}}}')}`,
];

describe('a large answer', () => {
  it.each(LARGE)('%s is compressed as the client asks, and the same text', async (path) => {
    const plain = await ask(path, 'identity');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(plain.headers.get('vary')).toContain('Accept-Encoding');
    const text = await plain.text();
    for (const [asked, encoding] of [
      ['gzip', 'gzip'],
      ['gzip, deflate, br, zstd', 'br'],
    ] as const) {
      const answer = await ask(path, asked);
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect(answer.headers.get('vary')).toContain('Accept-Encoding');
      expect(await answer.text()).toBe(text);
    }
  });

  it('reaches clients of tRPC and GraphQL whole', async () => {
    const { prompt } = await server.trpc.metadata.get.query({ path: '1-1.png' });
    expect(prompt).toBe(LONG_PROMPT);
    const { data } = await server.graphql('{directory(path:""){images(first:1){nodes{metadata{prompt}}}}}');
    expect(at(data, 'directory', 'images', 'nodes', 0, 'metadata', 'prompt')).toBe(LONG_PROMPT);
  });

  it('tells HEAD nothing of an encoding', async () => {
    const { headers, status } = await ask('/api/openapi.json', 'gzip', { method: 'HEAD' });
    expect(status).toBe(200);
    expect(headers.get('content-encoding')).toBeNull();
  });

  it('is not compressed where a range of it is asked for', async () => {
    const whole = await (await ask('/api/docs/swagger-ui.css', 'identity')).text();
    const part = await ask('/api/docs/swagger-ui.css', 'gzip', { range: 'bytes=10-9999' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-encoding')).toBeNull();
    expect(await part.text()).toBe(whole.slice(10, 10_000));
  });
});

describe('a small answer', () => {
  it.each(['/healthz', '/api/images/none.png', '/trpc/server.info', '/graphql?query={server{version}}'])(
    '%s is left as it is',
    async (path) => {
      const { headers } = await ask(path, 'gzip, br');
      expect(headers.get('content-encoding')).toBeNull();
      expect(Number(headers.get('content-length'))).toBeGreaterThan(0);
    },
  );
});

describe('an image', () => {
  it('is never compressed', async () => {
    const answer = await ask('/api/images/2-2.png', 'gzip, br');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(answer.headers.get('vary') ?? '').not.toContain('Accept-Encoding');
    expect(answer.headers.get('content-length')).toBe(String(LARGE_IMAGE.length));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(LARGE_IMAGE);
  });

  it.each(['image/bmp', 'image/svg+xml'])('of type %s is none of text either', async (type) => {
    await using own = await serveOne((_request, response) => void response.type(type).send(LARGE_IMAGE));
    const answer = await own.ask('gzip, br');
    expect(answer.headers['content-encoding']).toBeUndefined();
    answer.destroy();
  });
});

describe.each(['gzip', 'br'])('an answer that is streamed as %s', (encoding) => {
  it('arrives while it is made', async () => {
    let isArriving = false;
    let isCutShort = false;
    await using own = await serveOne(async (_request, response) => {
      const pieces = endlessPieces(() => isArriving || response.destroyed);
      await pipeline(Readable.from(pieces, { objectMode: false }), response.type('json'));
      isCutShort = true;
    });
    const answer = await own.ask(encoding);
    expect(answer.headers['content-encoding']).toBe(encoding);
    answer.once('data', () => (isArriving = true));
    await once(answer.resume(), 'end');
    expect(isCutShort).toBe(true);
  });

  it('waits for a client that does not read, and ends when it leaves', async () => {
    let made = 0;
    const outcome = new EventEmitter();
    const ended = once(outcome, 'end');
    await using own = await serveOne(async (_request, response) => {
      const pieces = endlessPieces(
        () => false,
        () => (made += 1),
      );
      await pipeline(Readable.from(pieces, { objectMode: false }), response.type('json')).catch(
        (error: unknown) => outcome.emit('end', error),
      );
    });
    const answer = await own.ask(encoding);
    let before = -1;
    await vi.waitFor(
      () => {
        const last = before;
        before = made;
        expect(made).toBe(last);
      },
      { timeout: 20_000, interval: 200 },
    );
    answer.destroy();
    expect(await ended).toMatchObject([{ code: 'ERR_STREAM_PREMATURE_CLOSE' }]);
  });
});

it('events are sent at once', async () => {
  await using own = await serveOne((_request, response) => {
    response.type('text/event-stream').write('data: 1\n\n');
  });
  const answer = await own.ask('gzip, br');
  expect(answer.headers['content-encoding']).toBeUndefined();
  const [event] = await once(answer, 'data');
  expect(String(event)).toBe('data: 1\n\n');
  answer.destroy();
});

async function* endlessPieces(isEnough: () => boolean, onPiece?: () => void): AsyncGenerator<string> {
  while (!isEnough()) {
    onPiece?.();
    yield randomBytes(30_000).toString('base64');
    await setImmediate();
  }
}

interface OneRoute extends AsyncDisposable {
  ask(encoding: string): Promise<IncomingMessage>;
}

async function serveOne(handler: RequestHandler): Promise<OneRoute> {
  const own = createServer(express().use(compression(), handler));
  await once(own.listen(0, '127.0.0.1'), 'listening');
  const address = own.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    ask: (encoding) =>
      new Promise((resolve, reject) => {
        const headers = { 'accept-encoding': encoding };
        get({ port: address.port, host: '127.0.0.1', headers }, resolve).once('error', reject);
      }),
    async [Symbol.asyncDispose]() {
      own.closeAllConnections();
      await new Promise((resolve) => own.close(resolve));
    },
  };
}
