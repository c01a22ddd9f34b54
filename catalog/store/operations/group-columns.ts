import type { GroupRule } from '../../../schema/models/group-rule.js';
import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import { FIRST_PLACE, toPlaceColumns } from '../place-column.js';
import { fromTextColumn } from '../text.js';
import { proceed } from '../wanted.js';

/** Some tens of thousands of images, column by column. */
interface ImageColumns {
  ids: Float64Array;
  /** What was asked for, as text; empty where there is nothing. */
  columns: string[][];
}

/** Images whose columns are read at once: some megabytes of text. */
const IMAGES_AT_ONCE = 65_536;

/** Rows after which one asks whether the answer is still wanted: a power of two. */
const ROWS_BETWEEN = 1024;

/** Rows by the order of a rule that looks at metadata. What no seed is known of is behind all that have one. */
const SEED_ORDER = 'images.file_id, images.known_seed IS NULL, images.known_seed, images.name';

/**
 * Reads columns of the images of a directory, in the order of a rule. A row that is handed over takes the driver 1 µs,
 * columns that SQLite joins to one text take a quarter of that.
 * @param columns In SQL: numbers, and texts without slashes, as names of files are.
 */
export function* readInOrder(
  connection: Connection,
  directoryId: number,
  { seedFrom }: GroupRule,
  columns: readonly string[],
): Generator<ImageColumns> {
  if (seedFrom === 'metadata') {
    const from = `images
      WHERE images.directory_id = ? AND ((images.id & ${ROWS_BETWEEN - 1}) <> 0 OR proceed()) ORDER BY ${SEED_ORDER}`;
    const all = readColumns(connection, { from, values: [directoryId], columns });
    if (all.ids.length > 0) yield all;
    return;
  }
  const from = `images INDEXED BY images_in_order
    WHERE images.directory_id = ? AND (images.file_id, images.seed, images.name) > (?, ?, ?)
    ORDER BY images.file_id, images.seed, images.name LIMIT ${IMAGES_AT_ONCE}`;
  let place = FIRST_PLACE;
  for (;;) {
    const part = readColumns(connection, { from, values: [directoryId, ...place], columns });
    if (part.ids.length > 0) yield part;
    if (part.ids.length < IMAGES_AT_ONCE) return;
    place = placeOf(connection, part.ids.at(-1) ?? 0);
  }
}

/**
 * Reads columns of rows, in their order.
 * @param from What stands behind FROM, with the ids of images among its columns.
 * @param columns In SQL: numbers, and texts without slashes, as names of files are.
 */
export function readColumns(
  connection: Connection,
  { from, values, columns }: { from: string; values: readonly Value[]; columns: readonly string[] },
): ImageColumns {
  proceed();
  const named = columns.map((column, index) => `ifnull(${column}, '') AS c${index}`);
  const joined = columns.map((_, index) => `group_concat(c${index}, '/') AS c${index}`);
  const row = connection
    .sql(
      `SELECT ${['count(*) AS count', "group_concat(id, '/') AS id", ...joined].join(', ')}
       FROM (SELECT ${['images.id AS id', ...named].join(', ')} FROM ${from})`,
    )
    .get<Record<string, string | number | null>>(...values);
  const isEmpty = row === undefined || row['count'] === 0;
  const listOf = (name: string): string[] => (isEmpty ? [] : String(row[name] ?? '').split('/'));
  return {
    ids: Float64Array.from(listOf('id'), Number),
    columns: columns.map((_, index) => listOf(`c${index}`)),
  };
}

function placeOf(connection: Connection, id: number): typeof FIRST_PLACE {
  const row = connection.sql('SELECT name FROM images WHERE id = ?').get<{ name: string }>(id);
  return toPlaceColumns(fromTextColumn(row?.name ?? ''));
}
