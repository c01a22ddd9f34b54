import type { GroupPreview, ImagePreview } from '../models/previews.js';
import { groupsPreviews, imagesPreviews } from '../operations/index.js';
import { builder } from './builder.js';

const ImagePreviewType = builder.objectRef<ImagePreview>('ImagePreview').implement({
  description: 'What a tile shows of one image.',
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
    version: t.exposeString('version', {
      description: 'Opaque; another one whenever the file may have other contents.',
    }),
    width: t.exposeInt('width', {
      nullable: true,
      description: 'Of the picture as it is shown, in pixels; null until a thumbnail of it was made.',
    }),
    height: t.exposeInt('height', { nullable: true }),
    thumbhash: t.exposeString('thumbhash', {
      nullable: true,
      description: 'A placeholder (ThumbHash, in Base64); null until a thumbnail was made.',
    }),
    thumbnail: t.exposeString('thumbnail', {
      description: 'Address of the thumbnail; append `&width=` with 160, 320, 640 or 1280.',
    }),
    original: t.exposeString('original', { description: 'Address of the file itself.' }),
    date: t.exposeString('date', { description: 'When the file was last written, ISO 8601 in UTC.' }),
  }),
});

const GroupPreviewType = builder.objectRef<GroupPreview>('GroupPreview').implement({
  description: 'What a tile shows of a group.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Opaque; hand it back as it is.' }),
    directory: t.exposeString('directory'),
    count: t.exposeInt('count', { description: 'Number of images.' }),
    firstSeed: t.expose('firstSeed', { type: 'UInt64', nullable: true }),
    lastSeed: t.expose('lastSeed', { type: 'UInt64', nullable: true }),
    missingSeeds: t.exposeInt('missingSeeds', {
      description: 'How many seeds between the first and the last there is no image of.',
    }),
    prompt: t.exposeString('prompt', { description: 'Of the first image; the beginning of a long one.' }),
    model: t.exposeString('model', { nullable: true }),
    generator: t.exposeString('generator', { nullable: true }),
    lastDate: t.exposeString('lastDate', { nullable: true }),
    cover: t.expose('cover', { type: ImagePreviewType, description: 'The first image.' }),
  }),
});

const IDS = { required: true, description: 'Which, 1 to 200.' } as const;
const ITEMS = { list: true, items: true } as const;

/** Adds the questions of pages that show tiles. */
export function addPreviews(): void {
  builder.queryFields((t) => ({
    imagePreviews: t.field({
      type: [ImagePreviewType],
      nullable: ITEMS,
      description: 'What tiles show of images, in the order of the ids; null for one that is not there.',
      args: { ids: t.arg.idList(IDS) },
      complexity: ({ ids }) => ({ field: 1, multiplier: ids.length }),
      resolve: async (_root, { ids }, { run }) => (await run(imagesPreviews, { ids })).items,
    }),
    groupPreviews: t.field({
      type: [GroupPreviewType],
      nullable: ITEMS,
      description: 'What tiles show of groups, in the order of the ids; null for one that is not there.',
      args: { ids: t.arg.idList(IDS) },
      complexity: ({ ids }) => ({ field: 1, multiplier: ids.length }),
      resolve: async (_root, { ids }, { run }) => (await run(groupsPreviews, { ids })).items,
    }),
  }));
}
