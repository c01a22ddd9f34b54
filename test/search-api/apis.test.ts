import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';

const SEEDS = ['9007199254740992', '9007199254740993', '18446744073709551614', '18446744073709551615'];

let server: TestServer;
beforeAll(async () => {
  const files = [
    ...SEEDS.map((seed, index) => [`big/${index}-${seed}.png`, infotext({ prompt: 'a fox, night', seed })]),
    ...Array.from({ length: 12 }, (_, index) => [
      `day ${index}/${index}-${index}.png`,
      infotext({ prompt: index % 2 === 0 ? 'a red fox' : 'a dog', seed: String(index) }),
    ]),
  ];
  server = await startServer(
    Object.fromEntries(files.map(([path = '', text = '']) => [path, pngImage(text)])),
  );
  await server.catalog.idle();
});
afterAll(() => server[Symbol.asyncDispose]());

async function rest(path: string, query: string | Record<string, string>): Promise<unknown> {
  return server.json(`/api/v1/${path}?${new URLSearchParams(query).toString()}`);
}

function pathsIn(answer: unknown, ...way: string[]): unknown[] {
  const items = at(answer, ...way);
  return Array.isArray(items) ? items.map((item) => at(item, 'path')) : [];
}

describe('REST', () => {
  it('takes filters as JSON text', async () => {
    const filter = JSON.stringify({
      any: [{ seed: { to: '1' } }, { path: 'big', seed: { from: SEEDS[3] } }],
    });
    const found = await rest('search/images', { filter });
    expect(pathsIn(found, 'items')).toEqual([`big/3-${SEEDS[3]}.png`, 'day 0/0-0.png', 'day 1/1-1.png']);
  });

  it.each([
    ['separated by commas', 'facets=model,size'],
    ['repeated', 'facets=model&facets=size'],
    ['as JSON text', 'facets=["model","size"]'],
  ])('takes lists %s', async (_how, query) => {
    const facets = at(await rest('search/facets', query), 'facets');
    expect(facets).toMatchObject([{ name: 'model' }, { name: 'size' }]);
  });

  it.each([
    ['search/images', { filter: '{' }, 'filter'],
    ['search/images', { filter: '[]' }, 'filter'],
    ['search/images', { filter: '{"steps":{"from":"x"}}' }, 'filter.steps.from'],
    ['search/images', { filter: '{"colour":"red"}' }, 'filter.colour'],
    ['search/images', { sort: 'colour' }, 'sort'],
    ['search/images', { cursor: 'bm9uc2Vuc2U' }, 'cursor'],
    ['search/facets', { facets: 'model,colour' }, 'facets.1'],
    ['search/facets', { limit: '0' }, 'limit'],
    ['search/suggest', { position: '-1' }, 'position'],
    ['group-index', { rule: '{"step":"x"}' }, 'rule.step'],
  ])('says of %s %j which field is wrong', async (path, query, field) => {
    expect(await rest(path, query)).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  it('says where a search line is wrong, and what was expected there', async () => {
    const answer = await rest('search/images', { query: 'fox steps:many' });
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', field: 'query', offset: 10 });
    expect(at(answer, 'expected', 0)).toEqual(expect.any(String));
  });
});

describe('cursors', () => {
  it.each([
    [{ sort: 'name' }, { sort: 'path' }],
    [{ sort: 'name' }, { sort: 'name', order: 'desc' }],
    [{ sort: 'date' }, { sort: 'seed' }],
  ] as const)('of %j are none of %j', async (first, second) => {
    const { nextCursor } = await server.trpc.images.search.query({ ...first, limit: 2 });
    if (nextCursor === null) throw new Error('there is one page');
    await expect(
      server.trpc.images.search.query({ ...second, limit: 2, cursor: nextCursor }),
    ).rejects.toMatchObject({ data: { error: { code: 'INVALID_INPUT', field: 'cursor' } } });
  });

  it('show nothing of the path that they stand for to those who look for it', async () => {
    const { nextCursor } = await server.trpc.images.search.query({ limit: 1 });
    expect(nextCursor).not.toContain('big');
  });
});

it('pages through images while files arrive: none comes twice, and none is missed', async () => {
  await using own = await startServer(
    Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `d${index % 5}/${index}-${index}.png`,
        pngImage(infotext({ prompt: 'a fox', seed: String(index) })),
      ]),
    ),
  );
  for (const sort of ['path', 'date', 'name', 'id', 'seed', 'size', 'relevance'] as const) {
    const question = { query: 'fox', sort, order: 'desc' } as const;
    const before = await own.trpc.images.search.query({ ...question, limit: 500 });
    const paths: string[] = [];
    let cursor: string | null | undefined;
    for (let page = 0; cursor !== null; page++) {
      const { items, nextCursor } = await own.trpc.images.search.query({ ...question, cursor, limit: 7 });
      paths.push(...items.map(({ path }) => path));
      cursor = nextCursor;
      const name = `${sort}/${page}-${page * 11}.png`;
      await own.folder.write(name, pngImage(infotext({ prompt: 'fox', seed: String(page * 11) })));
    }
    expect(new Set(paths).size, sort).toBe(paths.length);
    expect(paths, sort).toEqual(expect.arrayContaining(before.items.map(({ path }) => path)));
  }
});

