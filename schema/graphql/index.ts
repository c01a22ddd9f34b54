import type { GraphQLSchema } from 'graphql';
import { directoriesGet, groupsGet, imagesGet, serverInfo } from '../operations/index.js';
import type { ServerInfo } from '../models/library.js';
import { builder } from './builder.js';
import { DirectoryType, GroupType, ImageType } from './library.js';
import { addUInt64 } from './uint64.js';

const ServerType = builder.objectRef<ServerInfo>('Server').implement({
  fields: (t) => ({
    version: t.exposeString('version'),
    baseDirectory: t.exposeString('baseDirectory', { description: 'Its name, without the path to it.' }),
    extensions: t.exposeStringList('extensions', { description: 'File name endings that are served.' }),
  }),
});

addUInt64(builder);

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
    server: t.field({
      type: ServerType,
      nullable: true,
      resolve: (_root, _args, { run }) => run(serverInfo, {}),
    }),
  }),
});

/** The GraphQL schema. Every resolver asks an operation; none knows where data come from. */
export const graphqlSchema: GraphQLSchema = builder.toSchema();
