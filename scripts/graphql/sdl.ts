import { lexicographicSortSchema, printSchema } from 'graphql';
import { graphqlSchema } from '../../schema/graphql/index.js';

/** The GraphQL schema as text for code generators and editors, in an order that no edit of the sources changes. */
export function sdl(): string {
  return `# Written by \`npm run graphql:sdl\`.\n\n${printSchema(lexicographicSortSchema(graphqlSchema))}\n`;
}
