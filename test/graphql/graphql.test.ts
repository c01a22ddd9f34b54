import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';

const GROUPS = 20;
const IMAGES = 5;

/** Twenty groups of five images in one directory. */
const library = Object.fromEntries(
  Array.from({ length: GROUPS * IMAGES }, (_, index) => {
    const seed = 1000 * Math.floor(index / IMAGES) + (index % IMAGES);
    return [
      `batch/${index}-${seed}.png`,
      pngImage(infotext({ prompt: `prompt ${seed}`, seed: String(seed) })),
    ];
  }),
);

let server: TestServer;
beforeAll(async () => {
  server = await startServer(library);
});
afterAll(() => server[Symbol.asyncDispose]());

describe('a nested query', () => {
  it('answers groups, their images, and the metadata of both', async () => {
    const { data, errors } = await server.graphql(`{
      directory { directories { path groups(first: 1) { totalCount nodes {
        count metadata { prompt } images(first: 2) { totalCount nodes { seed metadata { prompt seed } } }
      } } } }
    }`);
    expect(errors).toBeUndefined();
    expect(at(data, 'directory', 'directories', 0)).toEqual({
      path: 'batch',
      groups: {
        totalCount: GROUPS,
        nodes: [
          {
            count: IMAGES,
            metadata: { prompt: 'prompt 0' },
            images: {
              totalCount: IMAGES,
              nodes: [
                { seed: '0', metadata: { prompt: 'prompt 0', seed: '0' } },
                { seed: '1', metadata: { prompt: 'prompt 1', seed: '1' } },
              ],
            },
          },
        ],
      },
    });
  });

  it('reads no file and no directory again, however deep it is', async () => {
    await server.catalog.idle();
    const before = { ...server.activity };
    const { errors } = await server.graphql(`{
      directory(path: "batch") {
        imageCount
        groups(first: ${GROUPS}) { nodes { metadata { prompt } images { nodes { metadata { prompt } } } } }
        images(first: 100) { nodes { metadata { steps } } }
        again: groups(first: 3) { nodes { metadata { seed } } }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(server.activity).toEqual(before);
  });

  it('lists a directory that has changed once, also where its parent counts it', async () => {
    await server.folder.write('batch/new.png', pngImage());
    const before = { ...server.activity };
    await server.graphql('{ directory { directories { imageCount images { nodes { path } } } } }');
    expect(server.activity.directoriesListed - before.directoriesListed).toBe(1);
    await server.folder.remove('batch/new.png');
  });

  it('reads no file for a question about names alone', async () => {
    const before = { ...server.activity };
    await server.graphql('{ directory(path: "batch") { images(first: 100) { nodes { path seed } } } }');
    expect(server.activity.filesParsed - before.filesParsed).toBe(0);
  });
});

describe('a connection', () => {
  it('pages through all groups, each once and in order', async () => {
    const numbers: unknown[] = [];
    let after: unknown = null;
    do {
      const { data } = await server.graphql(
        `query ($after: String) { directory(path: "batch") { groups(first: 7, after: $after) {
          edges { cursor node { number } } pageInfo { hasNextPage hasPreviousPage endCursor }
        } } }`,
        { after },
      );
      const groups = at(data, 'directory', 'groups');
      const edges = at(groups, 'edges');
      if (Array.isArray(edges)) numbers.push(...edges.map((edge) => at(edge, 'node', 'number')));
      expect(at(groups, 'pageInfo', 'hasPreviousPage')).toBe(after !== null);
      after = at(groups, 'pageInfo', 'hasNextPage') === true ? at(groups, 'pageInfo', 'endCursor') : null;
    } while (after !== null);
    expect(numbers).toEqual(Array.from({ length: GROUPS }, (_, index) => index + 1));
  });

  it('pages through the images of one group', async () => {
    const { data } = await server.graphql(
      '{ directory(path: "batch") { groups(first: 1) { nodes { id } } } }',
    );
    const id = at(data, 'directory', 'groups', 'nodes', 0, 'id');
    const ask = async (after: unknown) => {
      const answer = await server.graphql(
        `query ($id: ID!, $after: String) { group(id: $id) { images(first: 3, after: $after) {
          nodes { seed } pageInfo { hasNextPage endCursor }
        } } }`,
        { id, after },
      );
      return at(answer.data, 'group', 'images');
    };
    const first = await ask(null);
    expect(at(first, 'nodes')).toEqual([{ seed: '0' }, { seed: '1' }, { seed: '2' }]);
    const second = await ask(at(first, 'pageInfo', 'endCursor'));
    expect(second).toMatchObject({ nodes: [{ seed: '3' }, { seed: '4' }], pageInfo: { hasNextPage: false } });
  });

  it('gives the first images of each group, and goes on behind them', async () => {
    const { data } = await server.graphql(
      '{ directory(path: "batch") { groups(first: 500) { nodes { id images(first: 2) { totalCount nodes { seed } pageInfo { hasNextPage endCursor } } } } } }',
    );
    const images = at(data, 'directory', 'groups', 'nodes', 3, 'images');
    expect(images).toMatchObject({
      totalCount: IMAGES,
      nodes: [{ seed: '3000' }, { seed: '3001' }],
      pageInfo: { hasNextPage: true },
    });
    const next = await server.graphql(
      'query ($id: ID!, $after: String) { group(id: $id) { images(after: $after) { nodes { seed } } } }',
      { id: at(data, 'directory', 'groups', 'nodes', 3, 'id'), after: at(images, 'pageInfo', 'endCursor') },
    );
    expect(at(next.data, 'group', 'images', 'nodes')).toEqual([
      { seed: '3002' },
      { seed: '3003' },
      { seed: '3004' },
    ]);
  });

  it('searches', async () => {
    const { data } = await server.graphql(
      '{ directory(path: "batch") { groups(search: "PROMPT 3000") { totalCount nodes { number } } } }',
    );
    expect(at(data, 'directory', 'groups')).toEqual({ totalCount: 1, nodes: [{ number: 4 }] });
  });
});

describe('queries that cost too much', () => {
  const nested = (depth: number): string => (depth === 0 ? 'path' : `directories { ${nested(depth - 1)} }`);

  it.each([
    { kind: 'too deep', query: `{ directory { ${nested(20)} } }` },
    {
      kind: 'too complex',
      query:
        '{ directory { groups(first: 500) { nodes { images(first: 500) { nodes { metadata { prompt } } } } } } }',
    },
    {
      kind: 'too many aliases',
      query: `{ ${Array.from({ length: 50 }, (_, i) => `a${i}: server { version }`).join(' ')} }`,
    },
    { kind: 'too long', query: `{ server { ${'version '.repeat(3000)} } }` },
    { kind: 'no GraphQL', query: '{ directory { ' },
    { kind: 'about unknown fields', query: '{ directory { nonsense } }' },
  ])('are refused where they are $kind', async ({ query }) => {
    const { filesParsed } = server.activity;
    const { data, errors } = await server.graphql(query);
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
    expect(at(data, 'directory') ?? null).toBeNull();
    expect(server.activity.filesParsed).toBe(filesParsed);
  });
});

describe('introspection and GraphiQL', () => {
  it('the full introspection query of clients is answered', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    const { errors } = await server.graphql(getIntrospectionQuery());
    expect(errors).toBeUndefined();
  });

  it('browsers get GraphiQL, with nothing from elsewhere', async () => {
    const response = await server.get('/graphql', { headers: { accept: 'text/html' } });
    const page = await response.text();
    expect(response.headers.get('content-type')).toContain('text/html');
    expect(page).toContain('GraphiQL');
    expect(page).not.toMatch(/(?:src|href)=["']?https?:/);
  });

  it('browsers get none where it is switched off', async () => {
    await using own = await startServer({}, { graphiql: false });
    const response = await own.get('/graphql', { headers: { accept: 'text/html' } });
    expect(response.status).not.toBe(200);
  });
});
