import { readFileSync } from 'node:fs';

/** Directories that may be watched: half of what all programs of a user may together, so that others keep theirs. */
export function watchesAtMost(): number {
  return Math.floor(limitOf('max_user_watches', 8192) / 2);
}

/** Events that the system keeps until they are read. */
export function queuedEventsAtMost(): number {
  return limitOf('max_queued_events', 16_384);
}

/** A limit of inotify(7). */
function limitOf(name: string, otherwise: number): number {
  try {
    const limit = Number(readFileSync(`/proc/sys/fs/inotify/${name}`, 'utf8'));
    return Number.isSafeInteger(limit) && limit > 0 ? limit : otherwise;
  } catch {
    return otherwise;
  }
}
