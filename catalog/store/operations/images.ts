import type { Connection } from '../connection.js';
import { describeSeed, fromDecimalColumn } from '../decimal-column.js';
import { FIRST_PLACE, toPlaceColumns } from '../place-column.js';
import type { FilePlace, ImageRange, StoredImage, UnreadableFile } from '../store.js';
import { fromTextColumn, toTextColumn } from '../text.js';
import type { Directories } from './directories.js';
import { stateOf } from './states.js';

/** What `IMAGE_COLUMNS` gives. */
export interface ImageRow {
  name: string;
  file_id: string | null;
  seed: string | null;
  metadata_seed: string | null;
  state: number;
}

/** Decimals as text: no number holds all of them, and a BigInt is dearer. */
export const IMAGE_COLUMNS = `images.name, CAST(nullif(images.file_id, x'ff') AS TEXT) AS file_id,
  CAST(nullif(images.seed, x'ff') AS TEXT) AS seed, CAST(images.metadata_seed AS TEXT) AS metadata_seed, images.state`;

export function describeImage({ name, file_id, seed, metadata_seed, state }: ImageRow): StoredImage {
  return {
    name: fromTextColumn(name),
    fileId: fromDecimalColumn(file_id),
    seed: fromDecimalColumn(seed),
    metadataSeed: describeSeed(metadata_seed),
    state: stateOf(state),
  };
}

/** Reads the rows of images. */
export class Images {
  readonly #connection: Connection;
  readonly #directories: Directories;

  constructor(connection: Connection, directories: Directories) {
    this.#connection = connection;
    this.#directories = directories;
  }

  inOrder(directory: string, { from, after, limit }: ImageRange): StoredImage[] {
    const id = this.#directories.idOf(directory);
    if (id === null) return [];
    const name = after ?? from;
    const start = name === undefined ? FIRST_PLACE : toPlaceColumns(name);
    return this.#connection
      .sql(
        `SELECT ${IMAGE_COLUMNS} FROM images INDEXED BY images_in_order
         WHERE directory_id = ? AND (file_id, seed, name) ${after === undefined ? '>=' : '>'} (?, ?, ?)
         ORDER BY images.file_id, images.seed, images.name LIMIT ?`,
      )
      .all<ImageRow>(id, ...start, limit)
      .map(describeImage);
  }

  /** By path and name. */
  unreadable({ after, limit }: { after?: FilePlace | undefined; limit: number }): UnreadableFile[] {
    const path = toTextColumn(after?.directory ?? '');
    // Names are not empty.
    const name = toTextColumn(after?.name ?? '');
    return this.#connection
      .sql(
        `SELECT directories.path, images.name, settings.reason
         FROM directories INDEXED BY directories_unreadable
           CROSS JOIN images INDEXED BY images_unreadable ON images.directory_id = directories.id
           LEFT JOIN recipes ON recipes.id = images.recipe_id
           LEFT JOIN settings ON settings.id = recipes.settings_id
         WHERE directories.unreadable > 0 AND directories.path >= ? AND images.state = 3
           AND (directories.path > ? OR images.name > ?)
         ORDER BY directories.path, images.name LIMIT ?`,
      )
      .all<{ path: string; name: string; reason: string | null }>(path, path, name, limit)
      .map(({ path, name, reason }) => ({
        directory: fromTextColumn(path),
        name: fromTextColumn(name),
        reason: fromTextColumn(reason ?? ''),
      }));
  }
}
