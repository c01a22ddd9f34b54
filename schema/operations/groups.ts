import { z } from 'zod';
import { GroupDifferences, GroupIndex } from '../models/group-details.js';
import { GroupRule } from '../models/group-rule.js';
import { Group } from '../models/library.js';
import { operation } from '../operation.js';
import { CursorInput, DirectionInput, IdInput, page, pagingInput, PathInput } from './common.js';
import { OrderInput, searchInput } from './search-input.js';

const search = z
  .string()
  .max(10_000)
  .default('')
  .describe('Only groups whose prompt or negative prompt holds this text, in any case of letters.');

/** What `GET /api/groups` takes: its answer has no pages. */
export const AllGroupsInput = z.strictObject({ directory: PathInput.default(''), search });

const groupsInput = {
  ...searchInput,
  search,
  rule: GroupRule.optional().describe(
    'What makes a group; consecutive seeds in the names of files if left out.',
  ),
  sort: z
    .enum(['path', 'date', 'name', 'id', 'seed', 'size', 'count', 'relevance'])
    .default('path')
    .describe('By the first image of each; `date` by the last one written, `count` by the number of images.'),
  order: OrderInput,
};

export const groupsList = operation({
  name: 'groups.list',
  kind: 'query',
  isLong: true,
  summary:
    'Groups of images, by default those of consecutive seeds, with the metadata of the first image of each. ' +
    'A search finds the groups of which it finds an image.',
  input: z.strictObject({ ...groupsInput, ...pagingInput }),
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

export const groupsDifferences = operation({
  name: 'groups.differences',
  kind: 'query',
  summary: 'What all images of a group have in common, and what differs from image to image.',
  input: z.strictObject({ id: IdInput }),
  output: GroupDifferences,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/groups/{id}/differences' },
});

/** Most groups in one answer of ids and counts: some megabytes. */
const MAX_INDEX = 100_000;

export const groupsIndex = operation({
  name: 'groups.index',
  kind: 'query',
  isLong: true,
  summary: 'The ids and counts of many groups in their order, for a scroll bar of true length.',
  input: z.strictObject({
    ...groupsInput,
    cursor: CursorInput,
    direction: DirectionInput,
    limit: z.number().int().min(1).max(MAX_INDEX).default(MAX_INDEX).describe('Most groups in the answer.'),
  }),
  output: GroupIndex,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/group-index' },
});
