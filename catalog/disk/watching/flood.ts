import { queuedEventsAtMost } from './limits.js';

/**
 * Notices when the queue of events may have flown over. The kernel says so in an event of no watch, which libuv drops
 * (`find_watcher` in `uv__inotify_read`, src/unix/linux.c). But a queue that flows over is full, and libuv reads all of it
 * in one turn of its loop: a turn with half as many events is taken for one. Half, since events of watches that were
 * closed before the turn are not seen.
 */
export class Flood {
  readonly #onFlood: () => void;
  readonly #most = queuedEventsAtMost() / 2;
  #events = 0;

  constructor(onFlood: () => void) {
    this.#onFlood = onFlood;
  }

  /** @param events That came in this turn, or are known to have been queued. */
  add(events: number): void {
    // Runs behind the poll of the turn in which it is set.
    if (this.#events === 0) setImmediate(() => (this.#events = 0));
    const wasFlood = this.#events >= this.#most;
    this.#events += events;
    // At once: a check may go on before the turn ends. What was lost was lost before, and is looked for after the turn.
    if (!wasFlood && this.#events >= this.#most) this.#onFlood();
  }
}
