import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { implementations } from '../router/handlers/index.js';
import { appRouter } from '../router/trpc.js';
import { graphqlSchema } from '../schema/graphql/index.js';
import { operations } from '../schema/operations/index.js';
import { corpus } from './rest/corpus.js';
import { graphqlQuestions, graphqlTypes, graphqlVariables, type Ids } from './support/questions.js';
import { startServer, type TestServer } from './support/server.js';
import { firstOf, type StreamApi } from './support/streams.js';

/** Every operation, asked through all three APIs over one corpus: equal data, equal error code. */

let server: TestServer;
let ids: Ids;
beforeAll(async () => {
  server = await startServer(corpus);
  await server.catalog.idle();
  const { items } = await server.trpc.groups.list.query({ directory: 'sub', recursive: false });
  const [group] = items;
  const [image] = group?.images ?? [];
  if (group === undefined || image === undefined) throw new Error('the corpus has no group in sub');
  const { lastId } = await server.trpc.library.changes.query();
  server.catalog.changes.append([
    { kind: 'directory', directory: 'sub' },
    { kind: 'changed', directory: 'sub', name: image.filename },
  ]);
  ids = { group: group.id, image: image.id, change: lastId };
});
afterAll(() => server[Symbol.asyncDispose]());

/** An answer of any API, in one form. */
type Outcome = { data: unknown } | { code: unknown };

async function askRest(name: string, input: Record<string, unknown>): Promise<Outcome> {
  if (isStream(name)) return askStream('REST', input);
  const route = operations.find((operation) => operation.name === name)?.rest;
  if (route === undefined) throw new Error(`${name} has no route`);
  const query = new URLSearchParams();
  let path = route.path;
  for (const [key, value] of Object.entries(input)) {
    if (path.includes(`{${key}}`)) path = path.replace(`{${key}}`, encodeURIComponent(String(value)));
    else query.set(key, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const response = await (route.method === 'post'
    ? server.get(`/api/v1${path}`, posted(input))
    : server.get(`/api/v1${path}?${query.toString()}`));
  const body: unknown = await response.json();
  return isObject(body) && 'code' in body ? { code: body['code'] } : { data: body };
}

function posted(input: Record<string, unknown>): RequestInit {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) };
}

async function askTrpc(name: string, input: Record<string, unknown>): Promise<Outcome> {
  if (isStream(name)) return askStream('tRPC', input);
  const isQuery = operations.find((operation) => operation.name === name)?.kind === 'query';
  const response = await (isQuery
    ? server.get(`/trpc/${name}?input=${encodeURIComponent(JSON.stringify(input))}`)
    : server.get(`/trpc/${name}`, posted(input)));
  const body: unknown = await response.json();
  if (!isObject(body)) throw new Error('tRPC answered with something else than an object');
  const { result, error } = body;
  if (isObject(result)) return { data: result['data'] };
  const data = isObject(error) ? error['data'] : undefined;
  const report = isObject(data) ? data['error'] : undefined;
  return { code: isObject(report) ? report['code'] : undefined };
}

async function askGraphql(name: string, input: Record<string, unknown>): Promise<Outcome> {
  if (isStream(name)) return askStream('GraphQL', input);
  const question = graphqlQuestions[name];
  if (question === undefined) throw new Error(`no GraphQL question for ${name}`);
  const { data, errors } = await server.graphql(question.query, graphqlVariables(name, input));
  const [error] = errors ?? [];
  return error === undefined ? { data: question.pick(data) } : { code: error.extensions.code };
}

function isStream(name: string): boolean {
  return operations.find((operation) => operation.name === name)?.kind === 'subscription';
}

