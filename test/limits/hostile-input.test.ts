import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ '1-1.png': pngImage(infotext()) });
});
afterAll(() => server[Symbol.asyncDispose]());

const deep = (depth: number): string => `${'{"all":['.repeat(depth)}{}${']}'.repeat(depth)}`;
const wide = JSON.stringify({ any: Array.from({ length: 10_000 }, () => ({ is: 'empty' })) });
const nested = JSON.stringify({
  any: Array.from({ length: 199 }, () => ({ all: Array.from({ length: 50 }, () => ({ is: 'empty' })) })),
});

function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  return server.get(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

describe('tRPC refuses', () => {
  it.each([
    { what: 'a filter 25 deep', name: 'images.search', body: `{"filter":${deep(25)}}` },
    { what: 'a filter 1000 deep', name: 'images.search', body: `{"filter":${deep(1000)}}` },
    { what: 'a filter 20,000 deep', name: 'groups.list', body: `{"filter":${deep(20_000)}}` },
    { what: 'a filter of 10,000 conditions', name: 'search.facets', body: `{"filter":${wide}}` },
    { what: 'as many in all', name: 'groups.index', body: `{"filter":${nested}}` },
    { what: 'a page of 501', name: 'groups.list', body: '{"limit":501}' },
    { what: 'an index of 100,001', name: 'groups.index', body: '{"limit":100001}' },
    { what: '1001 changes', name: 'library.changes', body: '{"limit":1001}' },
    { what: 'a list', name: 'groups.list', body: '[1]' },
    { what: 'what is no JSON', name: 'groups.list', body: '{"limit":' },
    { what: 'fields of objects themselves', name: 'groups.list', body: '{"__proto__":{"limit":1}}' },
  ])('$what', async ({ name, body }) => {
    const response = await post(`/trpc/${name}`, body);
    expect(response.status).toBe(400);
    expect(at(await response.json(), 'error', 'data', 'error', 'code')).toBe('INVALID_INPUT');
  });

  it.each([21, 1000])('a batch of %i calls', async (count) => {
    const names = Array.from({ length: count }, () => 'server.info');
    const response = await server.get(`/trpc/${names.join(',')}?batch=1&input={}`);
    expect(response.status).toBe(400);
    expect(at(await response.json(), 'error', 'data', 'error', 'code')).toBe('INVALID_INPUT');
  });

  it('a body of more than 256 kB', async () => {
    const response = await post('/trpc/images.search', JSON.stringify({ query: 'a'.repeat(262_144) }));
    expect(response.status).toBe(413);
    expect(at(await response.json(), 'error', 'data', 'error', 'code')).toBe('TOO_LARGE');
  });

  it('names that every object has', async () => {
    const response = await server.get('/trpc/__proto__,constructor,toString?batch=1&input={}');
    const body: unknown = await response.json();
    for (const index of [0, 1, 2])
      expect(at(body, index, 'error', 'data', 'error', 'code')).toBe('NOT_FOUND');
  });
});

describe('REST refuses', () => {
  it.each([
    'groups?filter={',
    'groups?filter=[]',
    'groups?filter=5',
    'groups?filter=null',
    'groups?filter=%',
    'groups?filter=%ff',
    'groups?filter={}&filter={}',
    'groups?filter[a]=1',
    'groups?filter={"steps":5}',
    'groups?filter={"__proto__":{"a":1}}',
    `groups?filter=${'['.repeat(9000)}`,
    `groups?filter=${deep(25)}`,
    `groups?filter=${deep(900)}`,
    'groups?rule=x',
    'groups?rule={"step":1e99}',
    'groups?rule={"maxGap":-1}',
    'search/facets?facets=["model"',
    'search/facets?facets=nope',
    'search/suggest?position=-1',
    'groups?limit=501',
    'groups?limit=1e3',
    'groups?limit=99999999999999999999',
    'group-index?limit=100001',
    'library/changes?limit=1001',
    'groups?cursor=%F0%9F',
  ])('%s', async (question) => {
    const response = await server.get(`/api/v1/${question}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it.each([
    { what: 'null', body: 'null', status: 400, code: 'INVALID_INPUT' },
    { what: 'a list', body: '[]', status: 400, code: 'INVALID_INPUT' },
    { what: 'what is no JSON', body: '{"full":', status: 400, code: 'INVALID_INPUT' },
    {
      what: 'a value 50,000 deep',
      body: `{"full":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      status: 400,
      code: 'INVALID_INPUT',
    },
    {
      what: 'more than 256 kB',
      body: JSON.stringify({ full: 'x'.repeat(262_144) }),
      status: 413,
      code: 'TOO_LARGE',
    },
    {
      what: 'what is not compressed as it says',
      body: 'xx',
      headers: { 'content-encoding': 'gzip' },
      status: 400,
      code: 'INVALID_INPUT',
    },
    {
      what: 'an unknown compression',
      body: '{}',
      headers: { 'content-encoding': 'x' },
      status: 415,
      code: 'UNSUPPORTED_MEDIA',
    },
    {
      what: 'another type',
      body: 'full=true',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      status: 415,
      code: 'UNSUPPORTED_MEDIA',
    },
  ])('a body of $what', async ({ body, headers, status, code }) => {
    const response = await post('/api/v1/library/rescan', body, headers);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code });
  });
});

describe('a search line of 10,000 characters', () => {
  const lines = ['(', '((a ', 'a|', 'a|b|c ', 'a ', '-(', '-', '"', 'x*', 'x* ', 'model:', '*?', '猫'];

  it.each(lines)('of %j is read or refused, over each API alike', async (piece) => {
    const query = piece.repeat(Math.floor(10_000 / piece.length));
    const graphql = await server.graphql(
      'query ($query: String) { searchImages(query: $query) { totalCount } }',
      { query },
    );
    const trpc: unknown = await (await post('/trpc/images.search', JSON.stringify({ query }))).json();
    const code = graphql.errors?.[0]?.extensions.code;
    expect([undefined, 'INVALID_INPUT']).toContain(code);
    expect(at(trpc, 'error', 'data', 'error', 'code')).toBe(code);
    expect(at(trpc, 'result', 'data', 'total')).toBe(at(graphql.data, 'searchImages', 'totalCount'));
  });

  it.each(lines)('of %j can be completed', async (piece) => {
    const query = piece.repeat(Math.floor(10_000 / piece.length));
    const { errors } = await server.graphql('query ($query: String) { suggest(query: $query) { start } }', {
      query,
    });
    expect(errors).toBeUndefined();
  });

  it.each(['images.search', 'groups.list', 'search.facets', 'search.suggest', 'search.parse'])(
    'more are too many for %s',
    async (name) => {
      const response = await post(`/trpc/${name}`, JSON.stringify({ query: 'a'.repeat(10_001) }));
      expect(response.status).toBe(400);
      expect(at(await response.json(), 'error', 'data', 'error')).toMatchObject({
        code: 'INVALID_INPUT',
        field: 'query',
      });
    },
  );
});
