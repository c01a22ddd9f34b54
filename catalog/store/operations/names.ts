import { extractIdAndSeed } from '../../../metadata/index.js';
import { compareRows, type Row } from '../../order.js';
import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import { joinPlace, type PlaceColumns } from '../place-column.js';
import { toTextColumn } from '../text.js';
import type { Sequence } from './sequence.js';

/** Rows of one statement: a call of the driver costs more than a row does. */
const ROWS_AT_ONCE = 25;

const ROW = '(?, ?, ?, ?, ?)';

/** An image of a listing. */
export interface NamedRow extends Row {
  /** As the column has it, by which it is ordered. */
  filename: string;
  place: PlaceColumns;
}

/** The names of a part of a listing in the catalog's order, which is that of the index, each once. */
export function toRows(names: string): NamedRow[] {
  if (names === '') return [];
  const rows = names.split('/').map((name): NamedRow => {
    const { id: fileId, seed } = extractIdAndSeed(name);
    const filename = toTextColumn(name);
    return { filename, fileId, seed, place: joinPlace(fileId, seed, filename) };
  });
  rows.sort(compareRows);
  return rows.filter(({ filename }, index) => filename !== rows[index - 1]?.filename);
}

/**
 * Writes rows for new images, and none for a name that has one.
 * @returns The id of the first; the others follow it. And how many are new.
 */
export function insertNames(
  connection: Connection,
  sequence: Sequence,
  directoryId: number,
  rows: readonly NamedRow[],
): { firstId: number; added: number } {
  const firstId = sequence.take(rows.length);
  let added = 0;
  let values: Value[] = [];
  const insert = (): void => {
    const places = Array.from({ length: values.length / 5 }, () => ROW).join(', ');
    const { changes } = connection
      .sql(
        `INSERT INTO images (id, directory_id, file_id, seed, name) VALUES ${places}
         ON CONFLICT (directory_id, file_id, seed, name) DO NOTHING`,
      )
      .run(...values);
    added += Number(changes);
    values = [];
  };
  for (const [index, { place }] of rows.entries()) {
    values.push(firstId + index, directoryId, place[0], place[1], place[2]);
    if (values.length === ROWS_AT_ONCE * 5) insert();
  }
  if (values.length > 0) insert();
  return { firstId, added };
}
