import { z } from 'zod';
import { GroupPreview, ImagePreview } from '../models/previews.js';
import { operation } from '../operation.js';
import { IdInput } from './common.js';

/** Most previews in one answer: more than fit on a screen. */
const MAX_PREVIEWS = 200;

const PreviewsInput = z.strictObject({
  ids: z.array(IdInput).min(1).max(MAX_PREVIEWS).describe(`Which, 1 to ${MAX_PREVIEWS}.`),
});

export const imagesPreviews = operation({
  name: 'images.previews',
  kind: 'query',
  summary: 'What tiles show of images, with the addresses of their thumbnails: little of many.',
  input: PreviewsInput,
  output: z.object({
    items: z.array(ImagePreview.nullable()).describe('As asked; null for one that is not there, or no more.'),
  }),
  errors: [],
  // Two hundred ids are more than a URL may hold.
  rest: { method: 'post', path: '/previews/images' },
});

export const groupsPreviews = operation({
  name: 'groups.previews',
  kind: 'query',
  summary: 'What tiles show of groups, each with its cover: little of many.',
  input: PreviewsInput,
  output: z.object({
    items: z.array(GroupPreview.nullable()).describe('As asked; null for one that is not there, or no more.'),
  }),
  errors: [],
  rest: { method: 'post', path: '/previews/groups' },
});
