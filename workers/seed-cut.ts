import type { Found } from '../metadata/read.js';
import type { Field } from '../metadata/texts/fields.js';
import { MIN_OTHER_SEED } from './pack.js';

/** A text around the digits of its seed. */
export interface SeedCut {
  field: Field;
  text: string;
  /** Where the digits begin, and where they end (exclusive). */
  start: number;
  end: number;
}

const SEED = 'Seed: ';
/** Names of the texts that are cut: nobody but AUTOMATIC1111's reader claims them by their names. */
const NAMES: ReadonlySet<string> = new Set(['parameters', 'usercomment']);
/** Longer ones are no seeds. Shorter ones than `MIN_OTHER_SEED` may also be settings. */
const MOST_DIGITS = 20;
const ZERO = 0x30;
const NINE = 0x39;

/** Cuts the seed out of the only text of a file; null where there are others, or where something was wrong with the file. */
export function cutSeed({ fields, outdated, warnings }: Found): SeedCut | null {
  const [field] = fields;
  if (field === undefined || fields.length > 1 || outdated.length > 0 || warnings.length > 0) return null;
  if (!NAMES.has(field.name)) return null;
  const { text } = field;
  const start = text.lastIndexOf(SEED) + SEED.length;
  if (start < SEED.length || text.charCodeAt(start) === ZERO) return null;
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  const digits = end - start;
  return digits < MIN_OTHER_SEED || digits > MOST_DIGITS ? null : { field, text, start, end };
}

/** Whether there is only one place where a text could be cut. */
export function isOnlyCut({ text }: SeedCut): boolean {
  return text.indexOf(SEED) === text.lastIndexOf(SEED);
}

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}
