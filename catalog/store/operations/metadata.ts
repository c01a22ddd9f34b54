import { unpackMetadata } from '../../../workers/pack.js';
import type { Connection } from '../connection.js';
import { describeSeed } from '../decimal-column.js';
import { fromInodeColumn } from '../inode-column.js';
import { toPlaceColumns } from '../place-column.js';
import type { FilePlace, StoredFileMetadata, StoredMetadata } from '../store.js';
import { fromTextColumn } from '../text.js';
import type { Directories } from './directories.js';
import { stateOf } from './states.js';

interface FileRow {
  state: number;
  size: number | null;
  /** As text, as the inode. */
  mtime_ns: string | null;
  inode: string | null;
  metadata_seed: string | null;
  other_seeds: string | null;
  prompt: string;
  negative_prompt: string;
  /** Null where the file is not parsed, as what the recipe holds besides. */
  template: string | null;
  has_raw: number;
}

/** What is kept of a file, or null where it is not known. */
export function readFile(
  connection: Connection,
  directories: Directories,
  { directory, name }: FilePlace,
): StoredFileMetadata | null {
  const directoryId = directories.idOf(directory);
  if (directoryId === null) return null;
  const row = connection
    .sql(
      `SELECT images.state, images.size, CAST(images.mtime_ns AS TEXT) AS mtime_ns,
         CAST(images.inode AS TEXT) AS inode, CAST(images.metadata_seed AS TEXT) AS metadata_seed, other_seeds,
         prompt, negative_prompt, template, has_raw
       FROM images INDEXED BY images_in_order
         LEFT JOIN recipes ON recipes.id = images.recipe_id
         LEFT JOIN texts ON texts.id = recipes.text_id
         LEFT JOIN settings ON settings.id = recipes.settings_id
       WHERE images.directory_id = ? AND images.file_id = ? AND images.seed = ? AND images.name = ?`,
    )
    .get<FileRow>(directoryId, ...toPlaceColumns(name));
  if (row === undefined) return null;
  const { size, mtime_ns: mtime, inode } = row;
  const stat =
    size === null || mtime === null || inode === null
      ? null
      : { size, mtimeNs: BigInt(mtime), inode: fromInodeColumn(BigInt(inode)) };
  return { state: stateOf(row.state), stat, metadata: metadataOf(row) };
}

/** The metadata of an image put together again, or null where it is not parsed. */
export function readMetadata(
  connection: Connection,
  directories: Directories,
  place: FilePlace,
): StoredMetadata | null {
  return readFile(connection, directories, place)?.metadata ?? null;
}

function metadataOf(row: FileRow): StoredMetadata | null {
  const { template } = row;
  if (template === null) return null;
  const recipe = {
    prompt: fromTextColumn(row.prompt),
    negativePrompt: fromTextColumn(row.negative_prompt),
    template,
  };
  const seeds = { seed: describeSeed(row.metadata_seed), otherSeeds: row.other_seeds };
  return { json: unpackMetadata(recipe, seeds), hasRaw: row.has_raw === 1 };
}
