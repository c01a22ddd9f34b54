import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestServer } from '../support/server.js';
import { type Asked, askAndLeave, findFox, SLOW, SLOW_QUERY, startSlowServer } from './slow.js';

let server: TestServer;
beforeAll(async () => {
  server = await startSlowServer();
}, 60_000);
afterAll(() => server[Symbol.asyncDispose]());

const RULES = [undefined, { step: 2 }, { splitBy: ['prompt', 'model'] }, { seedFrom: 'metadata', maxGap: 3 }];
const GRAPHQL = {
  groups: `query ($filter: FilterInput) { directory { groups(filter: $filter, rule: { step: 2 }, sort: date) {
    totalCount nodes { differences { images } images { nodes { metadata { prompt } } } } } } }`,
  index: 'query ($filter: FilterInput) { directory { groupIndex(filter: $filter, sort: count) { total } } }',
  nested: `query ($filter: FilterInput) { directory { directories { path groups(filter: $filter) { totalCount }
    directories { groups(filter: $filter, first: 1) { totalCount } } } } }`,
  facets:
    'query ($filter: FilterInput) { facets(filter: $filter) { total } suggest(query: "model:") { start } }',
};
const CALLS = ['groups.list', 'groups.index', 'images.search', 'search.facets'];
const BATCH = Array.from({ length: 20 }, (_, index) => CALLS[index % CALLS.length]);
const INPUTS = Object.fromEntries(BATCH.map((_, index) => [index, { filter: SLOW, recursive: true }]));

const cases: [string, Asked][] = [
  ...RULES.map((rule): [string, Asked] => [
    `a page of groups over REST by ${JSON.stringify(rule ?? {})}`,
    {
      path: `/api/v1/groups?${SLOW_QUERY}${rule === undefined ? '' : `&rule=${encodeURIComponent(JSON.stringify(rule))}`}`,
    },
  ]),
  ['an index of groups over REST', { path: `/api/v1/group-index?${SLOW_QUERY}&sort=name` }],
  ...Object.entries(GRAPHQL).map(([name, query]): [string, Asked] => [
    `${name} over GraphQL`,
    { path: '/graphql', body: { query, variables: { filter: SLOW } } },
  ]),
  ['a batch over tRPC', { path: `/trpc/${BATCH.join(',')}?batch=1`, body: INPUTS }],
];

// What goes on all the same keeps the next search waiting for longer than a test may take.
it.each(cases)('%s ends with its connection', { timeout: 15_000 }, async (_name, asked) => {
  await askAndLeave(server, asked);
  expect(await findFox(server)).toEqual(['1-1.png']);
});