describe('seeds beyond 2^53', () => {
  it.each(SEEDS)('%s is found alone, by each API', async (seed) => {
    const expected = [`big/${SEEDS.indexOf(seed)}-${seed}.png`];
    const filter = { seed: { from: seed, to: seed } };
    expect(pathsIn(await rest('search/images', { filter: JSON.stringify(filter) }), 'items')).toEqual(
      expected,
    );
    expect(pathsIn(await rest('search/images', { query: `seed:${seed}` }), 'items')).toEqual(expected);
    const viaTrpc = await server.trpc.images.search.query({ query: `seed:${seed}` });
    expect(viaTrpc.items.map(({ path }) => path)).toEqual(expected);
    const { data } = await server.graphql(
      `{ searchImages(filter: { seed: { from: ${seed}, to: "${seed}" } }) { nodes { path seed } } }`,
    );
    expect(pathsIn(data, 'searchImages', 'nodes')).toEqual(expected);
    expect(at(data, 'searchImages', 'nodes', 0, 'seed')).toBe(seed);
  });

  it('are in the order of numbers', async () => {
    const { items } = await server.trpc.images.search.query({
      query: 'path:big',
      sort: 'seed',
      order: 'desc',
    });
    expect(items.map(({ seed }) => seed)).toEqual(SEEDS.toReversed());
  });
});

describe('GraphQL', () => {
  it('goes on behind any edge', async () => {
    const query = `query ($after: String) { searchImages(query: "fox", sort: name, order: desc, after: $after) {
      edges { cursor node { path metadata { prompt } } } pageInfo { hasNextPage endCursor } totalCount } }`;
    const { data, errors } = await server.graphql(query);
    expect(errors).toBeUndefined();
    const edges = at(data, 'searchImages', 'edges');
    if (!Array.isArray(edges)) throw new Error('no edges');
    expect(edges).toHaveLength(10);
    for (const [index, edge] of edges.entries()) {
      const rest = await server.graphql(query, { after: at(edge, 'cursor') });
      expect(at(rest.data, 'searchImages', 'edges')).toEqual(edges.slice(index + 1));
    }
    expect(at(data, 'searchImages', 'pageInfo')).toEqual({
      hasNextPage: false,
      endCursor: at(edges.at(-1), 'cursor'),
    });
  });

  it('takes filters within filters, written out and as variables', async () => {
    const ask = `query ($filter: FilterInput) { searchImages(filter: $filter) { totalCount } }`;
    const filter = { all: [{ text: 'fox' }, { none: [{ any: [{ path: 'big' }, { lora: 'x' }] }] }] };
    const asVariable = await server.graphql(ask, { filter });
    const written = await server.graphql(
      '{ searchImages(filter: { all: [{ text: "fox" }, { none: [{ any: [{ path: "big" }, { lora: "x" }] }] }] }) { totalCount } }',
    );
    expect(at(asVariable.data, 'searchImages', 'totalCount')).toBe(6);
    expect(written.data).toEqual(asVariable.data);
  });

  it('takes null for what is left out', async () => {
    const { data } = await server.graphql(
      'query ($filter: FilterInput) { searchImages(filter: $filter, query: null) { totalCount } }',
      { filter: { text: null, steps: { from: null }, any: null } },
    );
    expect(at(data, 'searchImages', 'totalCount')).toBe(16);
  });
});

