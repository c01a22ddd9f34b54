import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startServer, type TestServer } from '../support/server.js';
import { type Block, next, openStream, STREAM_APIS, until } from '../support/streams.js';

vi.mock('../../schema/streams.js', () => ({ STREAMS: { ping: 20, silence: 60, retry: 1000 } }));

let server: TestServer;
beforeAll(async () => {
  server = await startServer({});
  await server.catalog.idle();
});
afterAll(() => server[Symbol.asyncDispose]());

const isPing: Record<string, (block: Block) => boolean> = {
  REST: (block) => block[''] === 'ping',
  // Of tRPC's own clients, which count the time since the last one.
  tRPC: ({ event }) => event === 'ping',
  // Yoga's, every 12 seconds, and in tests more often.
  GraphQL: (block) => block[''] === '',
};

describe.each(STREAM_APIS)('a stream over %s of which there is nothing to tell', (api) => {
  it('is kept alive by pings', async () => {
    using stream = await openStream(server.url, api);
    for (let pings = 0; pings < 3; pings++) await until(stream.blocks, isPing[api] ?? (() => false));
  });
});

it('clients of tRPC are told how long a silence is too long', async () => {
  using stream = await openStream(server.url, 'tRPC');
  const [first, second] = [await next(stream.blocks), await next(stream.blocks)];
  expect(first).toEqual({ retry: '1000' });
  expect(second).toEqual({ event: 'connected', data: '{"reconnectAfterInactivityMs":60}' });
});
