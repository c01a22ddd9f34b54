import { extractIdAndSeed } from '../../../metadata/names.js';
import { compareRows, type Row } from '../../order.js';
import type { Connection } from '../connection.js';
import type { Value } from '../driver.js';
import { joinPlace, type PlaceColumns } from '../place-column.js';
import { toTextColumn } from '../text.js';

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
 * @param idOf Gives the id of a row, of those that the sequence gave.
 * @returns How many are new.
 */
export function insertNames(
  connection: Connection,
  directoryId: number,
  rows: readonly NamedRow[],
  idOf: (row: NamedRow, index: number) => number,
): number {
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
  for (const [index, row] of rows.entries()) {
    const [fileId, seed, name] = row.place;
    values.push(idOf(row, index), directoryId, fileId, seed, name);
    if (values.length === ROWS_AT_ONCE * 5) insert();
  }
  if (values.length > 0) insert();
  return added;
}
