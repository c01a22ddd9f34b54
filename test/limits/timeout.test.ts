import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pngImage } from '../support/folder.js';
import { at, type TestServer } from '../support/server.js';
import { openStream, STREAM_APIS } from '../support/streams.js';
import { findFox, SLOW, SLOW_QUERY, startSlowServer } from './slow.js';

let server: TestServer;
beforeAll(async () => {
  server = await startSlowServer({ requestTimeout: 2 });
}, 60_000);
afterAll(() => server[Symbol.asyncDispose]());

const post = (path: string, body: unknown): Promise<Response> =>
  server.get(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('what takes too long', () => {
  it('ends with TIMEOUT over REST, and leaves the others alone', { timeout: 20_000 }, async () => {
    const response = await server.get(`/api/v1/groups?${SLOW_QUERY}`);
    expect(response.status).toBe(504);
    expect(await response.json()).toMatchObject({ code: 'TIMEOUT' });
    expect(await findFox(server)).toEqual(['1-1.png']);
  });

  it('ends with TIMEOUT over tRPC, and what was done in time is there', { timeout: 20_000 }, async () => {
    const response = await post('/trpc/server.info,images.search,groups.index?batch=1', {
      0: {},
      1: { filter: SLOW },
      2: { filter: SLOW, rule: { step: 2 } },
    });
    const body: unknown = await response.json();
    expect(at(body, 0, 'result', 'data', 'extensions')).toContain('.png');
    for (const index of [1, 2])
      expect(at(body, index, 'error', 'data')).toMatchObject({
        code: 'GATEWAY_TIMEOUT',
        httpStatus: 504,
        error: { code: 'TIMEOUT' },
      });
    expect(await findFox(server)).toEqual(['1-1.png']);
  });

  it('ends with TIMEOUT over GraphQL, and what was done in time is there', { timeout: 20_000 }, async () => {
    const { data, errors } = await server.graphql(
      'query ($filter: FilterInput) { server { extensions } searchImages(filter: $filter) { totalCount } }',
      { filter: SLOW },
    );
    expect(at(data, 'server', 'extensions')).toContain('.png');
    expect(at(data, 'searchImages')).toBeNull();
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['TIMEOUT']);
    expect(await findFox(server)).toEqual(['1-1.png']);
  });
});

it.each(STREAM_APIS)('a stream over %s goes on for longer', { timeout: 20_000 }, async (api) => {
  using stream = await openStream(server.url, api);
  // Longer than a request may take: this one is given up.
  const late = await server.get(`/api/v1/search/images?${SLOW_QUERY}`);
  expect(late.status).toBe(504);
  await server.folder.write(`new-${api}.png`, pngImage());
  for await (const change of stream.changes) if (change.kind === 'added') break;
});
