import { z } from 'zod';
import { Group, Image } from '../models/library.js';
import { operation } from '../operation.js';
import { IdInput, page, pagingInput, PathInput } from './common.js';

const search = z
  .string()
  .max(10_000)
  .default('')
  .describe('Only groups whose prompt or negative prompt holds this text, in any case of letters.');

export const groupsList = operation({
  name: 'groups.list',
  kind: 'query',
  summary: 'Groups of consecutive seeds in a directory, with the metadata of the first image of each.',
  input: z.strictObject({
    directory: PathInput.default(''),
    recursive: z.boolean().default(true).describe('Also the directories below it, depth first.'),
    search,
    ...pagingInput,
  }),
  output: page(Group),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/groups' },
});

export const groupsGet = operation({
  name: 'groups.get',
  kind: 'query',
  summary: 'One group.',
  input: z.strictObject({ id: IdInput }),
  output: Group,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/groups/{id}' },
});

/** A group with all of its images, however many. */
export const WholeGroup = Group.extend({ images: z.array(Image) });
export type WholeGroup = z.infer<typeof WholeGroup>;

/** Behind `GET /api/groups`, whose answer has no pages. */
export const groupsAll = operation({
  name: 'groups.all',
  kind: 'query',
  summary: 'All groups in a directory and below it, in one answer.',
  input: z.strictObject({ directory: PathInput.default(''), search }),
  output: z.array(WholeGroup),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  exempt: {
    rest: 'has a route of its own, GET /api/groups',
    trpc: 'the answer has no bound; groups.list pages through the same groups',
    graphql: 'the answer has no bound; groups.list pages through the same groups',
  },
});
