import { z } from 'zod';
import { Directory } from '../models/library.js';
import { operation } from '../operation.js';
import { CursorInput, DirectionInput, LimitInput, page, PathInput } from './common.js';

export const directoriesGet = operation({
  name: 'directories.get',
  kind: 'query',
  summary: 'One directory, or the base directory.',
  input: z.strictObject({ path: PathInput.default('') }),
  output: Directory,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/directory' },
});

export const directoriesList = operation({
  name: 'directories.list',
  kind: 'query',
  summary: 'The directories in a directory, in natural order, with the directory itself.',
  input: z.strictObject({
    path: PathInput.default(''),
    cursor: CursorInput,
    direction: DirectionInput,
    limit: LimitInput.optional().describe('Most directories in the answer; all of them if left out.'),
  }),
  output: page(Directory).extend({ directory: Directory.describe('The directory that was asked for.') }),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/directories' },
});
