import { z } from 'zod';
import { Group } from '../models/library.js';
import { operation } from '../operation.js';
import { IdInput, page, pagingInput, PathInput } from './common.js';

const search = z
  .string()
  .max(10_000)
  .default('')
  .describe('Only groups whose prompt or negative prompt holds this text, in any case of letters.');

/** What `GET /api/groups` takes: its answer has no pages. */
export const AllGroupsInput = z.strictObject({ directory: PathInput.default(''), search });

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
