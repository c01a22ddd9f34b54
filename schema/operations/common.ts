import { z } from 'zod';

/** Longest path taken in, in characters. What a file system cannot hold is not found there. */
const MAX_PATH = 16_384;

export const PathInput = z
  .string()
  .max(MAX_PATH)
  .describe('Path relative to the base directory, separated by `/`; empty for the base directory.');

export const IdInput = z.string().min(1).max(MAX_PATH).describe('An id as another operation gave it.');

export const CursorInput = z
  .string()
  .min(1)
  .max(MAX_PATH)
  .nullish()
  .transform((cursor) => cursor ?? undefined)
  .describe('`nextCursor` of the page before; nothing or null for the first page.');

/** tRPC's infinite queries send it; pages run one way. */
export const DirectionInput = z.enum(['forward']).optional().describe('Pages run forward.');

const MAX_PAGE_SIZE = 500;
export const DEFAULT_PAGE_SIZE = 50;

export const LimitInput = z
  .number()
  .int()
  .min(1)
  .max(MAX_PAGE_SIZE)
  .describe(`Most items in the answer, 1 to ${MAX_PAGE_SIZE}.`);

/** The fields of every list that comes in pages. */
export const pagingInput = {
  cursor: CursorInput,
  direction: DirectionInput,
  limit: LimitInput.default(DEFAULT_PAGE_SIZE),
};

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number;
}

/** The answer of every list, a `Page`. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .describe('Give it as `cursor` for the next page; null on the last one.'),
    total: z.number().int().describe('Number of items on all pages together.'),
  });
}
