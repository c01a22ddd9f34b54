import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import {
  allOf,
  countConditions,
  type Expression,
  holdsForUnknown,
  homeOf,
  type ImageIndex,
} from './filter-expression.js';
import { type Condition, imageCondition } from './filter-sql.js';

/** Rows that are held against one condition before somebody is asked whether the answer is still wanted. */
const ROWS_AT_ONCE = 1024;

/** Images that are looked at one by one sooner than all that a prompt leads to: some milliseconds. */
const FEW_IMAGES = 10_000;

/** Images that are wanted, and the index that leads to them. */
export interface Wanted extends Condition {
  /** What stands behind `FROM`. */
  from: string;
}

/** Where images are, as a condition on their directories. */
export interface Place extends Condition {
  /** Images there; all that there are, where `sql` is empty. */
  images: number;
}

/**
 * Chooses what leads to images: SQLite knows nothing of how many each condition leaves, and would begin at the first index
 * that fits. Few images of a directory, of a range of seeds or times are looked at one by one; else those lead that were
 * made from what is wanted, since few recipes stand for many images.
 */
export function leadTo(connection: Connection, expression: Expression, place: Place): Wanted {
  const parts = expression.kind === 'all' ? expression.parts : [expression];
  const all = wantedBy(expression, place);
  const from = (index: string, more = ''): Wanted => ({
    ...all,
    from: `images ${index}`,
    sql: all.sql + more,
  });
  if (place.sql !== '' && place.images <= FEW_IMAGES) return from('INDEXED BY images_in_order');
  const ranges = parts.flatMap((part) =>
    part.kind === 'images' && part.index !== undefined ? [{ ...part, index: part.index }] : [],
  );
  for (const range of ranges) {
    if (isNarrow(connection, range, range.index))
      return from(`INDEXED BY ${range.index}`, notNull(range.index));
  }
  if (parts.some(leadsByRecipes)) return from('INDEXED BY images_by_recipe');
  return from('NOT INDEXED');
}

/** What is wanted as one condition on images. */
export function wantedBy(expression: Expression, place: Place): Condition {
  const parts = expression.kind === 'all' ? expression.parts : [expression];
  const conditions = [
    stillWanted('images.id', expression),
    ...(place.sql === '' ? [] : [place]),
    // By themselves, so that their index can lead.
    imageCondition(allOf(parts.filter(leadsByRecipes))),
    imageCondition(allOf(parts.filter((part) => !leadsByRecipes(part)))),
  ];
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    values: conditions.flatMap(({ values }): readonly Value[] => values),
  };
}

/** Asks from time to time whether the answer is still wanted: the more often, the more is asked of each row. */
export function stillWanted(id: string, expression: Expression): Condition {
  const rows = 2 ** Math.max(0, Math.floor(Math.log2(ROWS_AT_ONCE / countConditions(expression))));
  return { sql: `(${id} & ${rows - 1}) <> 0 OR proceed()`, values: [] };
}

function leadsByRecipes(part: Expression): boolean {
  const home = homeOf(part);
  return home !== null && home !== 'images' && !holdsForUnknown(part);
}

function isNarrow(connection: Connection, { sql, values }: Condition, index: ImageIndex): boolean {
  const beyond = connection
    .passingSql(
      `SELECT 1 FROM images INDEXED BY ${index} WHERE TRUE ${notNull(index)} AND ${sql} LIMIT 1 OFFSET ?`,
    )
    .get(...values, FEW_IMAGES);
  return beyond === undefined;
}

/** What the index is made of. */
function notNull(index: ImageIndex): string {
  return index === 'images_by_seed'
    ? ' AND images.known_seed IS NOT NULL'
    : ' AND images.mtime_ns IS NOT NULL';
}
