import { z } from 'zod';

/** One piece of text that was found in a file, before anything was read into it. */
export const TextField = z.object({
  carrier: z
    .string()
    .describe('Where in the file the text stood, such as `png:tEXt parameters` or `exif:UserComment`.'),
  text: z.string().describe('The decoded text, as found.'),
});
export type TextField = z.infer<typeof TextField>;

/** One `Key: value` pair of the parameter line. */
export const Parameter = z.object({
  name: z.string().describe('The key as written, such as `CFG scale`.'),
  value: z.string().describe('The value as written; a quoted value keeps its quotes.'),
});
export type Parameter = z.infer<typeof Parameter>;

export const Model = z.object({
  name: z.string().nullable().describe('Checkpoint name as written.'),
  hash: z.string().nullable().describe('Hash as written, usually the first 10 digits of the SHA-256.'),
});
export type Model = z.infer<typeof Model>;

export const Lora = z.object({
  name: z.string(),
  weight: z
    .number()
    .nullable()
    .describe('Strength, usually 0 to 1; negative ones occur. Null where none is written.'),
  hash: z.string().nullable(),
});
export type Lora = z.infer<typeof Lora>;

export const Hires = z.object({
  upscale: z.number().nullable().describe('Factor, such as 2.'),
  upscaler: z.string().nullable(),
  steps: z.number().int().nullable(),
  width: z.number().int().nullable().describe('Target width in pixels.'),
  height: z.number().int().nullable().describe('Target height in pixels.'),
});
export type Hires = z.infer<typeof Hires>;

export const Pass = z.object({
  seed: z.string().nullable().describe('Exact decimal text; null where the pass adds no noise.'),
  steps: z.number().int().nullable(),
  cfgScale: z.number().nullable(),
  sampler: z.string().nullable(),
  scheduler: z.string().nullable(),
  denoisingStrength: z.number().nullable(),
  width: z.number().int().nullable().describe('Width in pixels of what it worked on.'),
  height: z.number().int().nullable().describe('Height in pixels of what it worked on.'),
});
export type Pass = z.infer<typeof Pass>;

export const Center = z.object({
  x: z.number().describe('From 0, the left edge, to 1.'),
  y: z.number().describe('From 0, the upper edge, to 1.'),
});
export type Center = z.infer<typeof Center>;

export const Character = z.object({
  prompt: z.string(),
  negativePrompt: z.string(),
  centers: z.array(Center).describe('Where in the picture the character is meant to be.'),
});
export type Character = z.infer<typeof Character>;

export const Resource = z.object({
  type: z.string().nullable().describe('As written, such as `checkpoint`, `lora`, `embed`.'),
  name: z.string().nullable(),
  version: z.string().nullable().describe('Name of the version.'),
  versionId: z.string().nullable().describe("The site's number of the version, as decimal text."),
  air: z.string().nullable().describe('Such as `urn:air:sdxl:checkpoint:civitai:827184@2514310`.'),
  hash: z.string().nullable(),
  weight: z.number().nullable(),
});
export type Resource = z.infer<typeof Resource>;

export const Provenance = z.object({
  vendor: z.string().nullable().describe('Who signed or made it, such as `Google`.'),
  claimGenerator: z.string().nullable().describe('The program that wrote the manifest, as written.'),
  digitalSourceType: z
    .string()
    .nullable()
    .describe('As written, usually a URI of IPTC that ends in `trainedAlgorithmicMedia`.'),
});
export type Provenance = z.infer<typeof Provenance>;

export const Generator = z.object({
  name: z.string().describe('The program that wrote the metadata, such as `AUTOMATIC1111`.'),
  version: z.string().nullable().describe('Its version as written.'),
});
export type Generator = z.infer<typeof Generator>;

/**
 * What was read from one image file. An image without metadata has empty text, empty lists and nulls; that is
 * no error. `warnings` say what could not be understood, `errors` why the file could not be read at all.
 */
export const Metadata = z.object({
  format: z
    .string()
    .nullable()
    .describe('Container by content, whatever the file name says: `png`, `webp`, `jpeg`, `gif`, `avif` ….'),
  generator: Generator.nullable(),
  prompt: z.string().describe('The prompt as written, line ends included.'),
  negativePrompt: z.string().describe('The negative prompt as written.'),
  seed: z
    .string()
    .regex(/^-?\d+$/)
    .nullable()
    .describe('Exact decimal text; up to 2^64-1, and -1 where a generator wrote "random".'),
  steps: z.number().int().nullable(),
  cfgScale: z.number().nullable(),
  sampler: z.string().nullable().describe('As the generator wrote it.'),
  scheduler: z
    .string()
    .nullable()
    .describe('As the generator wrote it, where it stands apart from the sampler.'),
  model: Model.nullable(),
  loras: z.array(Lora),
  vae: z.string().nullable(),
  clipSkip: z.number().int().nullable(),
  denoisingStrength: z.number().nullable(),
  width: z.number().int().nullable().describe('Width in pixels that was generated, before any upscaling.'),
  height: z.number().int().nullable().describe('Height in pixels that was generated, before any upscaling.'),
  hires: Hires.nullable().describe('The second pass at a higher resolution, if there was one.'),
  passes: z
    .array(Pass)
    .describe('All passes of a graph in their order, the one that composed the picture among them.'),
  characters: z.array(Character).describe('Prompts of single characters, where they stand apart.'),
  resources: z
    .array(Resource)
    .describe('Models, LoRAs and embeddings that were used, where a list is written.'),
  provenance: Provenance.nullable().describe('What a C2PA manifest says. No signature is checked.'),
  workflow: z
    .string()
    .nullable()
    .describe("The editor's graph as JSON text, as written. Null unless it was asked for."),
  parameters: z
    .array(Parameter)
    .describe(
      'All parameters as text: of an infotext as written and in its order, else made of the values under its names.',
    ),
  carrier: z.string().nullable().describe('The carrier in `raw` that the fields above were read from.'),
  raw: z.array(TextField).describe('Every text field found in the file.'),
  warnings: z.array(z.string()),
  errors: z.array(z.string()),
});
export type Metadata = z.infer<typeof Metadata>;

/** The metadata of an image as the APIs give them. */
export const ImageMetadata = Metadata.extend({
  promptWords: z.array(z.string()).describe('The prompt split at commas and lines, trimmed, in lower case.'),
});
export type ImageMetadata = z.infer<typeof ImageMetadata>;
