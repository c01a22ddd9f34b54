import { z } from 'zod';
import { Change, Changes } from '../models/changes.js';
import { operation, subscription } from '../operation.js';
import { PathInput } from './common.js';

/** Most changes in one answer. */
const MAX_CHANGES = 1000;
export const DEFAULT_CHANGES = 500;

const directory = PathInput.default('').describe(
  'Only changes at this directory and below it; of the whole library if left out.',
);

/** Any text will do: what is no id, or none any more, is answered by telling so. */
const ChangeIdInput = z
  .string()
  .max(1000)
  .nullish()
  .transform((id) => (id === '' ? undefined : (id ?? undefined)));

export const libraryChanges = operation({
  name: 'library.changes',
  kind: 'query',
  summary: 'What has changed since an earlier answer, for clients that ask from time to time.',
  input: z.strictObject({
    after: ChangeIdInput.describe(
      '`lastId` of the answer before, or the id of a change. Without it no changes are told, but the id to begin with.',
    ),
    directory,
    limit: z
      .number()
      .int()
      .min(1)
      .max(MAX_CHANGES)
      .default(DEFAULT_CHANGES)
      .describe(`Most changes in the answer, 1 to ${MAX_CHANGES}. Ask again where there are as many.`),
  }),
  output: Changes,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/library/changes' },
});

export const libraryOnChange = subscription({
  name: 'library.onChange',
  kind: 'subscription',
  summary: 'What changes in the library, as it does.',
  input: z.strictObject({
    lastEventId: ChangeIdInput.describe(
      'The id of the last change that is known, to be told of all since. It begins with the present if left out.',
    ),
    directory,
  }),
  output: Change,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/library/events' },
});
