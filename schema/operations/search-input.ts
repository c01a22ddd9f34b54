import { z } from 'zod';
import { Filter } from '../models/filter.js';
import { PathInput } from './common.js';

/** Longest search line, in characters. */
const MAX_LINE = 10_000;

/** The fields of everything that looks for images: where, and which. */
export const searchInput = {
  directory: PathInput.default(''),
  recursive: z.boolean().default(true).describe('Also the directories below it.'),
  query: z
    .string()
    .max(MAX_LINE)
    .default('')
    .describe('A search line, such as `"red fox" -dog model:sdxl* steps:>20`.'),
  filter: Filter.optional().describe('The same as an object; where both are given, both must hold.'),
};

export const OrderInput = z
  .enum(['asc', 'desc'])
  .optional()
  .describe(
    'Which way. Left out, dates, sizes, counts and relevance come largest first, all else smallest first.',
  );
