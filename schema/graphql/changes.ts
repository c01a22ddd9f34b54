import type { Change, Changes } from '../models/changes.js';
import { DEFAULT_CHANGES } from '../operations/changes.js';
import { libraryChanges, libraryOnChange } from '../operations/index.js';
import { builder } from './builder.js';
import { ImageType } from './library.js';

const ChangeType = builder.objectRef<Change>('Change').implement({
  description: 'Something that has changed in the library.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Give it as `after` to go on behind this change.' }),
    kind: t.exposeString('kind', {
      description:
        '`added`, `removed` or `changed`: an image. `directory`: is to be read again. `directoryRemoved`: has gone with all below ' +
        'it. `status`: work in the background has begun or ended. `reload`: everything is to be read again. `checkpoint`: an id to ' +
        'go on from.',
    }),
    path: t.exposeString('path', { nullable: true, description: 'Of the image.' }),
    directory: t.exposeString('directory', {
      nullable: true,
      description: 'That holds the image, is to be read again, or has gone.',
    }),
    image: t.expose('image', {
      type: ImageType,
      nullable: true,
      description: 'The image, also where it is gone: then its metadata cannot be read.',
    }),
  }),
});

const ChangesType = builder.objectRef<Changes>('Changes').implement({
  description: 'The changes behind one of them.',
  fields: (t) => ({
    changes: t.expose('changes', { type: [ChangeType] }),
    lastId: t.exposeID('lastId', { description: 'Give it as `after` for the next changes.' }),
    isReset: t.exposeBoolean('isReset', {
      description: 'Whether some changes are not known, so that everything is to be read again.',
    }),
  }),
});

const after = 'The id of the last change that is known.';
const directory = 'Only changes at it and below it.';

/** Adds the questions about what changes. */
export function addChanges(): void {
  builder.queryField('changes', (t) =>
    t.field({
      type: ChangesType,
      nullable: true,
      description: 'What has changed since. Without `after` no changes, but the id to begin with.',
      args: {
        after: t.arg.id({ description: after }),
        directory: t.arg.string({ description: directory }),
        limit: t.arg.int({ description: 'Most changes in the answer.', defaultValue: DEFAULT_CHANGES }),
      },
      complexity: ({ limit }) => ({ field: 1, multiplier: Math.max(1, limit ?? DEFAULT_CHANGES) }),
      resolve: (_root, args, { run }) =>
        run(libraryChanges, {
          after: args.after,
          directory: args.directory ?? undefined,
          limit: args.limit ?? undefined,
        }),
    }),
  );

  builder.subscriptionType({
    fields: (t) => ({
      changes: t.field({
        type: ChangeType,
        description: 'What changes in the library, as it does; with `after` also what has changed since.',
        args: {
          after: t.arg.id({ description: after }),
          directory: t.arg.string({ description: directory }),
        },
        subscribe: (_root, args, { follow }) =>
          follow(libraryOnChange, { lastEventId: args.after, directory: args.directory ?? undefined }),
        resolve: (change) => change,
      }),
    }),
  });
}
