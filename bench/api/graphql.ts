import { printSchema } from 'graphql';
import { graphqlSchema } from '../../schema/graphql/index.js';
import { startMemoryYoga } from '../peers/peers.js';
import { isObject } from '../processes/messages.js';
import { answerOf, compare, writeAnswer } from './compared.js';
import type { ApiPart } from './part.js';

const CALLS = 300;
const QUERY = `{
  directory(path: "") {
    groups(first: 20) {
      totalCount
      nodes {
        id count firstSeed lastSeed
        images(first: 5) {
          nodes { id path seed metadata { prompt negativePrompt seed steps sampler model { name } width height } }
        }
      }
    }
  }
}`;

/** 20 groups with 5 images each, with the metadata of each image. */
export const graphqlPart: ApiPart = {
  name: 'graphql',
  async measure({ port, scratch, rounds }) {
    const path = `/graphql?query=${encodeURIComponent(QUERY.replaceAll(/\s+/g, ' '))}`;
    const answer = await answerOf(port, path);
    const data = isObject(answer) && 'data' in answer ? answer.data : undefined;
    const file = writeAnswer(scratch.path('api/graphql.json'), JSON.stringify(data));
    const schema = writeAnswer(scratch.path('api/schema.graphql'), printSchema(graphqlSchema));
    await using yoga = await startMemoryYoga({ schema, data: file });
    return await compare({
      what: '20 groups with 5 images each, with metadata, through GraphQL',
      beside: 'Yoga out of memory',
      ours: { port, paths: [path] },
      yardstick: { port: yoga.told.port, paths: [path] },
      rounds,
      calls: CALLS,
      target: { atLeast: 40, unit: '%' },
    });
  },
};
