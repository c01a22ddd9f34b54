import type { Directory, Group, Image } from '../models/library.js';
import { DEFAULT_PAGE_SIZE } from '../operations/common.js';
import { directoriesList, groupsList, imagesList, metadataGet } from '../operations/index.js';
import { builder } from './builder.js';
import { connectionComplexity, pageInput, toConnection } from './connection.js';
import { MetadataType } from './metadata.js';

/** Reading a file costs far more than naming a field. */
const FILE_COMPLEXITY = 5;

export const ImageType = builder.objectRef<Image>('Image').implement({
  description: 'One image file.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque; hand it back as it is.' }),
    path: t.exposeString('path', { description: 'Relative to the base directory.' }),
    filename: t.exposeString('filename'),
    directory: t.exposeString('directory'),
    fileId: t.expose('fileId', {
      type: 'UInt64',
      nullable: true,
      description: 'The first number of the file name `{id}-{seed}.ext`.',
    }),
    seed: t.expose('seed', {
      type: 'UInt64',
      nullable: true,
      description: 'The second number of the file name.',
    }),
    metadata: t.field({
      type: MetadataType,
      complexity: FILE_COMPLEXITY,
      resolve: ({ path }, _args, { run }) => run(metadataGet, { path }),
    }),
  }),
});

/** Arguments of every connection. */
export const pageArgs = builder.args((t) => ({
  first: t.int({ defaultValue: DEFAULT_PAGE_SIZE, description: 'Most items in the answer.' }),
  after: t.string({ description: '`endCursor` of the page before.' }),
}));

const ImageConnection = builder.connectionObject({
  name: 'ImageConnection',
  type: ImageType,
});

export const GroupType = builder.objectRef<Group>('Group').implement({
  description: 'Images of one directory with consecutive seeds.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque; hand it back as it is.' }),
    number: t.exposeInt('number', {
      description: 'Position from 1 among all groups of the question, before `search` filters.',
    }),
    directory: t.exposeString('directory'),
    count: t.exposeInt('count', { description: 'Number of images.' }),
    firstSeed: t.expose('firstSeed', { type: 'UInt64', nullable: true }),
    lastSeed: t.expose('lastSeed', { type: 'UInt64', nullable: true }),
    images: t.field({
      type: ImageConnection,
      description: 'In order of seed.',
      args: pageArgs,
      complexity: ({ first }) => connectionComplexity(first),
      resolve: async ({ id, count, images }, args, { run }) => {
        const first = args.first ?? DEFAULT_PAGE_SIZE;
        // The group has come with its first images: only what is beyond them need be asked for.
        const hasPage =
          typeof args.after !== 'string' && first > 0 && (images.length === count || images.length >= first);
        if (!hasPage)
          return toConnection(await run(imagesList, { group: id, ...pageInput(args) }), args.after);
        const items = images.slice(0, first);
        const nextCursor = items.length < count ? (items.at(-1)?.id ?? null) : null;
        return toConnection({ items, nextCursor, total: count }, null);
      },
    }),
    metadata: t.expose('metadata', { type: MetadataType, description: 'Of the first image.' }),
  }),
});

const GroupConnection = builder.connectionObject({
  name: 'GroupConnection',
  type: GroupType,
});

export const DirectoryType = builder.objectRef<Directory>('Directory');
DirectoryType.implement({
  description: 'A directory, or the base directory itself.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Relative to the base directory, which is empty.' }),
    name: t.exposeString('name'),
    imageCount: t.exposeInt('imageCount', { description: 'Images in this directory itself.' }),
    directories: t.field({
      type: [DirectoryType],
      complexity: { field: 1, multiplier: 10 },
      resolve: async ({ path }, _args, { run }) => (await run(directoriesList, { path })).items,
    }),
    groups: t.field({
      type: GroupConnection,
      args: {
        ...pageArgs,
        search: t.arg.string({ description: 'Text in prompt or negative prompt, in any case of letters.' }),
        recursive: t.arg.boolean({ description: 'Also the directories below it; the default.' }),
      },
      complexity: ({ first }) => connectionComplexity(first),
      resolve: async ({ path }, { search, recursive, ...args }, { run }) => {
        const question = { directory: path, search: search ?? undefined, recursive: recursive ?? undefined };
        return toConnection(await run(groupsList, { ...question, ...pageInput(args) }), args.after);
      },
    }),
    images: t.field({
      type: ImageConnection,
      description: 'The images of this directory itself, in order of id and seed.',
      args: pageArgs,
      complexity: ({ first }) => connectionComplexity(first),
      resolve: async ({ path }, args, { run }) =>
        toConnection(await run(imagesList, { directory: path, ...pageInput(args) }), args.after),
    }),
  }),
});
