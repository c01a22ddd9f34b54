import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ 'a/1-1.png': pngImage(infotext()), 'a/b/2-2.png': pngImage(infotext()) });
});
afterAll(() => server[Symbol.asyncDispose]());

/** One after the other, each made of its number. */
function many(count: number, one: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => one(index)).join(' ');
}

function within(depth: number, before: string, inside: string, after: string): string {
  return before.repeat(depth) + inside + after.repeat(depth);
}

const SEARCH = 'query ($filter: FilterInput) { searchImages(filter: $filter) { totalCount } }';
const filters = (count: number, one: object) => ({
  filter: { any: Array.from({ length: count }, () => one) },
});

const hostile: { what: string; query: string; variables?: object }[] = [
  {
    what: 'directories in directories',
    query: `{ directory ${within(20, '{ directories ', '{ path }', ' }')} }`,
  },
  {
    what: 'introspection that goes round',
    query: `{ __schema { types ${within(8, '{ fields { type ', '{ name }', ' } }')} } }`,
  },
  {
    what: 'input types that go round',
    query: `{ __schema { types ${within(8, '{ inputFields { type ', '{ name }', ' } }')} } }`,
  },
  {
    what: 'a fragment in itself',
    query: '{ directory { ...f } } fragment f on Directory { directories { ...f } }',
  },
  {
    what: 'fragments in a circle',
    query: '{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }',
  },
  {
    what: 'fragments that double 20 times',
    query: `{ directory { ...f0 } } ${many(20, (i) => `fragment f${i} on Directory { ...f${i + 1} ...f${i + 1} }`)} fragment f20 on Directory { path }`,
  },
  {
    what: 'aliases that double in fragments',
    query: `{ directory { ...f0 } } ${many(12, (i) => `fragment f${i} on Directory { a: directories { ...f${i + 1} } b: directories { ...f${i + 1} } }`)} fragment f12 on Directory { path }`,
  },
  { what: '31 aliases', query: `{ ${many(31, (i) => `a${i}: facets { total }`)} }` },
  { what: '310 fields', query: `{ directory { ${'path '.repeat(310)} } }` },
  { what: '100,000 brackets', query: '{a'.repeat(100_000) },
  { what: '40,000 brackets of a filter', query: `{ searchImages(filter: ${'{all:['.repeat(40_000)}` },
  { what: '900 directives', query: `{ server ${'@a '.repeat(900)} { version } }` },
  { what: '2000 unknown fields', query: `{ directory { ${many(1900, (i) => `imageCoun${i}`)} } }` },
  {
    what: '400 variables',
    query: `query (${many(400, (i) => `$v${i}: FilterInput`)}) { server { version } }`,
  },
  { what: 'a name of 200,000 letters', query: `{ ${'a'.repeat(200_000)} }` },
  {
    what: 'a search line of 200,000 letters',
    query: `{ parseSearch(query: "${'a'.repeat(200_000)}") { query } }`,
  },
  { what: 'pages of 2 billion', query: '{ directory { groups(first: 2147483647) { totalCount } } }' },
  { what: 'pages of 501', query: '{ directory { groups(first: 501) { totalCount } } }' },
  { what: 'an index of 100,001', query: '{ directory { groupIndex(first: 100001) { total } } }' },
  { what: '1001 changes', query: '{ changes(limit: 1001) { lastId } }' },
  {
    what: 'indexes of directories in directories',
    query: '{ directory { directories { directories { groupIndex { total } } } } }',
  },
  {
    what: 'the metadata of all images of all groups',
    query:
      '{ directory { groups(first: 500) { nodes { images(first: 500) { nodes { metadata { prompt steps } } } } } } }',
  },
  {
    what: 'facets in each of very many directories',
    query: `{ ${many(29, (i) => `a${i}: directory { directories { directories { groups(first: 500) { nodes { differences { images } } } } } }`)} }`,
  },
  { what: 'nodes of ids', query: '{ nodes(ids: ["a", "b"]) { id } }' },
  {
    what: 'a literal filter 300 deep',
    query: `{ searchImages(filter: ${within(300, '{all:[', '{}', ']}')}) { totalCount } }`,
  },
  { what: 'a filter of 10,000 conditions', query: SEARCH, variables: filters(10_000, { is: 'empty' }) },
  { what: 'a filter of 10,000 unknown fields', query: SEARCH, variables: filters(10_000, { bad: 1 }) },
  {
    what: 'a filter of 9000 wrong values',
    query: SEARCH,
    variables: filters(9000, { steps: { from: 'x' } }),
  },
  {
    what: 'a filter 1000 deep',
    query: SEARCH,
    variables: { filter: JSON.parse(within(1000, '{"all":[', '{}', ']}')) },
  },
  {
    what: 'a filter 25 deep',
    query: SEARCH,
    variables: { filter: JSON.parse(within(25, '{"all":[', '{"steps":{"from":1}}', ']}')) },
  },
  {
    what: 'no operation of that name',
    query: 'query a { server { version } } query b { server { version } }',
  },
];

async function ask(body: object | string): Promise<{ status: number; code: unknown; text: string }> {
  const response = await server.get('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const answer: unknown = JSON.parse(text);
  const code = at(answer, 'code') ?? at(answer, 'errors', 0, 'extensions', 'code');
  return { status: response.status, code, text };
}

describe('GraphQL refuses', () => {
  it.each(hostile)('$what', async ({ query, variables }) => {
    const { status, code, text } = await ask({ query, variables });
    expect(code).toBe('INVALID_INPUT');
    expect([200, 400]).toContain(status);
    expect(text).not.toContain('node_modules');
  });

  it('a filter 20,000 deep', async () => {
    const variables = `{"filter":${within(20_000, '{"all":[', '{}', ']}')}}`;
    const answer = await ask(`{"query":${JSON.stringify(SEARCH)},"variables":${variables}}`);
    expect(answer).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
  });

  it('a body of more than 256 kB', async () => {
    expect(await ask({ query: `# ${'x'.repeat(262_144)}` })).toMatchObject({
      status: 413,
      code: 'TOO_LARGE',
    });
  });

  it.each([
    { what: 'several queries at once', body: [{ query: '{ server { version } }' }] },
    { what: 'nothing', body: {} },
    { what: 'a number', body: { query: 5 } },
    { what: 'variables that are a text', body: { query: '{ server { version } }', variables: 'x' } },
    { what: 'a persisted query', body: { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } } },
  ])('a body with $what', async ({ body }) => {
    expect((await ask(body)).code).toBe('INVALID_INPUT');
  });

  it.each([
    { what: 'broken variables', name: 'variables', text: '{"filter":' },
    { what: 'broken extensions', name: 'extensions', text: 'x' },
    { what: 'deep variables', name: 'variables', text: within(1000, '[', '', ']') },
  ])('$what in a URL', async ({ name, text }) => {
    const query = new URLSearchParams({ query: '{ server { version } }', [name]: text });
    const response = await server.get(`/graphql?${query.toString()}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

it('GraphQL answers all the same', async () => {
  const { data, errors } = await server.graphql(
    '{ directory(path: "a") { groups(first: 500) { nodes { images(first: 100) { nodes { metadata { prompt } } } } } } }',
  );
  expect(errors).toBeUndefined();
  expect(at(data, 'directory', 'groups', 'nodes')).toHaveLength(2);
});
