import { z } from 'zod';
import { Decimal } from './decimal.js';
import { IMAGE_TRAITS, MAX_CONDITIONS, MAX_TEXT } from './filter-constants.js';

const Phrase = z.string().min(1).max(MAX_TEXT);

/**
 * Words that stand side by side, whole, in any case of letters and without regard to accents; a `*` behind the last one stands
 * for any further letters, and alone for any text at all. Where a script has no spaces between words, and where there is no
 * word in it at all, it is a piece of text.
 */
const Words = Phrase.describe(
  'Whole words side by side, in any case of letters; `*` at the end stands for further letters of the last word.',
);

/** A name as a whole, in any case of letters; `*` stands for any letters, `?` for one. */
const Name = Phrase.describe(
  'A whole name, in any case of letters; `*` stands for any letters and `?` for one.',
);

/** A range of numbers; what is given must all hold. */
export const NumberRange = z
  .strictObject({
    from: z.number().optional().describe('At least this.'),
    to: z.number().optional().describe('At most this.'),
    above: z.number().optional().describe('More than this.'),
    below: z.number().optional().describe('Less than this.'),
  })
  .describe('A range of numbers; all that is given must hold, and without any there must be one.');
export type NumberRange = z.infer<typeof NumberRange>;

/** A range of whole numbers of any length. */
export const DecimalRange = z
  .strictObject({
    from: Decimal.optional().describe('At least this.'),
    to: Decimal.optional().describe('At most this.'),
  })
  .describe('A range of whole numbers of any length, both ends included.');
export type DecimalRange = z.infer<typeof DecimalRange>;

/** A span of time. */
export const DateRange = z
  .strictObject({
    from: z.iso.datetime({ offset: true }).optional().describe('Not before this moment.'),
    before: z.iso.datetime({ offset: true }).optional().describe('Before this moment.'),
  })
  .describe('A span of time.');
export type DateRange = z.infer<typeof DateRange>;

/** What an image may be. */
export const ImageTrait = z.enum(IMAGE_TRAITS);
export type ImageTrait = z.infer<typeof ImageTrait>;

/** What can be asked of one image. */
const Conditions = z.strictObject({
  text: Words.optional().describe('In the prompt or in the negative prompt.'),
  prompt: Words.optional(),
  negativePrompt: Words.optional(),
  contains: Phrase.optional().describe(
    'A piece of text in the prompt or in the negative prompt, within words too.',
  ),
  model: Name.optional(),
  sampler: Name.optional(),
  scheduler: Name.optional(),
  generator: Name.optional(),
  lora: Name.optional().describe('One of the LoRAs has this name.'),
  path: Name.optional().describe(
    'The path relative to the base directory, or its last part; a directory stands for all below it.',
  ),
  id: DecimalRange.optional().describe('The first number of the file name.'),
  seed: DecimalRange.optional().describe(
    'The seed in the metadata, or that of the file name where there is none.',
  ),
  steps: NumberRange.optional(),
  cfgScale: NumberRange.optional(),
  width: NumberRange.optional(),
  height: NumberRange.optional(),
  date: DateRange.optional().describe('When the file was last written.'),
  is: ImageTrait.optional(),
});

/** A filter as callers write it. An interface, as `Filter` is: declarations give types that hold themselves as `any` where they have no name. */
export interface FilterInput extends z.input<typeof Conditions> {
  all?: FilterInput[] | undefined;
  any?: FilterInput[] | undefined;
  none?: FilterInput[] | undefined;
}

export interface Filter extends z.output<typeof Conditions> {
  all?: Filter[] | undefined;
  any?: Filter[] | undefined;
  none?: Filter[] | undefined;
}

/**
 * Which images are wanted. Every field that is given must hold; `any`, `all` and `none` combine further filters. An image of
 * which something is not known (it has no steps, say) meets no condition on it.
 */
export const Filter: z.ZodType<Filter, FilterInput> = Conditions.extend({
  get all() {
    return z.array(Filter).max(MAX_CONDITIONS).optional().describe('Each of these.');
  },
  get any() {
    return z.array(Filter).max(MAX_CONDITIONS).optional().describe('At least one of these.');
  },
  get none() {
    return z
      .array(Filter)
      .max(MAX_CONDITIONS)
      .optional()
      .describe('None of these; what is not known is none of them.');
  },
}).meta({ id: 'Filter' });
