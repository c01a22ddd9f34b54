import type {
  DateRange,
  DecimalRange,
  Filter,
  ImageTrait,
  NumberRange,
} from '../../../schema/models/filter.js';
import type { Connection } from '../connection.js';
import { toDecimalColumn } from '../decimal-column.js';
import type { Value } from '../driver.js';
import { TEXT_COLUMNS } from './contains.js';
import { hasFreshTimes, WRITTEN_NS } from './fresh-times.js';
import { allOf, anyOf, type Expression, not } from './filter-expression.js';
import { type NameField, namesLike } from './filter-names.js';
import { pathExpression } from './filter-paths.js';
import type { Condition } from './filter-sql.js';
import { containsExpression, wordsExpression } from './filter-words.js';
import { STATE_NUMBERS } from './states.js';

const NANOSECONDS_PER_MILLISECOND = 1_000_000n;

/** What the traits of images are in SQL. Sizes that are unknown have none. */
const TRAITS: Readonly<Record<ImageTrait, Expression>> = {
  parsed: stateExpression('parsed'),
  empty: stateExpression('empty'),
  unreadable: stateExpression('unreadable'),
  unparsed: stateExpression('unparsed'),
  portrait: { kind: 'settings', sql: 'settings.height > settings.width', values: [] },
  landscape: { kind: 'settings', sql: 'settings.width > settings.height', values: [] },
  square: { kind: 'settings', sql: 'settings.width = settings.height', values: [] },
};

/** What a filter asks; `imageCondition` makes SQL of it. Names and paths that it means are looked up here, so that it is of this moment. */
export function filterExpression(connection: Connection, filter: Filter): Expression {
  const parts: Expression[] = [];
  const add = <V>(value: V | undefined, express: (value: V) => Expression): void => {
    if (value !== undefined) parts.push(express(value));
  };
  const nested = (filters: readonly Filter[]): Expression[] =>
    filters.map((one) => filterExpression(connection, one));
  const named = (field: NameField) => (pattern: string) => nameExpression(connection, field, pattern);
  add(filter.text, (words) => wordsExpression(words, TEXT_COLUMNS));
  add(filter.prompt, (words) => wordsExpression(words, ['prompt']));
  add(filter.negativePrompt, (words) => wordsExpression(words, ['negative_prompt']));
  add(filter.contains, (piece) => containsExpression(piece, TEXT_COLUMNS));
  add(filter.model, named('model'));
  add(filter.sampler, named('sampler'));
  add(filter.scheduler, named('scheduler'));
  add(filter.generator, named('generator'));
  add(filter.lora, named('lora'));
  add(filter.path, (pattern) => pathExpression(connection, pattern));
  add(filter.id, (range) => decimalExpression('file_id', range));
  add(filter.seed, (range) => decimalExpression('known_seed', range));
  add(filter.steps, (range) => numberExpression('steps', range));
  add(filter.cfgScale, (range) => numberExpression('cfg_scale', range));
  add(filter.width, (range) => numberExpression('width', range));
  add(filter.height, (range) => numberExpression('height', range));
  add(filter.date, (range) => dateExpression(connection, range));
  add(filter.is, (trait) => TRAITS[trait]);
  add(filter.all, (filters) => allOf(nested(filters)));
  add(filter.any, (filters) => anyOf(nested(filters)));
  add(filter.none, (filters) => not(anyOf(nested(filters))));
  return allOf(parts);
}

function nameExpression(connection: Connection, field: NameField, pattern: string): Expression {
  const names = '(SELECT value FROM json_each(?))';
  const sql =
    field === 'lora'
      ? `settings.id IN (SELECT settings_id FROM settings_loras WHERE name IN ${names})`
      : `settings.${field} IN ${names}`;
  return { kind: 'settings', sql, values: [namesLike(connection, field, pattern)] };
}

function decimalExpression(column: 'file_id' | 'known_seed', { from, to }: DecimalRange): Expression {
  const range = comparisons([
    [`images.${column} >= ?`, from === undefined ? undefined : toDecimalColumn(from)],
    [`images.${column} <= ?`, to === undefined ? undefined : toDecimalColumn(to)],
  ]);
  // Without an end, whatever has one is meant.
  if (column === 'known_seed') {
    if (range === null) return { kind: 'images', sql: 'images.known_seed IS NOT NULL', values: [] };
    return { kind: 'images', ...range, index: 'images_by_seed' };
  }
  const isNumbered = "images.file_id <> x'ff'";
  if (range === null) return { kind: 'images', sql: isNumbered, values: [] };
  return { kind: 'images', sql: `${range.sql} AND ${isNumbered}`, values: range.values };
}

function numberExpression(
  column: 'steps' | 'cfg_scale' | 'width' | 'height',
  { from, to, above, below }: NumberRange,
): Expression {
  const range = comparisons([
    [`settings.${column} >= ?`, from],
    [`settings.${column} <= ?`, to],
    [`settings.${column} > ?`, above],
    [`settings.${column} < ?`, below],
  ]);
  if (range === null) return { kind: 'settings', sql: `settings.${column} IS NOT NULL`, values: [] };
  return { kind: 'settings', ...range };
}

function dateExpression(connection: Connection, { from, before }: DateRange): Expression {
  const isFresh = hasFreshTimes(connection);
  const column = isFresh ? WRITTEN_NS : 'images.mtime_ns';
  const range = comparisons([
    [`${column} >= ?`, from === undefined ? undefined : nanosecondsOf(from)],
    [`${column} < ?`, before === undefined ? undefined : nanosecondsOf(before)],
  ]);
  if (range === null) return { kind: 'images', sql: `${column} <> 0`, values: [] };
  if (isFresh) return { kind: 'images', ...range };
  // Where files could not be opened, it is 0.
  const sql = `${range.sql} AND images.mtime_ns <> 0`;
  return { kind: 'images', sql, values: range.values, index: 'images_by_time' };
}

/**
 * The first time that is told as a date: times are told to the nearest millisecond. Those beyond the column, before 1677 and
 * behind 2262, are its first and its last one.
 */
function nanosecondsOf(date: string): bigint {
  const time = BigInt(Date.parse(date)) * NANOSECONDS_PER_MILLISECOND - NANOSECONDS_PER_MILLISECOND / 2n;
  const asColumn = BigInt.asIntN(64, time);
  return asColumn === time ? time : time < 0n ? -(2n ** 63n) : 2n ** 63n - 1n;
}

/** @returns Null where nothing is asked. */
function comparisons(all: readonly (readonly [sql: string, value: Value | undefined])[]): Condition | null {
  const asked = all.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  if (asked.length === 0) return null;
  return { sql: asked.map(({ sql }) => sql).join(' AND '), values: asked.map(({ value }) => value) };
}

function stateExpression(state: keyof typeof STATE_NUMBERS): Expression {
  return { kind: 'images', sql: `images.state = ${STATE_NUMBERS[state]}`, values: [] };
}
