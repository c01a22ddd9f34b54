import { z } from 'zod';
import { Image } from './library.js';

const Count = z.number().int().nonnegative();

/** An image as searches find it, with what lists show of it. */
export const FoundImage = Image.extend({
  date: z
    .string()
    .nullable()
    .describe('When the file was last written, ISO 8601 in UTC; null where it is not read yet.'),
  fileSize: Count.nullable().describe('In bytes; null where it is not read yet.'),
  width: z.number().int().nullable().describe('In pixels, as the metadata tell.'),
  height: z.number().int().nullable(),
  model: z.string().nullable(),
});
export type FoundImage = z.infer<typeof FoundImage>;

/** What images can be counted by. */
export const FacetName = z.enum([
  'model',
  'sampler',
  'scheduler',
  'generator',
  'lora',
  'size',
  'directory',
  'word',
]);
export type FacetName = z.infer<typeof FacetName>;

/** How many images have each value of something. */
export const Facet = z.object({
  name: FacetName,
  values: z
    .array(
      z.object({
        value: z.string().describe('As searches take it; sizes as `512x768`.'),
        count: Count.describe('Images that have it.'),
      }),
    )
    .describe('The most frequent first, equals in order of letters.'),
  isComplete: z.boolean().describe('Whether these are all; there are more otherwise.'),
});
export type Facet = z.infer<typeof Facet>;

/** A way to go on with a search line. */
export const Suggestion = z.object({
  text: z.string().describe('What stands in the place of the characters from `start` to `end`.'),
  kind: z.enum(['field', 'value', 'word']),
  count: Count.nullable().describe(
    'Images that have this value, as facets count them; null where nobody counts.',
  ),
});
export type Suggestion = z.infer<typeof Suggestion>;
