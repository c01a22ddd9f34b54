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

export const libraryUnreadable = operation({
  name: 'library.unreadable',
  kind: 'query',
  summary: 'The images that cannot be read, with the reasons.',
  input: z.strictObject(pagingInput),
  output: page(UnreadableImage),
  errors: [],
  rest: { method: 'get', path: '/library/unreadable' },
});
