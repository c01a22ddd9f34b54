import type { Connection } from '../connection.js';
import { describeSeed, fromDecimalColumn, toSeedColumn } from '../decimal-column.js';
import { fromInodeColumn } from '../inode-column.js';
import type { FilePlace, PageRequest, StoredFile, StoredImage, StorePage, UnreadableFile } from '../store.js';
import { fromTextColumn, toTextColumn } from '../text.js';
import { nextCursor, readCursor } from './cursor.js';
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
export const IMAGE_COLUMNS = `images.name, CAST(images.file_id AS TEXT) AS file_id, CAST(images.seed AS TEXT) AS seed,
  CAST(images.metadata_seed AS TEXT) AS metadata_seed, images.state`;

export function describeImage({ name, file_id, seed, metadata_seed, state }: ImageRow): StoredImage {
  return {
    name: fromTextColumn(name),
    fileId: fromDecimalColumn(file_id),
    seed: fromDecimalColumn(seed),
    metadataSeed: describeSeed(metadata_seed),
    state: stateOf(state),
  };
}

type OrderPosition = readonly [kind: string, fileId: string, seed: string, name: string];

const NUMBERED_START: OrderPosition = ['numbered', '-1', '-1', ''];

/** A directory or a recipe, and an image. */
type RowPosition = readonly [number, number];

const ROW_START: RowPosition = [0, 0];

/** Reads the rows of images. */
export class Images {
  readonly #connection: Connection;
  readonly #directories: Directories;

  constructor(connection: Connection, directories: Directories) {
    this.#connection = connection;
    this.#directories = directories;
  }

  /** Those with numbers first, then those without: each kind has an index in its own order. */
  inOrder(directory: string, { after, limit }: PageRequest): StorePage<StoredImage> {
    const id = this.#directories.idOf(directory);
    if (id === null) return { items: [], next: null };
    const [kind, fileId, seed, name] = readCursor(after, NUMBERED_START);
    const numbered = kind === 'numbered' ? this.#numbered(id, fileId, seed, name, limit) : [];
    const rest = limit - numbered.length;
    const unnumbered = rest === 0 ? [] : this.#unnumbered(id, kind === 'numbered' ? '' : name, rest);
    const items = [...numbered, ...unnumbered].map(describeImage);
    return { items, next: nextCursor(items, limit, positionOf) };
  }

  #numbered(id: number, fileId: string, seed: string, name: string, limit: number): ImageRow[] {
    return this.#connection
      .sql(
        `SELECT ${IMAGE_COLUMNS} FROM images INDEXED BY images_in_order
         WHERE directory_id = ? AND seed IS NOT NULL AND (file_id, seed, name) > (?, ?, ?)
         ORDER BY images.file_id, images.seed, images.name LIMIT ?`,
      )
      .all<ImageRow>(id, toSeedColumn(fileId), toSeedColumn(seed), toTextColumn(name), limit);
  }

  #unnumbered(directoryId: number, name: string, limit: number): ImageRow[] {
    return this.#connection
      .sql(
        `SELECT ${IMAGE_COLUMNS} FROM images INDEXED BY images_by_name
         WHERE directory_id = ? AND name > ? AND seed IS NULL ORDER BY images.name LIMIT ?`,
      )
      .all<ImageRow>(directoryId, toTextColumn(name), limit);
  }

  file({ directory, name }: FilePlace): StoredFile | null {
    const row = this.#connection
      .bigSql(
        `SELECT state, size, mtime_ns, inode FROM images
         WHERE directory_id = (SELECT id FROM directories WHERE path = ?) AND name = ?`,
      )
      .get<{ state: bigint; size: bigint | null; mtime_ns: bigint | null; inode: bigint | null }>(
        toTextColumn(directory),
        toTextColumn(name),
      );
    if (row === undefined) return null;
    const { size, mtime_ns: mtimeNs, inode } = row;
    const stat =
      size === null || mtimeNs === null || inode === null
        ? null
        : { size: Number(size), mtimeNs, inode: fromInodeColumn(inode) };
    return { state: stateOf(row.state), stat };
  }

  unparsed({
    after,
    limit,
    directory,
  }: PageRequest & { directory?: string | undefined }): StorePage<FilePlace> {
    const [fromDirectory, fromImage] = readCursor(after, ROW_START);
    const isOne = directory !== undefined;
    const id = isOne ? (this.#directories.idOf(directory) ?? -1) : fromDirectory;
    const rows = this.#connection
      .sql(
        `SELECT images.id, directory_id, directories.path, name
         FROM images INDEXED BY images_unparsed CROSS JOIN directories ON directories.id = directory_id
         WHERE state = 0 AND ${isOne ? 'directory_id = ? AND images.id > ?' : '(directory_id, images.id) > (?, ?)'}
         ORDER BY directory_id, images.id LIMIT ?`,
      )
      .all<{ id: number; directory_id: number; path: string; name: string }>(id, fromImage, limit);
    return {
      items: rows.map(({ path, name }) => ({ directory: fromTextColumn(path), name: fromTextColumn(name) })),
      next: nextCursor(rows, limit, ({ directory_id, id }) => [directory_id, id]),
    };
  }

  unreadable({ after, limit }: PageRequest): StorePage<UnreadableFile> {
    const [fromRecipe, fromImage] = readCursor(after, ROW_START);
    const rows = this.#connection
      .sql(
        `SELECT images.id, images.recipe_id, directories.path, images.name, settings.reason
         FROM settings INDEXED BY settings_by_reason
           CROSS JOIN recipes ON recipes.settings_id = settings.id
           CROSS JOIN images ON images.recipe_id = recipes.id
           CROSS JOIN directories ON directories.id = images.directory_id
         WHERE settings.reason IS NOT NULL AND (images.recipe_id, images.id) > (?, ?)
         ORDER BY images.recipe_id, images.id LIMIT ?`,
      )
      .all<{ id: number; recipe_id: number; path: string; name: string; reason: string }>(
        fromRecipe,
        fromImage,
        limit,
      );
    return {
      items: rows.map(({ path, name, reason }) => ({
        directory: fromTextColumn(path),
        name: fromTextColumn(name),
        reason: fromTextColumn(reason),
      })),
      next: nextCursor(rows, limit, ({ recipe_id, id }) => [recipe_id, id]),
    };
  }
}

function positionOf({ fileId, seed, name }: StoredImage): OrderPosition {
  return fileId === null || seed === null ? ['unnumbered', '', '', name] : ['numbered', fileId, seed, name];
}
