import { z } from 'zod';
import { Image } from '../models/library.js';
import { operation } from '../operation.js';
import { IdInput, page, pagingInput, PathInput } from './common.js';

export const imagesList = operation({
  name: 'images.list',
  kind: 'query',
  summary: 'The images of one directory, or of one group, in order of id and seed.',
  input: z
    .strictObject({
      directory: PathInput.optional().describe('The directory to list. Give either this or `group`.'),
      group: IdInput.optional().describe('The id of the group to list. Give either this or `directory`.'),
      ...pagingInput,
    })
    .refine((input) => (input.directory === undefined) !== (input.group === undefined), {
      path: ['directory'],
      message: 'expected either directory or group',
    }),
  output: page(Image),
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/images' },
});

export const imagesGet = operation({
  name: 'images.get',
  kind: 'query',
  summary: 'One image.',
  input: z.strictObject({ id: IdInput }),
  output: Image,
  errors: ['FORBIDDEN', 'NOT_FOUND'],
  rest: { method: 'get', path: '/images/{id}' },
});
