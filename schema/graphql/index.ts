import type { GraphQLSchema } from 'graphql';
import {
  directoriesGet,
  groupsGet,
  imagesGet,
  libraryRescan,
  libraryStatus,
  libraryUnreadable,
  serverInfo,
} from '../operations/index.js';
import type { ServerInfo } from '../models/library.js';
import { builder } from './builder.js';
import { addChanges } from './changes.js';
import { connectionComplexity, pageInput, toConnection } from './connection.js';
import { DirectoryType, GroupType, ImageType, pageArgs } from './library.js';
import { addPreviews } from './previews.js';
import { addSearches } from './search.js';
import { LibraryStatusType, UnreadableConnection } from './status.js';
import { addUInt64 } from './uint64.js';

const ServerType = builder.objectRef<ServerInfo>('Server').implement({
  fields: (t) => ({
    version: t.exposeString('version'),
    baseDirectory: t.exposeString('baseDirectory', { description: 'Its name, without the path to it.' }),
    extensions: t.exposeStringList('extensions', { description: 'File name endings that are served.' }),
  }),
});

addUInt64(builder);
addChanges();
addPreviews();
addSearches();

builder.queryType({
  fields: (t) => ({
    directory: t.field({
      type: DirectoryType,
      nullable: true,
      args: { path: t.arg.string({ description: 'Relative to the base directory; that one if left out.' }) },
      resolve: (_root, { path }, { run }) => run(directoriesGet, { path: path ?? undefined }),
    }),
    group: t.field({
      type: GroupType,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { run }) => run(groupsGet, { id }),
    }),
    image: t.field({
      type: ImageType,
      nullable: true,
      args: { id: t.arg.id({ required: true }) },
      resolve: (_root, { id }, { run }) => run(imagesGet, { id }),
    }),
    status: t.field({
      type: LibraryStatusType,
      nullable: true,
      resolve: (_root, _args, { run }) => run(libraryStatus, {}),
    }),
    unreadable: t.field({
      type: UnreadableConnection,
      nullable: true,
      description: 'The images that cannot be read, with the reasons.',
      args: pageArgs,
      complexity: ({ first }) => connectionComplexity(first),
      resolve: async (_root, args, { run }) =>
        toConnection(await run(libraryUnreadable, pageInput(args)), args.after),
    }),
    server: t.field({
      type: ServerType,
      nullable: true,
      resolve: (_root, _args, { run }) => run(serverInfo, {}),
    }),
  }),
});

builder.mutationType({
  fields: (t) => ({
    rescan: t.field({
      type: LibraryStatusType,
      description: 'Looks at the whole library again, in the background.',
      args: { full: t.arg.boolean({ description: 'Whether to look at every file too; the default.' }) },
      resolve: (_root, { full }, { run }) => run(libraryRescan, { full: full ?? undefined }),
    }),
  }),
});

/** The GraphQL schema. Every resolver asks an operation; none knows where data come from. */
export const graphqlSchema: GraphQLSchema = builder.toSchema();
