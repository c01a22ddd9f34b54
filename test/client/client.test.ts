import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeedrollClient, seedrollError } from '../../client/index.js';
import { corpus } from '../rest/corpus.js';
import { startServer, type TestServer } from '../support/server.js';
import { watchedClient } from './watched-client.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer(corpus);
});
afterAll(() => server[Symbol.asyncDispose]());

describe('createSeedrollClient', () => {
  it.each([
    (url: string) => url,
    (url: string) => `${url}/`,
    (url: string) => `${url}/trpc`,
    (url: string) => new URL(url),
  ])('takes the address of the server in its forms (%#)', async (form) => {
    const client = createSeedrollClient({ url: form(server.url) });
    expect(await client.server.info.query()).toEqual(await server.trpc.server.info.query());
  });

  it('sends calls that are made at once together', async () => {
    const { client, requests } = watchedClient(server.url);
    const [groups, info] = await Promise.all([
      client.groups.list.query({ limit: 2 }),
      client.server.info.query(),
    ]);
    expect(groups.items).toHaveLength(2);
    expect(info).toEqual(await server.trpc.server.info.query());
    expect(requests).toHaveLength(1);
  });

  it('sends no more calls together than the server takes', async () => {
    const { client, requests } = watchedClient(server.url);
    const answers = await Promise.all(Array.from({ length: 45 }, () => client.server.info.query()));
    expect(answers).toHaveLength(45);
    expect(requests).toHaveLength(3);
  });

  it('spreads calls over requests where their URL would grow too long', async () => {
    const { client, requests } = watchedClient(server.url);
    const search = 'a'.repeat(3000);
    const answers = await Promise.all(Array.from({ length: 4 }, () => client.groups.list.query({ search })));
    expect(answers.map(({ total }) => total)).toEqual([0, 0, 0, 0]);
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET']);
  });

  it('sends a call in a body where its URL would be too long for proxies', async () => {
    const { client, requests } = watchedClient(server.url);
    const { total } = await client.groups.list.query({ search: '猫'.repeat(2500) });
    expect(total).toBe(0);
    expect(requests).toMatchObject([{ method: 'POST' }]);
    expect(requests[0]?.url.length).toBeLessThan(200);
  });
});

describe('seedrollError', () => {
  it('tells what the server said', async () => {
    const { client } = watchedClient(server.url);
    const error: unknown = await client.groups.list.query({ limit: 0 }).catch((error: unknown) => error);
    expect(seedrollError(error)).toEqual({
      code: 'INVALID_INPUT',
      field: 'limit',
      message: 'limit: Too small: expected number to be >=1',
    });
  });

  it.each([
    ['nobody answers', { fetch: () => Promise.reject(new TypeError('fetch failed')) }],
    ['something else answers', { fetch: () => Promise.resolve(new Response('<html>', { status: 502 })) }],
    [
      'something else answers in JSON',
      { fetch: () => Promise.resolve(Response.json({ error: 'no' }, { status: 500 })) },
    ],
  ])('is null where %s', async (_name, options) => {
    const client = createSeedrollClient({ url: server.url, ...options });
    const error: unknown = await client.server.info.query().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Error);
    expect(seedrollError(error)).toBeNull();
  });

  it.each([null, undefined, 'text', new Error('x'), { data: { error: { code: 'NO_SUCH', message: 'x' } } }])(
    'is null for %s',
    (thrown) => {
      expect(seedrollError(thrown)).toBeNull();
    },
  );
});
