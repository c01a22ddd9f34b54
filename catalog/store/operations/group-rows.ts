import { toPlaceColumns } from '../place-column.js';
import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import { WRITTEN_MS } from './fresh-times.js';
import type { GroupTimes } from '../store.js';

/** Rows of images as SQL that may stand behind FROM, under the name `images`. */
export interface Rows {
  sql: string;
  values: Value[];
}

/** So many images that follow each other in the catalog's order, from one on. */
export function rowsFrom(directoryId: number, name: string, count: number): Rows {
  return {
    sql: `(SELECT * FROM images INDEXED BY images_in_order
      WHERE directory_id = ? AND (file_id, seed, name) >= (?, ?, ?) ORDER BY file_id, seed, name LIMIT ?) AS images`,
    values: [directoryId, ...toPlaceColumns(name), count],
  };
}

/** Images by their ids, in this order. */
export function rowsOf(ids: Float64Array | readonly number[]): Rows {
  return {
    sql: 'json_each(?) AS asked CROSS JOIN images ON images.id = asked.value',
    values: [JSON.stringify([...ids])],
  };
}

/** When files were written, in milliseconds. */
export const TIME = WRITTEN_MS;

/** When the first and the last of some files were written. */
export function timesOf(connection: Connection, { sql, values }: Rows): GroupTimes {
  const times = connection
    .sql(`SELECT min(${TIME}) AS firstTime, max(${TIME}) AS lastTime FROM ${sql}`)
    .get<GroupTimes>(...values);
  return times ?? { firstTime: null, lastTime: null };
}
