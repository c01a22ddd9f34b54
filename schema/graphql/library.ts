import type { Directory } from '../models/library.js';
import { directoriesList, groupsIndex, groupsList, imagesList } from '../operations/index.js';
import { builder } from './builder.js';
import { connectionComplexity, pageInput, toConnection } from './connection.js';
import { GroupIndexType } from './group-details.js';
import { GroupConnection, groupsArgs } from './groups.js';
import { ImageConnection, pageArgs } from './images.js';
import { withoutNulls } from './without-nulls.js';

export { GroupType } from './groups.js';
export { ImageType, pageArgs } from './images.js';

/** An index has a hundred thousand ids at most, and costs as much as some thousands of groups. */
const INDEX_COMPLEXITY = 20_000;

export const DirectoryType = builder.objectRef<Directory>('Directory');
DirectoryType.implement({
  description: 'A directory, or the base directory itself.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'Relative to the base directory, which is empty.' }),
    name: t.exposeString('name'),
    imageCount: t.exposeInt('imageCount', { description: 'Images in this directory itself.' }),
    totalImages: t.exposeInt('totalImages', {
      description: 'Images in it and all below it, as far as they are known.',
    }),
    directoryCount: t.exposeInt('directoryCount', {
      description: 'Directories in this directory itself, but those that may not be read.',
    }),
    directories: t.field({
      type: [DirectoryType],
      complexity: { field: 1, multiplier: 10 },
      resolve: async ({ path }, _args, { run }) => (await run(directoriesList, { path })).items,
    }),
    groups: t.field({
      type: GroupConnection,
      args: { ...pageArgs, ...groupsArgs },
      complexity: ({ first }) => connectionComplexity(first),
      resolve: async ({ path }, { first, after, ...question }, { run }) => {
        const input = { directory: path, ...withoutNulls(question), ...pageInput({ first, after }) };
        return toConnection(await run(groupsList, input), after);
      },
    }),
    groupIndex: t.field({
      type: GroupIndexType,
      description: 'The ids and counts of many groups, for a scroll bar of true length.',
      args: {
        ...groupsArgs,
        first: t.arg.int({ description: 'Most groups in the answer; a hundred thousand if left out.' }),
        after: t.arg.string({ description: '`nextCursor` of the answer before.' }),
      },
      complexity: INDEX_COMPLEXITY,
      resolve: ({ path }, { first, after, ...question }, { run }) =>
        run(groupsIndex, { directory: path, ...withoutNulls(question), ...pageInput({ first, after }) }),
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
