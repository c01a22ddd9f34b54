import type { Connection } from '../store/connection.js';

/** Removes the thumbnails that were used longest ago until no more than `limit` bytes are taken. Call it in a transaction. */
export function makeRoom(connection: Connection, limit: number): void {
  while (bytesTaken(connection) > limit) {
    const oldest = connection
      .sql('SELECT id, picture_id FROM thumbnails ORDER BY used LIMIT 1')
      .get<{ id: number; picture_id: number }>();
    if (oldest === undefined) return;
    connection.sql('DELETE FROM contents WHERE thumbnail_id = ?').run(oldest.id);
    connection.sql('DELETE FROM thumbnails WHERE id = ?').run(oldest.id);
    forgetUnused(connection, oldest.picture_id);
  }
}

/** Gives what a smaller limit has freed back to the disk. Not to be called in a transaction. */
export function giveBack(connection: Connection, limit: number): void {
  const { pages, size } = measure(connection);
  if (pages * size <= limit) return;
  // It frees a page with each row that is fetched.
  connection.sql('PRAGMA incremental_vacuum').all();
  connection.sql('PRAGMA wal_checkpoint(TRUNCATE)').all();
}

/** A picture without thumbnails is known no more. */
function forgetUnused(connection: Connection, picture: number): void {
  const other = connection.sql('SELECT 1 FROM thumbnails WHERE picture_id = ? LIMIT 1').get(picture);
  if (other !== undefined) return;
  connection.sql('DELETE FROM files WHERE picture_id = ?').run(picture);
  connection.sql('DELETE FROM pictures WHERE id = ?').run(picture);
}

/** Free pages are used again. */
function bytesTaken(connection: Connection): number {
  const { pages, free, size } = measure(connection);
  return (pages - free) * size;
}

function measure(connection: Connection): { pages: number; free: number; size: number } {
  const sizes = connection
    .sql(
      `SELECT page_count AS pages, freelist_count AS free, page_size AS size
       FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
    )
    .get<{ pages: number; free: number; size: number }>();
  return sizes ?? { pages: 0, free: 0, size: 0 };
}
