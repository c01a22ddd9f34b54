import { z } from 'zod';
import { Image } from './library.js';

const ChangeId = z
  .string()
  .describe('Opaque; give it back to go on behind this change. It is of use until the server ends.');

/** Something that has changed in the library. */
export const Change = z.object({
  id: ChangeId,
  kind: z
    .enum(['added', 'removed', 'changed', 'directory', 'directoryRemoved', 'status', 'reload', 'checkpoint'])
    .describe(
      '`added`, `removed`: an image. `changed`: what is known of an image was read, or read anew. `directory`: the images of a ' +
        'directory are to be read again. `directoryRemoved`: a directory has gone with all below it. `status`: the work in the ' +
        'background has begun or ended. `reload`: some changes are not known, so everything is to be read again. `checkpoint`: ' +
        'nothing, but an id to go on from.',
    ),
  path: z
    .string()
    .nullable()
    .describe('Of the image, relative to the base directory; null where the change is not about one.'),
  directory: z
    .string()
    .nullable()
    .describe(
      'That holds the image, is to be read again, or has gone; empty for the base directory. Null where the change is about none.',
    ),
  image: Image.nullable().describe(
    'The image, also where it is gone; null where the change is not about one.',
  ),
});
export type Change = z.infer<typeof Change>;

/** The changes behind one of them. */
export const Changes = z.object({
  changes: z
    .array(Change)
    .describe('In the order in which they came about; neither `reload` nor `checkpoint`.'),
  lastId: ChangeId.describe('Give it as `after` for the next changes.'),
  isReset: z
    .boolean()
    .describe(
      'Whether some changes are not known: `after` is of an earlier run of the server, or too many came since. ' +
        'Then everything is to be read again.',
    ),
});
export type Changes = z.infer<typeof Changes>;
