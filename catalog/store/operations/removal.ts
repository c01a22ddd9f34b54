import type { Connection } from '../connection.js';
import type { Parts } from '../engine.js';
import type { StateCounts } from '../store.js';
import { keepGone } from './adoption.js';
import type { Directories } from './directories.js';
import { removeGroups } from './groups-writing.js';
import { noCounts, stateOf } from './states.js';

/** Rows that are removed in one transaction. */
export const REMOVED_AT_ONCE = 10_000;

/**
 * Removes images of a directory, a bounded number at a time, and in the end the directory.
 * @returns Whether it is still there.
 */
export function removeSomeOf({ connection, directories, pending }: Parts, directoryId: number): boolean {
  pending.remove(directoryId);
  removeGroups(connection, directories, directoryId);
  const rows = connection
    .sql('SELECT id, state FROM images WHERE directory_id = ? LIMIT ?')
    .all<{ id: number; state: number }>(directoryId, REMOVED_AT_ONCE);
  removeImages(connection, directories, directoryId, rows);
  if (rows.length === REMOVED_AT_ONCE) return true;
  directories.remove(directoryId);
  return false;
}

export function removeImages(
  connection: Connection,
  directories: Directories,
  directoryId: number,
  images: readonly { id: bigint | number; state: bigint | number }[],
): void {
  const counts: StateCounts = noCounts();
  for (const { id, state } of images) {
    keepGone(connection, Number(id));
    connection.sql('DELETE FROM images WHERE id = ?').run(id);
    counts[stateOf(state)]--;
  }
  directories.count(directoryId, counts);
}