/** Of a stream the first event is its answer. */
function askStream(
  api: StreamApi,
  { lastEventId: after, ...question }: { lastEventId?: string; directory?: string },
): Promise<Outcome> {
  return firstOf(server.url, api, after === undefined ? question : { ...question, after });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const asked = (): { name: string; input: Record<string, unknown> }[] => [
  { name: 'directories.get', input: {} },
  { name: 'directories.get', input: { path: 'sub' } },
  { name: 'directories.get', input: { path: 'missing' } },
  { name: 'directories.get', input: { path: '..' } },
  { name: 'directories.list', input: {} },
  { name: 'directories.list', input: { path: 'sub' } },
  { name: 'directories.list', input: { path: 'missing' } },
  { name: 'directories.list', input: { path: '../x' } },
  { name: 'groups.list', input: {} },
  { name: 'groups.list', input: { directory: 'sub', recursive: false } },
  { name: 'groups.list', input: { search: '夜' } },
  { name: 'groups.list', input: { limit: 3 } },
  { name: 'groups.list', input: { limit: 2, cursor: ids.group } },
  { name: 'groups.list', input: { directory: 'missing' } },
  { name: 'groups.list', input: { directory: '/etc' } },
  { name: 'groups.list', input: { limit: -1 } },
  { name: 'groups.list', input: { cursor: 'nonsense' } },
  { name: 'groups.list', input: { query: 'cat | prompt:last', sort: 'relevance' } },
  {
    name: 'groups.list',
    input: { filter: { seed: { from: '101' }, none: [{ text: 'last' }] }, sort: 'seed' },
  },
  { name: 'groups.list', input: { query: 'steps:' } },
  { name: 'groups.list', input: { sort: 'count', limit: 2 } },
  { name: 'groups.list', input: { sort: 'size', order: 'asc', directory: 'sub' } },
  { name: 'groups.list', input: { sort: 'length' } },
  { name: 'groups.list', input: { rule: { maxGap: 1, splitBy: ['prompt'], seedFrom: 'metadata' } } },
  { name: 'groups.list', input: { rule: { step: 0, maxGap: 3 }, sort: 'name', order: 'desc' } },
  { name: 'groups.list', input: { rule: { step: -9_007_199_254_740_991 } } },
  { name: 'groups.list', input: { rule: { maxGap: -1 } } },
  { name: 'groups.list', input: { sort: 'date', cursor: ids.group } },
  { name: 'groups.index', input: {} },
  { name: 'groups.index', input: { limit: 3, rule: { maxGap: 1 }, sort: 'count' } },
  { name: 'groups.index', input: { directory: 'sub', recursive: false, limit: 1, query: 'last' } },
  { name: 'groups.index', input: { directory: 'missing' } },
  { name: 'groups.index', input: { limit: 1_000_000 } },
  { name: 'groups.index', input: { cursor: 'nonsense' } },
  { name: 'groups.differences', input: { id: ids.group } },
  { name: 'groups.differences', input: { id: 'nonsense' } },
  { name: 'groups.get', input: { id: ids.group } },
  { name: 'groups.get', input: { id: 'nonsense' } },
  { name: 'images.list', input: { directory: '' } },
  { name: 'images.list', input: { directory: 'sub', limit: 1 } },
  { name: 'images.list', input: { group: ids.group } },
  { name: 'images.list', input: { directory: 'missing' } },
  { name: 'images.list', input: { group: 'nonsense' } },
  { name: 'images.get', input: { id: ids.image } },
  { name: 'images.previews', input: { ids: [ids.image, 'nonsense', ids.group, ids.image] } },
  { name: 'images.previews', input: { ids: [] } },
  { name: 'images.previews', input: { ids: Array.from({ length: 201 }, () => ids.image) } },
  { name: 'groups.previews', input: { ids: ['nonsense', ids.group, ids.image] } },
  { name: 'groups.previews', input: { ids: [''] } },
  { name: 'images.search', input: {} },
  { name: 'images.search', input: { query: 'cat | path:sub', limit: 2 } },
  { name: 'images.search', input: { filter: { none: [{ path: 'sub' }] }, sort: 'name', order: 'desc' } },
  { name: 'images.search', input: { filter: { seed: { from: '18446744073709551615' } }, sort: 'seed' } },
  { name: 'images.search', input: { query: '-is:empty', directory: 'sub', recursive: false } },
  { name: 'images.search', input: { sort: 'name', cursor: ids.image } },
  { name: 'images.search', input: { cursor: 'nonsense' } },
  { name: 'images.search', input: { query: 'steps:many' } },
  { name: 'images.search', input: { filter: { steps: { from: 1, above: 'x' } } } },
  { name: 'images.search', input: { filter: { colour: 'red' } } },
  { name: 'images.search', input: { directory: 'missing' } },
  { name: 'images.get', input: { id: 'nonsense' } },
  { name: 'metadata.get', input: { path: '00001-100.png' } },
  { name: 'metadata.get', input: { path: 'plain/00009-50.png' } },
  { name: 'metadata.get', input: { path: 'sub/夜景/00001-7.jpg' } },
  { name: 'metadata.get', input: { path: 'missing.png' } },
  { name: 'metadata.get', input: { path: '../secret.png' } },
  { name: 'library.changes', input: {} },
  { name: 'library.changes', input: { after: ids.change } },
  { name: 'library.changes', input: { after: ids.change, directory: 'sub', limit: 1 } },
  { name: 'library.changes', input: { after: ids.change, directory: 'plain' } },
  { name: 'library.changes', input: { after: 'nonsense' } },
  { name: 'library.changes', input: { directory: 'missing' } },
  { name: 'library.changes', input: { directory: '../x' } },
  { name: 'library.changes', input: { limit: 0 } },
  { name: 'library.onChange', input: {} },
  { name: 'library.onChange', input: { lastEventId: ids.change } },
  { name: 'library.onChange', input: { lastEventId: 'nonsense', directory: 'sub' } },
  { name: 'library.onChange', input: { directory: 'missing' } },
  { name: 'library.onChange', input: { directory: '../x' } },
  { name: 'library.status', input: {} },
  { name: 'library.rescan', input: {} },
  { name: 'library.rescan', input: { full: false } },
  { name: 'library.rescan', input: { full: 'yes' } },
  { name: 'library.unreadable', input: {} },
  { name: 'library.unreadable', input: { limit: 1 } },
  { name: 'library.unreadable', input: { cursor: 'nonsense' } },
  { name: 'search.facets', input: {} },
  { name: 'search.facets', input: { facets: ['word', 'directory'], limit: 2, query: 'path:sub' } },
  { name: 'search.facets', input: { facets: [], directory: 'sub' } },
  { name: 'search.facets', input: { facets: ['colour'] } },
  { name: 'search.facets', input: { directory: '..' } },
  { name: 'search.parse', input: { query: '"a cat" -dog model:sd* steps:>20 size:512x768' } },
  { name: 'search.parse', input: { query: '' } },
  { name: 'search.parse', input: { query: 'a (b' } },
  { name: 'search.suggest', input: { query: 'mo' } },
  { name: 'search.suggest', input: { query: 'sampler:eu dog', position: 10, limit: 3 } },
  { name: 'search.suggest', input: { query: 'path:', directory: 'sub' } },
  { name: 'search.suggest', input: { query: 'a', directory: 'missing' } },
  { name: 'server.info', input: {} },
];

/** An outcome without what changes from one moment to the next. */
function lasting(outcome: Outcome): Outcome {
  if (!('data' in outcome) || !isObject(outcome.data) || !('loopDelay' in outcome.data)) return outcome;
  const passing = { phase: 'idle', filesPerSecond: null, secondsLeft: null, loopDelay: 0 };
  return { data: { ...outcome.data, ...passing } };
}

describe('the three APIs', () => {
  it('give equal data and equal errors for every question', async () => {
    for (const { name, input } of asked()) {
      const what = `${name} ${JSON.stringify(input)}`;
      const viaTrpc = lasting(await askTrpc(name, input));
      expect(lasting(await askRest(name, input)), `REST, ${what}`).toEqual(viaTrpc);
      expect(lasting(await askGraphql(name, input)), `GraphQL, ${what}`).toEqual(
        'data' in viaTrpc ? { data: graphqlQuestions[name]?.expected(viaTrpc.data) } : viaTrpc,
      );
    }
  });

  it('are asked both questions that succeed and, where an operation may fail, questions that fail', async () => {
    const outcomes = new Map<string, Set<string>>();
    for (const { name, input } of asked()) {
      const outcome = await askTrpc(name, input);
      const seen = outcomes.get(name) ?? new Set();
      outcomes.set(name, seen.add('data' in outcome ? 'data' : String(outcome.code)));
    }
    for (const { name, errors, exempt } of operations) {
      if (exempt?.trpc !== undefined) continue;
      expect(outcomes.get(name), name).toContain('data');
      if (errors.length > 0)
        expect(
          [...(outcomes.get(name) ?? [])].some((code) => code !== 'data'),
          name,
        ).toBe(true);
    }
  });

  it('answer with what the contracts declare, and nothing beside it', async () => {
    for (const { name, input } of asked()) {
      const outcome = await askTrpc(name, input);
      const contract = operations.find((operation) => operation.name === name);
      if ('data' in outcome) expect(contract?.output.parse(outcome.data), name).toEqual(outcome.data);
    }
  });
});

describe('every operation', () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s has one handler',
    (_name, operation) => {
      expect(implementations.filter((implementation) => implementation.operation === operation)).toHaveLength(
        1,
      );
    },
  );

  it.each(operations.map((operation) => [operation.name, operation] as const))(
    '%s is in every API, or says why not',
    (name, { exempt, rest }) => {
      expect(name in appRouter._def.procedures, 'tRPC').toBe(exempt?.trpc === undefined);
      expect(rest !== undefined, 'REST').toBe(exempt?.rest === undefined);
      expect(name in graphqlQuestions, 'GraphQL').toBe(exempt?.graphql === undefined);
    },
  );

  it('every tRPC procedure is an operation', () => {
    const names = new Set(operations.map(({ name }) => name));
    expect(Object.keys(appRouter._def.procedures).filter((name) => !names.has(name))).toEqual([]);
  });
});

describe('the GraphQL types', () => {
  it.each(graphqlTypes)('$type has every field of its model', ({ type, model }) => {
    const fields = graphqlSchema.getType(type);
    const names = fields !== undefined && 'getFields' in fields ? Object.keys(fields.getFields()) : [];
    expect(names).toEqual(expect.arrayContaining(Object.keys(model.shape)));
  });
});
