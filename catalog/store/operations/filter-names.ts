import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import { fromTextColumn } from '../text.js';
import { proceed } from '../wanted.js';
import type { Condition } from './filter-sql.js';

/** SQLite refuses patterns of more than 50,000 bytes; each character may take two. */
const MAX_PATTERN = 20_000;

const ASCII = /^[ -~]*$/;

/** Whether a name is what a pattern says: `*` stands for any letters, `?` for one; in any case of letters. */
export function namePattern(pattern: string): (name: string) => boolean {
  const wanted = lettersOf(pattern);
  return (name) => matches(wanted, lettersOf(name));
}

/** Columns of names, and the tables that they stand in: each has an index. */
const NAMES = {
  model: ['model', 'settings'],
  sampler: ['sampler', 'settings'],
  scheduler: ['scheduler', 'settings'],
  generator: ['generator', 'settings'],
  lora: ['name', 'settings_loras'],
} as const;

export type NameField = keyof typeof NAMES;

/** The names that a pattern means, of those that there are, as JSON text; names that differ in case of ASCII letters stand for one another. */
export function namesLike(connection: Connection, field: NameField, pattern: string): string {
  const [column, table] = NAMES[field];
  proceed();
  const isMeant = namePattern(pattern);
  // From one name to the next by the index, past all rows of the same name.
  const names = connection
    .sql(
      `WITH RECURSIVE names (known) AS (
         SELECT min(${column}) FROM ${table}
         UNION ALL
         SELECT (SELECT min(${column}) FROM ${table} WHERE ${column} > known) FROM names WHERE known IS NOT NULL
       ) SELECT known AS name FROM names WHERE known IS NOT NULL`,
    )
    .all<{ name: string }>()
    .map(({ name }) => name);
  return JSON.stringify(names.filter((name) => isMeant(fromTextColumn(name))));
}

/** Names in a column that a pattern means. What is ASCII is left to SQLite, which is faster and knows the case of no other letters. */
export function likeCondition(column: string, pattern: string): Condition {
  const like = pattern
    .replace(/[\\%_]/g, String.raw`\$&`)
    .replaceAll('*', '%')
    .replaceAll('?', '_');
  return ASCII.test(pattern) && like.length <= MAX_PATTERN
    ? { sql: String.raw`${column} LIKE ? ESCAPE '\'`, values: [like] }
    : { sql: `is_named(${column}, ?)`, values: [pattern] };
}

let last = { pattern: '', isMeant: namePattern('') };

/** The function `is_named` of SQL. */
export function isNamed(column: Value, pattern: Value): number {
  const asked = String(pattern);
  if (asked !== last.pattern) last = { pattern: asked, isMeant: namePattern(asked) };
  return column !== null && last.isMeant(fromTextColumn(String(column))) ? 1 : 0;
}

function lettersOf(text: string): readonly string[] {
  return Array.from(text.toLowerCase());
}

/** Goes back to the last `*` only, so that no pattern takes longer than its length times that of the name. */
function matches(pattern: readonly string[], name: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let letter = 0; letter < name.length;) {
    const wanted = pattern[at];
    if (wanted === '*') {
      star = at++;
      resume = letter;
    } else if (wanted === '?' || wanted === name[letter]) {
      at++;
      letter++;
    } else if (star >= 0) {
      at = star + 1;
      letter = ++resume;
    } else return false;
  }
  while (pattern[at] === '*') at++;
  return at === pattern.length;
}
