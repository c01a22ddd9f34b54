import type { LibraryStatus, UnreadableImage } from '../models/status.js';
import { builder } from './builder.js';

export const LibraryStatusType = builder.objectRef<LibraryStatus>('LibraryStatus').implement({
  description: 'What is known of the library, and what goes on in the background.',
  fields: (t) => ({
    phase: t.exposeString('phase', { description: '`names`, `metadata`, `checking`, `idle` or `away`.' }),
    directories: t.exposeInt('directories'),
    images: t.exposeInt('images', { description: 'Known by name.' }),
    groups: t.exposeInt('groups'),
    parsed: t.exposeInt('parsed', { description: 'Images with metadata.' }),
    withoutMetadata: t.exposeInt('withoutMetadata', { description: 'Images that were read and hold none.' }),
    unreadable: t.exposeInt('unreadable', { description: 'Images that cannot be read.' }),
    unparsed: t.exposeInt('unparsed', { description: 'Images that are still to be read.' }),
    filesPerSecond: t.exposeFloat('filesPerSecond', { nullable: true }),
    secondsLeft: t.exposeFloat('secondsLeft', { nullable: true }),
    watched: t.exposeInt('watched', {
      description: 'Directories of which the system tells changes by itself.',
    }),
    unwatched: t.exposeInt('unwatched'),
    watchProblem: t.exposeString('watchProblem', { nullable: true }),
    catalog: t.exposeString('catalog', { description: '`file` or `memory`.' }),
    loopDelay: t.exposeFloat('loopDelay', {
      description: 'Milliseconds that the worst percent of what is due waits for the main thread.',
    }),
    catalogProblem: t.exposeString('catalogProblem', { nullable: true }),
    // Beyond 2 GB, which an Int cannot hold.
    catalogBytes: t.exposeFloat('catalogBytes'),
  }),
});

const UnreadableImageType = builder.objectRef<UnreadableImage>('UnreadableImage').implement({
  description: 'An image that cannot be read.',
  fields: (t) => ({
    id: t.exposeID('id'),
    path: t.exposeString('path'),
    reason: t.exposeString('reason'),
  }),
});

export const UnreadableConnection = builder.connectionObject({
  name: 'UnreadableImageConnection',
  type: UnreadableImageType,
});
