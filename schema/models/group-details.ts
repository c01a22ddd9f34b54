import { z } from 'zod';

const Count = z.number().int().nonnegative();

/** A setting that is not the same throughout a group. */
export const VaryingSetting = z.object({
  name: z.string().describe('As in the metadata, such as `steps` or `model`; parameters by their own names.'),
  values: z
    .array(z.object({ value: z.string().nullable().describe('Null where an image has none.'), count: Count }))
    .describe('The most frequent first.'),
  isComplete: z.boolean().describe('Whether these are all values.'),
});
export type VaryingSetting = z.infer<typeof VaryingSetting>;

/** What the images of a group have in common, and what not. Seeds are left out: they always differ. */
export const GroupDifferences = z.object({
  images: Count.describe('Images that were compared: those that are read.'),
  common: z.array(z.object({ name: z.string(), value: z.string() })),
  varying: z.array(VaryingSetting),
});
export type GroupDifferences = z.infer<typeof GroupDifferences>;

/** Groups as columns: few bytes each. */
export const GroupIndex = z.object({
  ids: z.array(z.string()).describe('Of the groups, in order.'),
  counts: z.array(Count).describe('Images of each.'),
  nextCursor: z.string().nullable(),
  total: Count.describe('Groups of all pages together.'),
  totalImages: Count.describe('Images of all these groups.'),
});
export type GroupIndex = z.infer<typeof GroupIndex>;
