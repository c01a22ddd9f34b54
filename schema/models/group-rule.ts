import { z } from 'zod';

/** Most missing seeds that a rule may tolerate. */
const MAX_GAP = 10_000;

/** What must be the same throughout a group. */
export const GroupSplit = z.enum(['prompt', 'model', 'size']);
export type GroupSplit = z.infer<typeof GroupSplit>;

/** What makes images of one directory a group. */
export const GroupRule = z.strictObject({
  step: z
    .number()
    .int()
    .min(Number.MIN_SAFE_INTEGER)
    .max(Number.MAX_SAFE_INTEGER)
    .default(1)
    .describe('What each seed is more than the one before: 1 by default; 0, -1 and 1234 are as good.'),
  maxGap: z
    .number()
    .int()
    .min(0)
    .max(MAX_GAP)
    .default(0)
    .describe('How many seeds in a row may be missing within a group.'),
  splitBy: z
    .array(GroupSplit)
    .max(GroupSplit.options.length)
    .default([])
    .describe('A group also ends where one of these changes. What is not read yet splits nothing.'),
  seedFrom: z
    .enum(['name', 'metadata'])
    .default('name')
    .describe('Which seed counts: that of the file name, or that in the metadata, where there is one.'),
});
export type GroupRule = z.infer<typeof GroupRule>;

/**
 * Why a group begins or ends where it does: at the begin or end of its `directory`; at a `seed` that does not follow the one
 * before; at a `gap` wider than the rule allows in seeds that go on; at a change of `prompt`, `model` or `size` that the rule
 * splits by; or since one of the two images has no seed at all (`unnumbered`).
 */
export const Border = z.enum(['directory', 'seed', 'gap', 'prompt', 'model', 'size', 'unnumbered']);
export type Border = z.infer<typeof Border>;
