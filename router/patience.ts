import { SeedrollError } from '../schema/errors.js';
import type { Deadlines, Due } from './deadlines.js';

/**
 * How long one request is waited for: until its connection closes, or until it has taken too long. Then whatever it waits
 * for fails at once, and the signal tells the work behind it to end.
 */
export class Patience implements Due {
  /** When it came. */
  since = performance.now();
  readonly #deadlines: Deadlines;
  /** Made once somebody asks for it: that takes 2 % of a small answer. */
  #ended: AbortController | null = null;
  readonly #waiting = new Set<(reason: SeedrollError) => void>();
  #reason: SeedrollError | null = null;
  #isEndless = false;

  constructor(deadlines: Deadlines) {
    this.#deadlines = deadlines;
  }

  /** Aborted once nobody waits any more. */
  get signal(): AbortSignal {
    if (this.#ended === null) {
      this.#ended = new AbortController();
      if (this.#reason !== null) this.#ended.abort();
    }
    return this.#ended.signal;
  }

  /** To be called once the connection has closed. */
  leave(): void {
    this.#end(new SeedrollError('CANCELLED', 'The connection was closed before the answer was ready.'));
  }

  /** From now on the time is that of each question, since the request is a stream, which has no end of its own. */
  beEndless(): void {
    this.#isEndless = true;
  }

  /**
   * Does something, and waits for it.
   * @throws SeedrollError CANCELLED, TIMEOUT; else what `work` fails with.
   */
  wait<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#waiting.size === 0) this.#begin();
    if (this.#reason !== null) return Promise.reject(this.#reason);
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.add(reject);
      void work()
        .then(resolve, reject)
        .finally(() => this.#done(reject));
    });
  }

  #begin(): void {
    if (this.#isEndless) this.since = performance.now();
    if (this.#deadlines.isLate(this)) this.expire();
    else this.#deadlines.watch(this);
  }

  #done(giveUp: (reason: SeedrollError) => void): void {
    this.#waiting.delete(giveUp);
    if (this.#waiting.size === 0) this.#deadlines.leave(this);
  }

  /** To be called once it has taken too long. */
  expire(): void {
    const reason = new SeedrollError('TIMEOUT', 'The answer took too long; ask for less at once.');
    if (this.#isEndless) this.#giveUp(reason);
    else this.#end(reason);
  }

  #end(reason: SeedrollError): void {
    if (this.#reason !== null) return;
    this.#reason = reason;
    this.#giveUp(reason);
    this.#ended?.abort();
  }

  #giveUp(reason: SeedrollError): void {
    this.#deadlines.leave(this);
    for (const giveUp of this.#waiting) giveUp(reason);
    this.#waiting.clear();
  }
}
