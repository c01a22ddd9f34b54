import SchemaBuilder from '@pothos/core';
import ComplexityPlugin from '@pothos/plugin-complexity';
import RelayPlugin from '@pothos/plugin-relay';
import { SeedrollError } from '../errors.js';
import type { Follow, Run } from '../operation.js';

/** What a request brings to every resolver. */
export interface GraphQLContext {
  run: Run;
  follow: Follow;
}

/**
 * Bounds of one query, counted in the fields of the largest answer that it could have. The largest page of groups,
 * each with its largest page of images, passes; the same with the metadata of every image does not.
 */
const LIMITS = { complexity: 1_500_000, depth: 15, breadth: 300 };

export const builder = new SchemaBuilder<{
  Context: GraphQLContext;
  DefaultFieldNullability: false;
  DefaultEdgesNullability: { list: false; items: false };
  DefaultNodeNullability: false;
  Connection: { totalCount: number };
  Scalars: { UInt64: { Input: string; Output: string }; JSON: { Input: unknown; Output: unknown } };
}>({
  defaultFieldNullability: false,
  plugins: [RelayPlugin, ComplexityPlugin],
  relay: {
    nodeQueryOptions: false,
    nodesQueryOptions: false,
    nodesOnConnection: { description: 'The items of this page, without their cursors.' },
    edgesFieldOptions: { nullable: { list: false, items: false } },
    nodeFieldOptions: { nullable: false },
    cursorType: 'String',
    clientMutationId: 'omit',
  },
  complexity: {
    defaultComplexity: 1,
    // Lists that are no connection are short: words, parameters, raw fields.
    defaultListMultiplier: 1,
    limit: LIMITS,
    complexityError: (kind, { maxComplexity, complexity, maxDepth, depth, maxBreadth, breadth }) => {
      const [name, found, most] = {
        Complexity: ['complex', complexity, maxComplexity] as const,
        Depth: ['deep', depth, maxDepth] as const,
        Breadth: ['broad', breadth, maxBreadth] as const,
      }[kind];
      return new SeedrollError('INVALID_INPUT', `query: too ${name}: ${found}, at most ${most}`, {
        field: 'query',
      });
    },
  },
});

builder.globalConnectionField('totalCount', (t) =>
  t.int({ description: 'Number of items on all pages together.', resolve: ({ totalCount }) => totalCount }),
);
