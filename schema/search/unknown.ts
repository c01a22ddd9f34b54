import type { SeedrollError } from '../errors.js';
import { fieldsByName, searchFields, TEXT } from './fields.js';
import { nearest } from './nearest.js';
import { quoteValue } from './quote.js';
import { cited, either, syntaxError } from './syntax-error.js';
import type { Token } from './tokens.js';
import type { Mistake } from './values/value.js';

/**
 * The failure of a line with `modle:sdxl`: which field may have been meant, which there are, and how text with a colon is
 * looked for.
 * @param value What stands behind the name.
 */
export function unknownField(name: Token, value: Token | undefined): SeedrollError {
  const names = searchFields.map((field) => `${field.name}:`);
  const meant = nearest(name.text, [...fieldsByName.keys()]).map(
    (near) => `${fieldsByName.get(near)?.name ?? near}:`,
  );
  const text = value?.kind === 'value' && !value.isQuoted ? `${name.text}:${value.text}` : `${name.text}:`;
  return syntaxError(
    `no field is named ${cited(name.text)}${didYouMean(meant)}; expected one of ${names.join(' ')}` +
      ` or, for text that holds a colon, quotes: ${cited(text)}`,
    name.start,
    [...new Set([...meant, ...names, quoteValue(TEXT, text)])],
  );
}

/** The failure of a line with `steps:many`: what the field takes, and which of its words may have been meant. */
export function wrongValue(field: string, text: string, offset: number, mistake: Mistake): SeedrollError {
  const { forms = [], keywords = [] } = fieldsByName.get(field) ?? {};
  const found = `${field === TEXT ? '' : ` for "${field}:"`}, found ${cited(text)}`;
  if (mistake === 'reversed')
    return syntaxError(`expected the smaller end of the range first${found}`, offset, forms);
  const meant = nearest(text, keywords);
  return syntaxError(`expected ${either(forms)}${found}${didYouMean(meant)}`, offset, [
    ...new Set([...meant, ...forms]),
  ]);
}

function didYouMean(meant: readonly string[]): string {
  return meant.length === 0 ? '' : ` (did you mean ${either([...new Set(meant)])}?)`;
}
