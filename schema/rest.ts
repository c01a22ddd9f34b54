import { z } from 'zod';
import { ERRORS } from './errors.js';

/** The wire format of the original server's four routes, for the OpenAPI document and the tests. */

/** Beyond the safe integers too, so not `z.int()`. */
const Integer = z
  .number()
  .refine(Number.isInteger)
  .meta({ type: 'integer' })
  .nullable()
  .describe('Bare integer of any length, exact; null where the file name holds none.');

const WireMetadata = z.object({
  raw_metadata: z.string().describe('The text that was parsed, as found.'),
  prompt: z.string(),
  prompt_words: z.array(z.string()),
  negative_prompt: z.string(),
  generation_params: z
    .record(z.string(), z.string())
    .describe('Keys and values as written, such as `"Steps": "20"`.'),
});

export const WireGroups = z.object({
  total_groups: z.number().int(),
  groups: z.array(
    WireMetadata.extend({
      group_id: z.number().int().describe('From 1, before `search` filters.'),
      images: z.array(
        z.object({
          filename: z.string(),
          path: z.string().describe('Relative to `directory`.'),
          id: Integer,
          seed: Integer,
        }),
      ),
    }),
  ),
});

export const WireImageMetadata = z.object({
  filename: z.string(),
  id: Integer,
  seed: Integer,
  metadata: WireMetadata,
});

export const WireDirectories = z.object({
  current_path: z.string().describe('`.` for the base directory.'),
  directories: z.array(
    z.object({
      name: z.string(),
      path: z.string().describe('Relative to the base directory.'),
      total_images: z.number().int().describe('Not counting directories below.'),
    }),
  ),
  total_images_in_current: z.number().int(),
});

export const WireError = z.object({
  error: z.string().describe('One sentence for people.'),
  code: z.enum(Object.keys(ERRORS)),
  field: z.string().optional().describe('The input field that was wrong.'),
  offset: z
    .number()
    .int()
    .optional()
    .describe('Where in the text of that field, in UTF-16 units from 0: of search lines.'),
  expected: z
    .array(z.string())
    .optional()
    .describe('What could stand there, as one would type it, the likeliest first.'),
});
