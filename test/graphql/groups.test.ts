import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infotext, pngImage } from '../support/folder.js';
import { at, startServer, type TestServer } from '../support/server.js';

const GROUPS = 12;

/** Groups of three images with a seed left out in each, whose steps differ. */
const library = Object.fromEntries(
  Array.from({ length: GROUPS }, (_, group) =>
    [0, 1, 3].map((index) => {
      const seed = String((GROUPS - group) * 1000 + index);
      const more = infotext({ prompt: `batch ${group}`, seed }).replace('Steps: 20', `Steps: ${20 + index}`);
      return [`batch/${group}-${seed}.png`, pngImage(more)] as const;
    }),
  ).flat(),
);

let server: TestServer;
beforeAll(async () => {
  server = await startServer(library);
  await server.catalog.idle();
});
afterAll(() => server[Symbol.asyncDispose]());

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

describe('groups', () => {
  it('come by a rule, with its borders, what is missing, and what differs', async () => {
    const { data, errors } = await server.graphql(
      `query ($rule: GroupRuleInput) { directory(path: "batch") { groups(first: 1, rule: $rule) { totalCount nodes {
        rule { step maxGap splitBy seedFrom } begins ends missingSeeds { count seeds }
        prompt negativePrompt width height model { name } generator { name } cover { path }
        differences { images varying { name values { value count } } }
      } } } }`,
      { rule: { maxGap: 1, splitBy: ['prompt'] } },
    );
    expect(errors).toBeUndefined();
    expect(at(data, 'directory', 'groups')).toEqual({
      totalCount: GROUPS,
      nodes: [
        {
          rule: { step: 1, maxGap: 1, splitBy: ['prompt'], seedFrom: 'name' },
          begins: 'directory',
          ends: 'seed',
          missingSeeds: { count: 1, seeds: ['12002'] },
          prompt: 'batch 0',
          negativePrompt: 'blurry',
          width: 512,
          height: 768,
          model: { name: 'dream' },
          generator: { name: 'AUTOMATIC1111' },
          cover: { path: 'batch/0-12000.png' },
          differences: {
            images: 3,
            varying: [
              {
                name: 'steps',
                values: [
                  { value: '20', count: 1 },
                  { value: '21', count: 1 },
                  { value: '23', count: 1 },
                ],
              },
            ],
          },
        },
      ],
    });
  });

  it('of a deep query read no file and no directory again', async () => {
    const before = { ...server.activity };
    const { errors, data } = await server.graphql(`{
      directory(path: "batch") {
        groups(first: 100, rule: { maxGap: 2 }, sort: seed) { nodes {
          differences { common { name value } } images { nodes { metadata { steps } } } metadata { prompt }
        } }
        other: groups(first: 100, query: "steps:>20", sort: date) { nodes { differences { images } } }
        groupIndex(rule: { step: 0 }) { total }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(at(data, 'directory', 'groupIndex', 'total')).toBe(3 * GROUPS);
    expect(server.activity).toEqual(before);
  });

  it('have a cursor each, in any order', async () => {
    const ask = async (after: unknown, order: string): Promise<unknown> => {
      const { data } = await server.graphql(
        `query ($after: String, $order: SortOrder) { directory(path: "batch") {
          groups(first: 5, after: $after, rule: { maxGap: 1 }, sort: seed, order: $order) {
            edges { cursor node { firstSeed } } pageInfo { hasNextPage endCursor startCursor }
          }
        } }`,
        { after, order },
      );
      return at(data, 'directory', 'groups');
    };
    for (const order of ['asc', 'desc']) {
      const page = await ask(null, order);
      const edges = listOf(at(page, 'edges'));
      expect(edges).toHaveLength(5);
      expect(at(page, 'pageInfo')).toEqual({
        hasNextPage: true,
        startCursor: at(edges, 0, 'cursor'),
        endCursor: at(edges, 4, 'cursor'),
      });
      const rest = await ask(at(edges, 1, 'cursor'), order);
      expect(at(rest, 'edges', 0)).toEqual(edges[2]);
      expect(new Set(edges.map((edge) => at(edge, 'cursor'))).size).toBe(5);
    }
  });

  it('are refused where they cost too much, before anything is read', async () => {
    const { errors } = await server.graphql(
      '{ directory { groups(first: 500) { nodes { images(first: 500) { nodes { metadata { prompt } } } differences { images } } } } }',
    );
    expect(errors?.[0]?.extensions.code).toBe('INVALID_INPUT');
  });
});
