import { LibraryStatus, UnreadableImage } from '../models/status.js';
import { operation } from '../operation.js';
import { page, pagingInput } from './common.js';
import { z } from 'zod';

export const libraryStatus = operation({
  name: 'library.status',
  kind: 'query',
  summary: 'What is known of the library, and what goes on in the background.',
  input: z.strictObject({}),
  output: LibraryStatus,
  errors: [],
  rest: { method: 'get', path: '/library/status' },
});

export const libraryRescan = operation({
  name: 'library.rescan',
  kind: 'mutation',
  summary: 'Looks at the whole library again, in the background.',
  input: z.strictObject({
    full: z
      .boolean()
      .default(true)
      .describe('Whether to look at every file too, which finds those that were rewritten in place unseen.'),
  }),
  output: LibraryStatus,
  errors: [],
  rest: { method: 'post', path: '/library/rescan' },
});

export const libraryUnreadable = operation({
  name: 'library.unreadable',
  kind: 'query',
  summary: 'The images that cannot be read, with the reasons.',
  input: z.strictObject(pagingInput),
  output: page(UnreadableImage),
  errors: [],
  rest: { method: 'get', path: '/library/unreadable' },
});
