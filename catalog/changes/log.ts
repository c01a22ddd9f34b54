import { randomBytes } from 'node:crypto';
import type { ChangeEntry } from './entries.js';

/** Changes that are kept: some megabytes. */
const CAPACITY = 10_000;

/**
 * The latest changes, each with a number that rises by one. A place in it is the number of the last change that is known.
 * Ids name a place and the run of the program, so that one of an earlier run is never taken for one of this.
 */
export class ChangeLog {
  readonly #run = randomBytes(6).toString('hex');
  readonly #capacity: number;
  /** By number, modulo the capacity. */
  readonly #entries: ChangeEntry[] = [];
  #first = 1;
  #last = 0;
  readonly #waiting = new Set<() => void>();
  #following = 0;
  #isClosed = false;

  constructor(capacity: number = CAPACITY) {
    this.#capacity = capacity;
  }

  /** The place behind all changes. */
  get last(): number {
    return this.#last;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** How many wait for changes. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /** How many follow the changes, those included who are just busy with what they were told. */
  get following(): number {
    return this.#following;
  }

  /** Says that somebody follows the changes from now on, until `leave`. */
  join(): void {
    this.#following++;
  }

  leave(): void {
    this.#following--;
  }

  append(entries: readonly ChangeEntry[]): void {
    for (const entry of entries) this.#entries[++this.#last % this.#capacity] = entry;
    this.#first = Math.max(this.#first, this.#last - this.#capacity + 1);
    if (entries.length > 0) this.#wake();
  }

  /** Says that anything may have changed: no place from before is known any more. */
  reset(): void {
    this.#first = ++this.#last + 1;
    this.#wake();
  }

  /** Ends all waiting, for good. */
  close(): void {
    this.#isClosed = true;
    this.#wake();
  }

  idOf(place: number): string {
    return `${this.#run}-${place}`;
  }

  /** @returns Null where the id is none of this run. */
  placeOf(id: string): number | null {
    const [, run, place] = /^([0-9a-f]+)-(\d{1,15})$/.exec(id) ?? [];
    return run === this.#run && Number(place) <= this.#last ? Number(place) : null;
  }

  /**
   * The changes behind a place, oldest first.
   * @returns Null where some of them are not known any more.
   */
  behind(place: number, limit: number): ChangeEntry[] | null {
    if (place < this.#first - 1) return null;
    const entries: ChangeEntry[] = [];
    const end = Math.min(this.#last, place + limit);
    for (let number = place + 1; number <= end; number++) {
      const entry = this.#entries[number % this.#capacity];
      if (entry !== undefined) entries.push(entry);
    }
    return entries;
  }

  /** The directories of the changes behind a place; null where some of those are not known any more. */
  directoriesBehind(place: number): Set<string> | null {
    const entries = this.behind(place, Infinity);
    return entries && new Set(entries.flatMap((entry) => ('directory' in entry ? [entry.directory] : [])));
  }

  /** Waits for a change behind a place, or the end. */
  wait(place: number, signal?: AbortSignal): Promise<void> {
    if (place < this.#last || this.#isClosed || signal?.aborted === true) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }
}
