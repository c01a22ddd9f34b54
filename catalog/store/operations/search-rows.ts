import type { Connection } from '../connection.js';
import { fromDecimalColumn } from '../decimal-column.js';
import type { ImageSort, SearchedImage } from '../store.js';
import { WRITTEN_NS } from './fresh-times.js';
import { fromTextColumn } from '../text.js';
import { SORTS } from './search-sorts.js';
import type { FoundId } from './search-statement.js';

interface FoundRow {
  path: string;
  name: string;
  file_id: string | null;
  seed: string | null;
  mtime_ns: string | null;
  size: number | null;
  inode: string | null;
  width: number | null;
  height: number | null;
  model: string | null;
}

/** What lists show of an image that was found. */
export function readFound(connection: Connection, { id, key }: FoundId, sort: ImageSort): SearchedImage {
  const row = connection
    .sql(
      `SELECT directories.path, images.name, CAST(nullif(images.file_id, x'ff') AS TEXT) AS file_id,
         CAST(nullif(images.seed, x'ff') AS TEXT) AS seed, CAST(${WRITTEN_NS} AS TEXT) AS mtime_ns, images.size,
         CAST(images.inode AS TEXT) AS inode, settings.width, settings.height, settings.model
       FROM images CROSS JOIN directories ON directories.id = images.directory_id
         LEFT JOIN recipes ON recipes.id = images.recipe_id LEFT JOIN settings ON settings.id = recipes.settings_id
       WHERE images.id = ?`,
    )
    .get<FoundRow>(id);
  if (row === undefined) throw new Error('An image has gone in the midst of a transaction.');
  const { mtime_ns: mtime, inode, size, width, height, model } = row;
  return {
    directory: fromTextColumn(row.path),
    name: fromTextColumn(row.name),
    fileId: fromDecimalColumn(row.file_id),
    seed: fromDecimalColumn(row.seed),
    key: key === null || sort === 'path' ? null : SORTS[sort].fromColumn(key),
    mtimeNs: mtime === null ? null : BigInt(mtime),
    // The file could not be opened.
    size: inode === '0' && size === 0 ? null : size,
    width,
    height,
    model: model === null ? null : fromTextColumn(model),
  };
}
