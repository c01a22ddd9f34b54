import { SeedrollError } from '../../schema/errors.js';
import type { ChangeEntry } from './entries.js';
import type { ChangeLog } from './log.js';

/** A change on its way to somebody, or what stands in its place. */
export interface Told {
  /** Of the log, behind it. */
  place: number;
  entry: ChangeEntry | { kind: 'reload' | 'checkpoint' };
}

export interface FollowOptions {
  /** Id of the last change that is known; the present if left out. */
  after?: string | undefined;
  isWanted: (entry: ChangeEntry) => boolean;
  signal?: AbortSignal | undefined;
}

/** Changes taken out of the log at once. */
const TAKEN_AT_ONCE = 100;

/** Changes that may be passed over before whoever follows gets a later id: well before the log forgets the one it has. */
const CHECKPOINT = 1000;

/**
 * Tells of changes as they come, until the signal is aborted. Nothing is kept for whoever follows but a place in the log,
 * however slowly the changes are taken: who falls behind the log is told to reload.
 * @throws SeedrollError BUSY when the log is closed.
 */
export async function* follow(log: ChangeLog, options: FollowOptions): AsyncGenerator<Told, void, undefined> {
  log.join();
  try {
    yield* tell(log, options);
  } finally {
    log.leave();
  }
}

async function* tell(
  log: ChangeLog,
  { after, isWanted, signal }: FollowOptions,
): AsyncGenerator<Told, void, undefined> {
  let place = after === undefined ? log.last : log.placeOf(after);
  let told = place ?? 0;
  // With an id from the start, whoever is cut off before the first change misses none either.
  if (after === undefined && !log.isClosed) yield { place: told, entry: { kind: 'checkpoint' } };
  for (;;) {
    if (signal?.aborted === true) return;
    if (log.isClosed) throw new SeedrollError('BUSY', 'The server is ending.');
    const entries = place === null ? null : log.behind(place, TAKEN_AT_ONCE);
    if (entries === null || place === null) {
      place = told = log.last;
      yield { place, entry: { kind: 'reload' } };
      continue;
    }
    for (const entry of entries) {
      place++;
      if (!isWanted(entry)) continue;
      told = place;
      yield { place, entry };
    }
    if (place - told >= CHECKPOINT) {
      told = place;
      yield { place, entry: { kind: 'checkpoint' } };
    }
    if (entries.length === 0) await log.wait(place, signal);
  }
}
