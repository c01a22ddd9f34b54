import { z } from 'zod';
import { Metadata } from '../models/metadata.js';
import { operation } from '../operation.js';
import { PathInput } from './common.js';

export const metadataGet = operation({
  name: 'metadata.get',
  kind: 'query',
  summary: 'What was read from one image file.',
  input: z.strictObject({ path: PathInput.min(1) }),
  output: Metadata,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/metadata' },
});
