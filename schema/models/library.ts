import { z } from 'zod';
import { Decimal } from './decimal.js';
import { GROUP_IMAGES_INLINE, MISSING_SEEDS_NAMED } from './group-constants.js';
import { Border, GroupRule } from './group-rule.js';
import { ImageMetadata } from './metadata.js';

const OpaqueId = z.string().describe('Opaque; hand it back as it is.');
const RelativePath = z.string().describe('Relative to the base directory, separated by `/`.');

/** One image file. */
export const Image = z.object({
  id: OpaqueId,
  path: RelativePath,
  filename: z.string(),
  directory: RelativePath.describe('The directory that holds it; empty for the base directory.'),
  fileId: Decimal.nullable().describe('The first number of the file name `{id}-{seed}.ext`.'),
  seed: Decimal.nullable().describe('The second number of the file name.'),
});
export type Image = z.infer<typeof Image>;

/** One directory below the base directory, or the base directory itself. */
export const Directory = z.object({
  path: RelativePath.describe('Empty for the base directory.'),
  name: z.string().describe("The last part of the path; the base directory's own name for the base."),
  imageCount: z.number().int().describe('Images in this directory itself, not in those below it.'),
  totalImages: z
    .number()
    .int()
    .describe('Images in it and all below it, as far as they are known: a first scan goes on adding to it.'),
  directoryCount: z
    .number()
    .int()
    .describe(
      'Directories in this directory itself, with links to directories and without those that may not be read.',
    ),
});
export type Directory = z.infer<typeof Directory>;

/** A group: images of one directory whose seeds follow one another, by default as consecutive numbers. */
export const Group = z.object({
  id: OpaqueId,
  number: z
    .number()
    .int()
    .describe(
      'Position from 1 among all groups of the question, before `search` filters; `groups.get` counts within the directory.',
    ),
  directory: RelativePath,
  count: z.number().int().describe('Number of images.'),
  firstSeed: Decimal.nullable().describe('Null for an image whose name holds no seed.'),
  lastSeed: Decimal.nullable(),
  missingSeeds: z
    .object({
      count: z.number().int(),
      seeds: z.array(Decimal).describe(`The first ${MISSING_SEEDS_NAMED} of them.`),
    })
    .describe(
      'Seeds between the first and the last of which there is no image; rules with `maxGap` tolerate some.',
    ),
  rule: GroupRule.describe('What made this group.'),
  begins: Border.describe('Why it begins where it does.'),
  ends: Border.describe('Why it ends where it does.'),
  firstDate: z
    .string()
    .nullable()
    .describe(
      'When the file of it that was written first was written last, ISO 8601 in UTC; null where none is read yet.',
    ),
  lastDate: z.string().nullable(),
  cover: Image.describe('The image to show for all: the first one.'),
  images: z.array(Image).describe(`In order of seed; the first ${GROUP_IMAGES_INLINE} of a longer group.`),
  metadata: ImageMetadata.describe('What was read from the first image.'),
});
export type Group = z.infer<typeof Group>;

/** What the server says of itself. */
export const ServerInfo = z.object({
  version: z.string(),
  baseDirectory: z.string().describe('Name of the base directory, without the path to it.'),
  extensions: z.array(z.string()).describe('File name endings that are served, such as `.png`.'),
});
export type ServerInfo = z.infer<typeof ServerInfo>;
