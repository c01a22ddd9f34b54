import type { Connection } from '../connection.js';
import { fromDecimalColumn } from '../decimal-column.js';
import { toPlaceColumns } from '../place-column.js';
import type { StoredImage } from '../store.js';
import { fromTextColumn } from '../text.js';
import { describeImage, IMAGE_COLUMNS, type ImageRow } from './images.js';

const PLACE = '(images.file_id, images.seed, images.name)';
const IN_ORDER = 'ORDER BY images.file_id, images.seed, images.name LIMIT ?';

/** Where a list of images begins, by names in the catalog's order. */
interface Begin {
  name: string;
  /** Whether an image of that name is in it. */
  isIn: boolean;
}

/** Images that follow each other in the catalog's order, before the place of a name, or up to the last one. */
export function imagesBetween(
  connection: Connection,
  directoryId: number,
  { begin, before, limit }: { begin: Begin; before: string | null; limit: number },
): StoredImage[] {
  const from = `${PLACE} ${begin.isIn ? '>=' : '>'} (?, ?, ?)`;
  const to = before === null ? '' : `AND ${PLACE} < (?, ?, ?)`;
  const end = before === null ? [] : toPlaceColumns(before);
  return connection
    .sql(
      `SELECT ${IMAGE_COLUMNS} FROM images INDEXED BY images_in_order
       WHERE images.directory_id = ? AND ${from} ${to} ${IN_ORDER}`,
    )
    .all<ImageRow>(directoryId, ...toPlaceColumns(begin.name), ...end, limit)
    .map(describeImage);
}

/** The image of a name, or the first one behind its place. */
export function imageAt(
  connection: Connection,
  directoryId: number,
  name: string,
): { name: string; seed: string | null } | null {
  const row = connection
    .sql(
      `SELECT name, CAST(nullif(seed, x'ff') AS TEXT) AS seed FROM images INDEXED BY images_in_order
       WHERE images.directory_id = ? AND ${PLACE} >= (?, ?, ?) ${IN_ORDER}`,
    )
    .get<{ name: string; seed: string | null }>(directoryId, ...toPlaceColumns(name), 1);
  return row === undefined ? null : { name: fromTextColumn(row.name), seed: fromDecimalColumn(row.seed) };
}
