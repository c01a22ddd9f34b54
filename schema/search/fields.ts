import { dateField } from './values/dates.js';
import { decimalField } from './values/decimals.js';
import { numberField } from './values/numbers.js';
import { sizeField } from './values/sizes.js';
import { textField, wordsField } from './values/texts.js';
import { traitField } from './values/traits.js';
import type { SearchField } from './values/value.js';

const SIDE = ['512', '512-768', '>=1024'];

/** The fields of search lines, in the order in which they are told of. */
export const searchFields: readonly SearchField[] = [
  wordsField('text'),
  wordsField('prompt'),
  wordsField('negativePrompt', ['neg', 'negativeprompt']),
  textField('contains', ['ox', '"a piece of text"']),
  textField('model', ['sdxl*', '"dream shaper"']),
  textField('lora', ['add_detail', 'add*']),
  textField('sampler', ['Euler', '"DPM++ 2M"']),
  textField('scheduler', ['Karras', 'sgm*']),
  textField('generator', ['ComfyUI', 'Invoke*']),
  textField('path', ['holiday', '"day 2/*"', '*.webp'], ['dir']),
  sizeField,
  numberField('width', SIDE),
  numberField('height', SIDE),
  decimalField('seed', ['1337', '1000-2000', '>5', '>=5', '<2000', '<=2000']),
  decimalField('id', ['42', '1-99', '>5', '>=5', '<99', '<=99']),
  numberField('steps', ['20', '20-30', '>20', '>=20', '<30', '<=30']),
  numberField('cfgScale', ['7', '5.5..7', '>5', '>=5', '<7', '<=7'], ['cfgscale']),
  dateField,
  traitField,
];

/** Names and aliases, with the fields that they name. */
export const fieldsByName: ReadonlyMap<string, SearchField> = new Map(
  searchFields.flatMap((field) => [field.name, ...field.aliases].map((name) => [name, field])),
);

/** The field of words without a field. */
export const TEXT = 'text';
