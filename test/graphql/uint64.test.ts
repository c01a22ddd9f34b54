import { graphql, GraphQLInt, GraphQLObjectType, GraphQLScalarType, GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { graphqlSchema } from '../../schema/graphql/index.js';

/** A schema that gives back what the scalar took in. */
function echo(): GraphQLSchema {
  const type = graphqlSchema.getType('UInt64');
  if (!(type instanceof GraphQLScalarType)) throw new Error('no scalar UInt64');
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        echo: { type, args: { value: { type } }, resolve: (_root, { value }: { value: unknown }) => value },
        other: { type: GraphQLInt },
      },
    }),
  });
}

describe('UInt64', () => {
  it.each([
    { literal: '18446744073709551615', value: '18446744073709551615' },
    { literal: '"18446744073709551615"', value: '18446744073709551615' },
    { literal: '"0042"', value: '42' },
    { literal: '7', value: '7' },
  ])('takes the literal $literal exactly', async ({ literal, value }) => {
    const { data } = await graphql({ schema: echo(), source: `{ echo(value: ${literal}) }` });
    expect(data).toEqual({ echo: value });
  });

  it.each([
    { variable: '18446744073709551615', value: '18446744073709551615' },
    { variable: 42, value: '42' },
  ])('takes the variable $variable exactly', async ({ variable, value }) => {
    const source = 'query ($value: UInt64) { echo(value: $value) }';
    const { data } = await graphql({ schema: echo(), source, variableValues: { value: variable } });
    expect(data).toEqual({ echo: value });
  });

  it.each(['-1', '1.5', '"seed"', '""', 'true', '[1]'])('refuses the literal %s', async (literal) => {
    const { errors } = await graphql({ schema: echo(), source: `{ echo(value: ${literal}) }` });
    expect(errors).toHaveLength(1);
  });

  it.each([18446744073709552000, -1, 1.5, '-1', 'x'])(
    'refuses the variable %s, which lost digits or is none',
    async (variable) => {
      const source = 'query ($value: UInt64) { echo(value: $value) }';
      const { errors } = await graphql({ schema: echo(), source, variableValues: { value: variable } });
      expect(errors).toHaveLength(1);
    },
  );
});
