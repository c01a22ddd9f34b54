import type { Image } from '../models/library.js';
import { DEFAULT_PAGE_SIZE } from '../operations/common.js';
import { metadataGet } from '../operations/index.js';
import { builder } from './builder.js';
import { MetadataType } from './metadata.js';

/** Reading a file costs far more than naming a field. */
export const FILE_COMPLEXITY = 5;

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

export const ImageConnection = builder.connectionObject({
  name: 'ImageConnection',
  type: ImageType,
});
