import { SeedrollError } from '../errors.js';

/** Longest piece of a line that a message quotes, in UTF-16 units. */
const MAX_QUOTED = 40;

/**
 * A search line that cannot be read.
 * @param offset Where in the line, in UTF-16 units from 0.
 * @param expected What could stand there, as one would type it; nothing where the line is only too long.
 */
export function syntaxError(message: string, offset: number, expected: readonly string[]): SeedrollError {
  return new SeedrollError('INVALID_INPUT', `query: ${message}`, {
    field: 'query',
    offset,
    expected: expected.length === 0 ? undefined : expected,
  });
}

/** A piece of a line in quotes, cut where it is long. */
export function cited(text: string): string {
  return text.length > MAX_QUOTED ? `"${text.slice(0, MAX_QUOTED).toWellFormed()}…"` : `"${text}"`;
}

/** `a`, `a or b`, `a, b or c`. */
export function either(choices: readonly string[]): string {
  const last = choices.at(-1) ?? '';
  return choices.length < 2 ? last : `${choices.slice(0, -1).join(', ')} or ${last}`;
}
