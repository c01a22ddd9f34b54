import type { ScannedFile } from '../../../workers/scan.js';
import type { Connection } from '../connection.js';

/** When an image was written, in nanoseconds since 1970; null where nobody has read it. */
export const WRITTEN_NS = `CASE images.mtime_ns
  WHEN 0 THEN (SELECT fresh_times.mtime_ns FROM fresh_times WHERE fresh_times.image_id = images.id)
  ELSE images.mtime_ns END`;

/** The same to the nearest millisecond, as Node and browsers tell times of files. */
export const WRITTEN_MS = `((${WRITTEN_NS}) + 500000) / 1000000`;

/** Keeps the time of a file that is kept as 0, since the file may have been written to once more. */
export function keepFreshTime(connection: Connection, imageId: number, file: ScannedFile): void {
  const [, , , , , , , freshNs] = file;
  if (freshNs === undefined) return;
  connection
    .sql('INSERT OR REPLACE INTO fresh_times (image_id, mtime_ns) VALUES (?, ?)')
    .run(imageId, BigInt(freshNs));
}

/** Forgets the times of files that were read once more. By hand: a trigger would nearly double what each update costs. */
export function dropFreshTimes(connection: Connection, imageIds: readonly number[]): void {
  if (connection.sql('SELECT 1 FROM fresh_times LIMIT 1').get() === undefined) return;
  connection
    .sql('DELETE FROM fresh_times WHERE image_id IN (SELECT value FROM json_each(?))')
    .run(JSON.stringify(imageIds));
}

/** Whether there is any such time that is still of use. */
export function hasFreshTimes(connection: Connection): boolean {
  const row = connection
    .sql(
      `SELECT 1 FROM fresh_times CROSS JOIN images ON images.id = fresh_times.image_id
       WHERE images.mtime_ns = 0 LIMIT 1`,
    )
    .get();
  return row !== undefined;
}
