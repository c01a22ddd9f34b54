import { z } from 'zod';
import { ImageMetadata } from '../models/metadata.js';
import { operation } from '../operation.js';
import { PathInput } from './common.js';

export const metadataGet = operation({
  name: 'metadata.get',
  kind: 'query',
  summary: 'What was read from one image file.',
  input: z.strictObject({
    path: PathInput.min(1),
    workflow: z
      .boolean()
      .optional()
      .describe("Whether to give the editor's graph as `workflow`. Default: no."),
  }),
  output: ImageMetadata,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/metadata' },
});
