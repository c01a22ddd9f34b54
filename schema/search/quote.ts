import { fieldsByName, TEXT } from './fields.js';
import { tokenise } from './tokens.js';

/**
 * A value as it is written behind `field:` and within `field:(…)`, or by itself where the field is `text`: in quotes if it
 * would be read as something else without them.
 * @param field Its name in search lines, or an alias.
 */
export function quoteValue(field: string, value: string): string {
  const name = fieldsByName.get(field.toLowerCase())?.name ?? field;
  const listed = listedValue(name, value);
  return listed === value ? singleValue(name, value) : listed;
}

/** A value right behind `field:`, or by itself where the field is `text`. */
export function singleValue(field: string, value: string): string {
  return quotedUnlessRead(field === TEXT ? '(-' : `(${field}:`, field, value);
}

/** A value within `field:(…)`, where it stands among signs and other values. */
export function listedValue(field: string, value: string): string {
  return quotedUnlessRead(`${field}:(-`, field, value);
}

/**
 * @param opening What stands before the value at most, with one parenthesis that is open: with quotes or without, a value
 *   can be negated.
 */
function quotedUnlessRead(opening: string, field: string, value: string): string {
  const tokens = tokenise(`${opening}${value})`);
  const [token, close] = tokens.slice(tokenise(opening).length);
  const isRead =
    close === tokens.at(-1) &&
    (token?.kind === 'word' || token?.kind === 'value') &&
    token.text === value &&
    saysTheSame(field, value);
  return isRead ? value : `"${escaped(value)}"`;
}

/** Whether quotes make no difference: words have signs that mean something, or nothing, only without. */
function saysTheSame(field: string, text: string): boolean {
  const [bare, quoted] = [false, true].map((isQuoted) =>
    fieldsByName.get(field)?.read({ text, isQuoted }, new Date(0)),
  );
  return JSON.stringify(bare) === JSON.stringify(quoted);
}

/** Backslashes need one only where they would be taken for one. */
function escaped(value: string): string {
  return value.replace(/\\(?=[\\"]|$)|"/g, String.raw`\$&`);
}
