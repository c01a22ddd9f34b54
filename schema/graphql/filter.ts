import { IMAGE_TRAITS } from '../models/filter-constants.js';
import type { ImageTrait, NumberRange } from '../models/filter.js';
import { builder } from './builder.js';

const WORDS =
  'Whole words side by side, in any case of letters; `*` at the end stands for further letters of the last word.';
const NAME = 'A whole name, in any case of letters; `*` stands for any letters and `?` for one.';

interface DecimalRange {
  from?: string;
  to?: string;
}

interface DateRange {
  from?: string;
  before?: string;
}

/** A filter as it comes, before the contract has parsed it. */
interface FilterShape {
  text?: string;
  prompt?: string;
  negativePrompt?: string;
  contains?: string;
  model?: string;
  sampler?: string;
  scheduler?: string;
  generator?: string;
  lora?: string;
  path?: string;
  id?: DecimalRange;
  seed?: DecimalRange;
  steps?: NumberRange;
  cfgScale?: NumberRange;
  width?: NumberRange;
  height?: NumberRange;
  date?: DateRange;
  is?: ImageTrait;
  all?: FilterShape[];
  any?: FilterShape[];
  none?: FilterShape[];
}

const ImageTraitEnum = builder.enumType('ImageTrait', {
  description: 'What an image may be: how far it is read, and what shape its picture has.',
  values: IMAGE_TRAITS,
});

const NumberRangeInput = builder.inputType('NumberRangeInput', {
  description: 'A range of numbers; all that is given must hold.',
  fields: (t) => ({
    from: t.float({ description: 'At least this.' }),
    to: t.float({ description: 'At most this.' }),
    above: t.float({ description: 'More than this.' }),
    below: t.float({ description: 'Less than this.' }),
  }),
});

const DecimalRangeInput = builder.inputType('DecimalRangeInput', {
  description: 'A range of whole numbers of any length, both ends included.',
  fields: (t) => ({ from: t.field({ type: 'UInt64' }), to: t.field({ type: 'UInt64' }) }),
});

const DateRangeInput = builder.inputType('DateRangeInput', {
  description: 'A span of time; moments as ISO 8601 with an offset, such as `2024-05-01T00:00:00Z`.',
  fields: (t) => ({
    from: t.string({ description: 'Not before this moment.' }),
    before: t.string({ description: 'Before this moment.' }),
  }),
});

/** Which images are wanted. */
const FilterInput = builder.inputRef<FilterShape>('FilterInput');
FilterInput.implement({
  description:
    'Which images are wanted. Every field that is given must hold; `any`, `all` and `none` combine further filters. An image ' +
    'of which something is not known (it has no steps, say) meets no condition on it.',
  fields: (t) => ({
    text: t.string({ description: `In the prompt or in the negative prompt. ${WORDS}` }),
    prompt: t.string({ description: WORDS }),
    negativePrompt: t.string({ description: WORDS }),
    contains: t.string({
      description: 'A piece of text in the prompt or in the negative prompt, within words too.',
    }),
    model: t.string({ description: NAME }),
    sampler: t.string({ description: NAME }),
    scheduler: t.string({ description: NAME }),
    generator: t.string({ description: NAME }),
    lora: t.string({ description: `One of the LoRAs has this name. ${NAME}` }),
    path: t.string({
      description: `The path relative to the base directory, or its last part; a directory stands for all below it. ${NAME}`,
    }),
    id: t.field({ type: DecimalRangeInput, description: 'The first number of the file name.' }),
    seed: t.field({
      type: DecimalRangeInput,
      description: 'The seed in the metadata, or that of the file name where there is none.',
    }),
    steps: t.field({ type: NumberRangeInput }),
    cfgScale: t.field({ type: NumberRangeInput }),
    width: t.field({ type: NumberRangeInput }),
    height: t.field({ type: NumberRangeInput }),
    date: t.field({ type: DateRangeInput, description: 'When the file was last written.' }),
    is: t.field({ type: ImageTraitEnum }),
    all: t.field({ type: [FilterInput], description: 'Each of these.' }),
    any: t.field({ type: [FilterInput], description: 'At least one of these.' }),
    none: t.field({ type: [FilterInput], description: 'None of these; what is not known is none of them.' }),
  }),
});

/** Arguments of everything that looks for images. */
export const filterArgs = builder.args((t) => ({
  query: t.string({
    description: 'A search line, such as `"red fox" -dog model:sdxl* steps:>20`.',
  }),
  filter: t.field({
    type: FilterInput,
    description: 'The same as an object; where both are given, both must hold.',
  }),
}));
