import type { Connection } from '../connection.js';
import type { PageRequest, StorePage, UnparsedDirectory } from '../store.js';
import { fromTextColumn } from '../text.js';
import { readCursor, writeCursor } from './cursor.js';
import type { Directories } from './directories.js';

interface DirectoryRow {
  directory_id: number;
  path: string;
  count: number;
  last: number;
  /** Joined by `,`. */
  ids: string;
  /** Joined by `/`. */
  names: string;
}

const START: readonly [directory: number, image: number] = [0, 0];

/** Lists of images to be read, each with its index. */
const LISTS = {
  unparsed: { index: 'images_unparsed', condition: 'state = 0' },
  /** Those whose file could not even be opened (without an inode) are not worth another look. */
  unsettled: { index: 'images_unsettled', condition: 'mtime_ns = 0 AND inode <> 0' },
} as const;

/** Images to be read, by directory. One row for each directory: a row for each image takes six times as long. */
export function listToRead(
  connection: Connection,
  directories: Directories,
  list: keyof typeof LISTS,
  { after, limit, directory }: PageRequest & { directory?: string | undefined },
): StorePage<UnparsedDirectory> {
  const { index, condition } = LISTS[list];
  const [fromDirectory, fromImage] = readCursor(after, START);
  const isOne = directory !== undefined;
  const id = isOne ? (directories.idOf(directory) ?? -1) : fromDirectory;
  const rows = connection
    .sql(
      `SELECT found.*, directories.path FROM (
         SELECT directory_id, count(*) AS count, max(id) AS last, group_concat(id) AS ids, group_concat(name, '/') AS names
         FROM (
           SELECT directory_id, id, name FROM images INDEXED BY ${index}
           WHERE ${condition} AND ${isOne ? 'directory_id = ? AND id > ?' : '(directory_id, id) > (?, ?)'}
           ORDER BY directory_id, id LIMIT ?
         ) GROUP BY directory_id
       ) AS found CROSS JOIN directories ON directories.id = found.directory_id
       ORDER BY found.directory_id`,
    )
    .all<DirectoryRow>(id, fromImage, limit);
  const last = rows.at(-1);
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  return {
    items: rows.map(({ path, ids, names }) => ({
      directory: fromTextColumn(path),
      ids: ids.split(',').map(Number),
      names: names.split('/').map(fromTextColumn),
    })),
    next: last === undefined || count < limit ? null : writeCursor([last.directory_id, last.last]),
  };
}
