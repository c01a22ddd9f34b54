import { SeedrollError } from '../schema/errors.js';

/** A request is waited for by someone; a scan is not. */
export type Urgency = 'request' | 'scan';

/** How many tasks may run. */
export interface Limits {
  /** Of both kinds together. */
  threads: number;
  /** Scans among them; where there are more than `threads`, this counts for both kinds together. */
  lanes: number;
}

/**
 * Who is next. Requests go before scans, and have one thread more while these run, so that they need not wait for the end
 * of a batch, which takes a cold disk tenths of a second. One scan may always run: however many requests come, it ends.
 */
export class Turns {
  readonly #limits: () => Limits;
  readonly #waiting: Record<Urgency, (() => void)[]> = { request: [], scan: [] };
  readonly #running: Record<Urgency, number> = { request: 0, scan: 0 };

  /** @param limits As they are now. */
  constructor(limits: () => Limits) {
    this.#limits = limits;
  }

  /** Scans that run. */
  get scans(): number {
    return this.#running.scan;
  }

  /**
   * Runs work once it is its turn.
   * @param signal Whoever waits is told CANCELLED once it is aborted; what runs goes on.
   */
  async take<Result>(urgency: Urgency, work: () => Promise<Result>, signal?: AbortSignal): Promise<Result> {
    if (signal?.aborted === true) throw cancelled();
    if (this.#waiting[urgency].length > 0 || !this.#mayStart(urgency)) await this.#wait(urgency, signal);
    else this.#running[urgency]++;
    try {
      return await work();
    } finally {
      this.#running[urgency]--;
      this.#start();
    }
  }

  #wait(urgency: Urgency, signal: AbortSignal | undefined): Promise<void> {
    const waiting = this.#waiting[urgency];
    return new Promise((resolve, reject) => {
      function begin(): void {
        signal?.removeEventListener('abort', leave);
        resolve();
      }
      function leave(): void {
        waiting.splice(waiting.indexOf(begin), 1);
        reject(cancelled());
      }
      waiting.push(begin);
      signal?.addEventListener('abort', leave, { once: true });
    });
  }

  #start(): void {
    for (const urgency of ['request', 'scan'] as const) {
      while (this.#waiting[urgency].length > 0 && this.#mayStart(urgency)) {
        this.#running[urgency]++;
        this.#waiting[urgency].shift()?.();
      }
    }
  }

  #mayStart(urgency: Urgency): boolean {
    const { threads, lanes } = this.#limits();
    const { request, scan } = this.#running;
    const room = Math.max(threads, lanes) - request - scan;
    if (urgency === 'request') return room + (scan > 0 ? 1 : 0) > 0;
    return scan === 0 || (scan < lanes && room > 0 && this.#waiting.request.length === 0);
  }
}

function cancelled(): SeedrollError {
  return new SeedrollError('CANCELLED', 'The request was cancelled.');
}
