import { readFileSync } from 'node:fs';
import { createSchema, createYoga } from 'graphql-yoga';
import { argument } from '../processes/child.js';
import { isObject } from '../processes/messages.js';
import { listen } from './listening.js';

/** Yoga with a schema of ours and an answer in memory, of which it takes what is asked for. */
export interface MemoryYogaOptions {
  /** File of the schema, in the language of schemas. */
  schema: string;
  /** File of JSON text: what stands below `data` in the answer. */
  data: string;
}

const options = argument();
if (!isOptions(options)) throw new Error('expected a schema and an answer');
const data: unknown = JSON.parse(readFileSync(options.data, 'utf8'));
const fields = isObject(data) ? data : {};
const yoga = createYoga({
  schema: createSchema({
    typeDefs: readFileSync(options.schema, 'utf8'),
    resolvers: {
      Query: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, (): unknown => value])),
    },
  }),
  logging: false,
});
listen((request, response) => void yoga(request, response));

function isOptions(value: unknown): value is MemoryYogaOptions {
  return isObject(value) && 'schema' in value && 'data' in value;
}
