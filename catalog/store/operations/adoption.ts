import type { Connection } from '../connection.js';
import { describeSeed } from '../decimal-column.js';
import { toInodeColumn } from '../inode-column.js';
import type { FileStat } from '../store.js';

/** What is known of a file by parsing it. */
export interface Known {
  state: bigint;
  recipe_id: bigint | null;
  /** As text. */
  metadata_seed: string | null;
  other_seeds: string | null;
}

/** Rows of `gone` that are kept. Beyond it the oldest are forgotten: their files are parsed again if they return. */
const MAX_GONE = 100_000;

const COLUMNS = 'state, recipe_id, metadata_seed, other_seeds';
const SEED_AS_TEXT = 'state, recipe_id, CAST(metadata_seed AS TEXT) AS metadata_seed, other_seeds';

/** What is known of the file with this stat, wherever it is or was. */
export function findKnown(connection: Connection, { size, mtimeNs, inode }: FileStat): Known | null {
  // What is kept with this time may have been written to since it was read.
  if (mtimeNs === 0n) return null;
  const values = [mtimeNs, toInodeColumn(inode), size];
  const present = connection
    .bigSql(
      `SELECT ${SEED_AS_TEXT} FROM images WHERE mtime_ns = ? AND inode = ? AND size = ? AND state <> 0 LIMIT 1`,
    )
    .get<Known>(...values);
  const found =
    present ??
    connection
      .bigSql(`SELECT ${SEED_AS_TEXT} FROM gone WHERE mtime_ns = ? AND inode = ? AND size = ? LIMIT 1`)
      .get<Known>(...values);
  return found === undefined ? null : { ...found, metadata_seed: describeSeed(found.metadata_seed) };
}

/** Keeps what is known of an image that is about to be removed. */
export function keepGone(connection: Connection, imageId: number): void {
  connection
    .sql(
      `INSERT INTO gone (size, mtime_ns, inode, ${COLUMNS})
       SELECT size, mtime_ns, inode, ${COLUMNS} FROM images
       WHERE id = ? AND state <> 0 AND mtime_ns <> 0`,
    )
    .run(imageId);
}

/** Whether `findKnown` could find anything. */
export function canFindKnown(connection: Connection): boolean {
  const row = connection
    .sql(`SELECT EXISTS (SELECT 1 FROM images WHERE mtime_ns > 0) OR EXISTS (SELECT 1 FROM gone) AS can_find`)
    .get<{ can_find: number }>();
  return row?.can_find === 1;
}

export function tidyGone(connection: Connection): void {
  connection.sql('DELETE FROM gone WHERE id <= (SELECT max(id) FROM gone) - ?').run(MAX_GONE);
}
