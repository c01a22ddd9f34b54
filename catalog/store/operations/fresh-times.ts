import type { ScannedFile } from '../../../workers/scan.js';
import type { Connection } from '../connection.js';

/** When an image was written, in nanoseconds since 1970; null where nobody has read it. */
export const WRITTEN_NS = `coalesce(nullif(images.mtime_ns, 0),
  (SELECT fresh_times.mtime_ns FROM fresh_times WHERE fresh_times.image_id = images.id))`;

/** The same to the nearest millisecond, as Node and browsers tell times of files. */
export const WRITTEN_MS = `(${WRITTEN_NS} + 500000) / 1000000`;

/** Keeps the time of a file that is kept as 0, since the file may have been written to once more. */
export function keepFreshTime(connection: Connection, imageId: number, file: ScannedFile): void {
  const [, , , , , , , freshNs] = file;
  if (freshNs === undefined) return;
  connection
    .sql('INSERT OR REPLACE INTO fresh_times (image_id, mtime_ns) VALUES (?, ?)')
    .run(imageId, BigInt(freshNs));
}

/** Whether there is any such time. */
export function hasFreshTimes(connection: Connection): boolean {
  return connection.sql('SELECT 1 FROM fresh_times LIMIT 1').get() !== undefined;
}
