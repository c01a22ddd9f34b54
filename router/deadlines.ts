/** What has to be done by a moment. */
export interface Due {
  /** When it was begun, in milliseconds of `performance.now()`. */
  since: number;
  /** Called once it has taken too long, and it is still watched. */
  expire: () => void;
}

/** So often is looked within the limit, and at least every second. */
const LOOKS = 10;
const LONGEST_BETWEEN = 1000;

/**
 * Watches how long things take, all with one timer: one for each would take longer than many a request. What is late is
 * told a tenth of the limit late at most. While nothing is watched there is no timer.
 */
export class Deadlines {
  readonly #limit: number;
  readonly #watched = new Set<Due>();
  #clock: NodeJS.Timeout | null = null;

  /** @param limit In milliseconds; `Infinity` for none. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  watch(due: Due): void {
    if (this.#limit === Infinity) return;
    this.#watched.add(due);
    this.#clock ??= setInterval(() => this.#look(), Math.min(this.#limit / LOOKS, LONGEST_BETWEEN)).unref();
  }

  leave(due: Due): void {
    this.#watched.delete(due);
  }

  isLate({ since }: Due): boolean {
    return performance.now() - since >= this.#limit;
  }

  #look(): void {
    if (this.#watched.size === 0 && this.#clock !== null) {
      clearInterval(this.#clock);
      this.#clock = null;
    }
    for (const due of this.#watched) {
      if (!this.isLate(due)) continue;
      this.#watched.delete(due);
      due.expire();
    }
  }
}
