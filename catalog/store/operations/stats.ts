import type { Connection } from '../connection.js';
import { FIRST_PLACE, toPlaceColumns } from '../place-column.js';
import type { PageRequest, StatColumns } from '../store.js';
import { fromTextColumn } from '../text.js';
import { readCursor, writeCursor } from './cursor.js';
import type { Directories } from './directories.js';

interface ColumnsRow {
  /** Joined by `/`; null where there are none. */
  names: string | null;
  sizes: string;
  mtimes: string;
  inodes: string;
}

const START: readonly [name: string] = [''];

/** The stats of a directory's parsed files. One row for a page: a row for each file takes three times as long. */
export function readStats(
  connection: Connection,
  directories: Directories,
  { directory, after, limit }: PageRequest & { directory: string },
): StatColumns {
  const [name] = readCursor(after, START);
  const row = connection
    .sql(
      `SELECT group_concat(name, '/') AS names, group_concat(size) AS sizes, group_concat(mtime_ns) AS mtimes,
         group_concat(inode) AS inodes
       FROM (
         SELECT name, size, mtime_ns, inode FROM images INDEXED BY images_in_order
         WHERE directory_id = ? AND (file_id, seed, name) > (?, ?, ?) AND mtime_ns IS NOT NULL
         ORDER BY file_id, seed, name LIMIT ?
       )`,
    )
    .get<ColumnsRow>(
      directories.idOf(directory) ?? -1,
      ...(after === undefined ? FIRST_PLACE : toPlaceColumns(name)),
      limit,
    );
  if (row === undefined || row.names === null)
    return {
      names: [],
      sizes: new Float64Array(),
      mtimesNs: new BigInt64Array(),
      inodes: new BigUint64Array(),
      next: null,
    };
  const names = row.names.split('/').map(fromTextColumn);
  const last = names.at(-1);
  return {
    names,
    sizes: Float64Array.from(row.sizes.split(','), Number),
    mtimesNs: BigInt64Array.from(row.mtimes.split(','), BigInt),
    inodes: new BigUint64Array(BigInt64Array.from(row.inodes.split(','), BigInt).buffer),
    next: last === undefined || names.length < limit ? null : writeCursor([last]),
  };
}
