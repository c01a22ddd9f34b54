import { z } from 'zod';
import { Decimal } from './decimal.js';
import { Image } from './library.js';

/** Most characters of a prompt in a preview: some lines of a tile. */
export const PREVIEW_PROMPT = 300;

/** Pixels of the longer edge of thumbnails: few sizes, so that one that was made serves many. */
export const THUMBNAIL_WIDTHS = [160, 320, 640, 1280] as const;
export type ThumbnailWidth = (typeof THUMBNAIL_WIDTHS)[number];

const Pixels = z.number().int().nullable();

/** What a tile shows of one image. */
export const ImagePreview = Image.extend({
  version: z
    .string()
    .describe('Opaque; another one whenever the file may have other contents. Part of both addresses.'),
  width: Pixels.describe('Of the picture as it is shown, in pixels; null until a thumbnail of it was made.'),
  height: Pixels,
  thumbhash: z
    .string()
    .nullable()
    .describe(
      'A placeholder (ThumbHash, in Base64) for until the thumbnail is there; null until one was made.',
    ),
  thumbnail: z
    .string()
    .describe(
      `Address of the thumbnail, below that of the server; append \`&width=\` with ${THUMBNAIL_WIDTHS.join(', ')}.`,
    ),
  original: z.string().describe('Address of the file itself, below that of the server.'),
  date: z.string().describe('When the file was last written, ISO 8601 in UTC.'),
});
export type ImagePreview = z.infer<typeof ImagePreview>;

/** What a tile shows of a group. */
export const GroupPreview = z.object({
  id: z.string().describe('Opaque; hand it back as it is.'),
  directory: z.string().describe('Relative to the base directory, separated by `/`.'),
  count: z.number().int().describe('Number of images.'),
  firstSeed: Decimal.nullable().describe('Null for an image whose name holds no seed.'),
  lastSeed: Decimal.nullable(),
  missingSeeds: z
    .number()
    .int()
    .describe('How many seeds between the first and the last there is no image of.'),
  prompt: z
    .string()
    .describe(`Of the first image, as written: the first ${PREVIEW_PROMPT} characters of a longer one.`),
  model: z.string().nullable().describe('Name of the model of the first image.'),
  generator: z.string().nullable().describe('Name of the program that made the first image.'),
  lastDate: z
    .string()
    .nullable()
    .describe('When the last file of it was written, ISO 8601 in UTC; null where none is read yet.'),
  cover: ImagePreview.describe('The first image.'),
});
export type GroupPreview = z.infer<typeof GroupPreview>;
