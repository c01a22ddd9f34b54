import type { Decimal } from '../../../schema/models/decimal.js';
import { isSuccessor } from '../../../schema/models/decimal-text.js';
import type { Connection } from '../connection.js';
import { fromDecimalColumn } from '../decimal-column.js';
import type { Directories } from './directories.js';

/** A run of images in the catalog's order. */
export interface Run {
  firstId: number;
  count: number;
}

/** Writes the groups of a directory in the place of those that it has. Call it in a transaction. */
export function writeGroups(
  connection: Connection,
  directories: Directories,
  directoryId: number,
  groups: Iterable<Run>,
): void {
  removeGroups(connection, directories, directoryId);
  const insert = connection.sql(
    `INSERT INTO groups (directory_id, ordinal, first_id, count, text_id) VALUES (?, ?, ?, ?,
       (SELECT text_id FROM images JOIN recipes ON recipes.id = images.recipe_id WHERE images.id = ?))`,
  );
  let ordinal = 0;
  for (const { firstId, count } of groups) insert.run(directoryId, ordinal++, firstId, count, firstId);
  directories.setGroups(directoryId, ordinal);
}

/** As `writeGroups`, with the groups of the images that the directory has. */
export function writeGroupsAnew(connection: Connection, directories: Directories, directoryId: number): void {
  writeGroups(connection, directories, directoryId, runsOf(connection, directoryId));
}

/** Says that a directory has no groups; they are to be written anew. */
export function removeGroups(connection: Connection, directories: Directories, directoryId: number): void {
  connection.sql('DELETE FROM groups WHERE directory_id = ?').run(directoryId);
  directories.setGroups(directoryId, 0);
  directories.ungroup(directoryId);
}

/** The groups of a directory by the rule of `groupRows`, without its images in memory. */
function* runsOf(connection: Connection, directoryId: number): Generator<Run> {
  const images = connection
    .sql(
      `SELECT id, CAST(nullif(seed, x'ff') AS TEXT) AS seed FROM images INDEXED BY images_in_order
       WHERE directory_id = ? ORDER BY images.file_id, images.seed, images.name`,
    )
    .iterate<{ id: number; seed: string | null }>(directoryId);
  let run: Run | null = null;
  let previous: Decimal | null = null;
  for (const { id, seed: column } of images) {
    const seed = fromDecimalColumn(column);
    if (run !== null && previous !== null && seed !== null && isSuccessor(previous, seed)) run.count++;
    else {
      if (run !== null) yield run;
      run = { firstId: id, count: 1 };
    }
    previous = seed;
  }
  if (run !== null) yield run;
}