describe('filters without bounds', () => {
  const list = (count: number, item: string): string => Array.from({ length: count }, () => item).join(',');
  const deep = (depth: number): string => `${'{"any":['.repeat(depth)}{"text":"fox"}${']}'.repeat(depth)}`;
  const any = (count: number): string => `{"any":[${list(count, '{"text":"x"}')}]}`;

  it.each([
    ['too deep', deep(40)],
    ['deeper than they may be in a line', deep(900)],
    ['much too deep', deep(3000)],
    ['deeper than any stack', deep(20_000)],
    ['too wide', any(201)],
    ['of too many conditions', `{"all":[${list(3, any(100))}]}`],
    ['of too long a text', `{"text":"${'x'.repeat(10_001)}"}`],
  ])('that are %s are refused by each API', async (_what, filter) => {
    const response = await server.get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"query":"query ($filter: FilterInput) { searchImages(filter: $filter) { totalCount } }","variables":{"filter":${filter}}}`,
    });
    const refused: unknown = await response.json();
    // What is no question yet is refused in the form of the server's other errors.
    expect(at(refused, 'errors', 0, 'extensions', 'code') ?? at(refused, 'code')).toBe('INVALID_INPUT');
    // As little encoded as a URL takes it.
    const encoded = filter.replaceAll('"', '%22');
    // Node takes 16 kB of a URL and its headers.
    if (encoded.length > 14_000) return;
    expect(await server.json(`/api/v1/search/images?filter=${encoded}`)).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const input = `{%22filter%22:${encoded}}`;
    const answer = await server.json(`/trpc/images.search?input=${input}`);
    expect(at(answer, 'error', 'data', 'error', 'code')).toBe('INVALID_INPUT');
  });

  it.each(['*'.repeat(5000), '*a'.repeat(4000), '?'.repeat(9000), 'é*'.repeat(3000)])(
    'are harmless as patterns: %#',
    async (pattern) => {
      for (const field of ['path', 'model', 'lora']) {
        const filter = JSON.stringify({ [field]: pattern });
        const { data } = await server.graphql(
          'query ($filter: FilterInput) { searchImages(filter: $filter) { totalCount } }',
          { filter: JSON.parse(filter) as unknown },
        );
        expect(at(data, 'searchImages', 'totalCount')).toEqual(expect.any(Number));
      }
    },
  );
});

describe('suggestions', () => {
  it('are fields, and words of prompts with the number of their images', async () => {
    const { start, end, suggestions } = await server.trpc.search.suggest.query({ query: 'dog re' });
    expect([start, end]).toEqual([4, 6]);
    expect(suggestions).toContainEqual({ text: '"a red fox"', kind: 'word', count: 6 });
    const fields = await server.trpc.search.suggest.query({ query: 'mo' });
    expect(fields.suggestions).toContainEqual({ text: 'model:', kind: 'field', count: null });
  });

  it.each([
    ['model:', { text: 'dream', kind: 'value', count: 16 }],
    ['sampler:EU', { text: '"Euler a"', kind: 'value', count: 16 }],
    ['path:da', { text: '"day 0"', kind: 'value', count: 1 }],
    ['size:51', { text: '512x768', kind: 'value', count: 16 }],
    ['is:por', { text: 'portrait', kind: 'value', count: null }],
    ['prompt:"a d', { text: '"a dog"', kind: 'word', count: 6 }],
  ])('of %s are values that there are', async (query, suggestion) => {
    const { suggestions } = await server.trpc.search.suggest.query({ query });
    expect(suggestions).toContainEqual(suggestion);
  });

  it('lead to lines that can be read, and find as many as they say at least', async () => {
    for (const query of [
      '',
      'f',
      'model:',
      'sampler:',
      'path:',
      'size:',
      'is:',
      'lora:x',
      '-mo',
      '(fo',
      '"a',
    ]) {
      const { start, end, suggestions } = await server.trpc.search.suggest.query({ query, limit: 100 });
      for (const { text, kind, count } of suggestions) {
        if (kind === 'field') continue;
        const line = query.slice(0, start) + text + query.slice(end);
        const { total } = await server.trpc.images.search.query({ query: line.replace(/^[-(]/, '') });
        expect(total, line).toBeGreaterThanOrEqual(count ?? 0);
      }
    }
  });
});

it('facets count what searches with their values find', async () => {
  const { total, facets } = await server.trpc.search.facets.query({ query: 'fox' });
  expect(total).toBe(10);
  for (const { name, values } of facets) {
    for (const { value, count } of values) {
      const filters = {
        size: { width: { from: 512, to: 512 }, height: { from: 768, to: 768 } },
        directory: { path: value },
        word: { prompt: value },
      };
      const own =
        name === 'size' || name === 'directory' || name === 'word' ? filters[name] : { [name]: value };
      const found = await server.trpc.images.search.query({ query: 'fox', filter: own });
      expect(found.total, `${name} ${value}`).toBeGreaterThanOrEqual(count);
      if (name !== 'word') expect(found.total, `${name} ${value}`).toBe(count);
    }
  }
});

it('a line and an object that are both given must both hold', async () => {
  const { total } = await server.trpc.images.search.query({ query: 'fox', filter: { path: 'big' } });
  expect(total).toBe(4);
});
