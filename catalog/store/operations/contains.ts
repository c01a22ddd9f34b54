import type { Value } from '../driver.js';
import { fromTextColumn, isEscaped, toTextColumn } from '../text.js';
import type { Conditions } from './conditions.js';
import type { Condition } from './filter-sql.js';

/** SQLite refuses patterns of more than 50,000 bytes. */
const MAX_PATTERN = 10_000;

/** Pieces of a text that SQLite compares as JavaScript does. What a column escapes is not among them. */
const ASCII = /[\t\n\r -~]+/g;

/**
 * Texts of which `LIKE` says the same as JavaScript where it looks for ASCII: it knows the case of ASCII letters only,
 * but the KELVIN SIGN is a `k` in lower case, and an I with a dot an `i` and the dot; and nothing in them is escaped.
 */
export function isPlain(text: string): boolean {
  return !/[\u212a\u0130]/.test(text) && !isEscaped(text);
}

export type TextColumn = 'prompt' | 'negative_prompt';

export const TEXT_COLUMNS: readonly TextColumn[] = ['prompt', 'negative_prompt'];

/** Rows that are looked at before somebody is asked whether it is still wanted; a power of two. */
const TEXTS_AT_ONCE = 256;

/**
 * Texts that hold one in their prompt or their negative prompt, by the rule
 * `prompt.toLowerCase().includes(wanted.toLowerCase())`. Calling JavaScript for each text takes 1 µs, SQLite's own way
 * 0.2 µs: it picks those that are worth the call.
 */
export function containsCondition(wanted: string, columns: readonly TextColumn[]): Condition {
  const piece = wanted.toLowerCase();
  if (piece === '') return { sql: 'TRUE', values: [] };
  const { sql, values } = heldBy(piece, columns);
  return { sql: `((texts.id & ${TEXTS_AT_ONCE - 1}) <> 0 OR proceed()) AND (${sql})`, values };
}

/** The same, of both, to be put behind other conditions. */
export function containsConditions(wanted: string): Conditions {
  const { sql, values } = containsCondition(wanted, TEXT_COLUMNS);
  return { sql: ` AND ${sql}`, values: [...values] };
}

function heldBy(piece: string, columns: readonly TextColumn[]): Condition {
  const ascii = longest(piece.match(ASCII) ?? []);
  const [first = 'prompt', second = first] = columns;
  const exact = `holds(texts.${first}, texts.${second}, ?)`;
  const column = toTextColumn(piece);
  if (ascii === '' || ascii.length > MAX_PATTERN) return { sql: exact, values: [column] };
  const pattern = `%${ascii.replace(/[\\%_]/g, String.raw`\$&`)}%`;
  const like = columns.map((name) => String.raw`texts.${name} LIKE ? ESCAPE '\'`).join(' OR ');
  const patterns = columns.map(() => pattern);
  return ascii === piece
    ? {
        sql: `CASE texts.is_plain WHEN 1 THEN (${like}) ELSE ${exact} END`,
        values: [...patterns, column],
      }
    : { sql: `(texts.is_plain = 0 OR ${like}) AND ${exact}`, values: [...patterns, column] };
}

/** The function `holds` of SQL: the rule itself. */
export function holds(prompt: Value, negativePrompt: Value, wanted: Value): number {
  const piece = fromTextColumn(String(wanted));
  const isIn = (text: Value): boolean => fromTextColumn(String(text)).toLowerCase().includes(piece);
  return isIn(prompt) || isIn(negativePrompt) ? 1 : 0;
}

function longest(pieces: readonly string[]): string {
  return pieces.reduce((one, other) => (other.length > one.length ? other : one), '');
}
