import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between looks of the monitor; what it measures includes them. */
const RESOLUTION = 10;
const MINUTE = 60_000;
const NANOSECONDS = 1e6;

/** How late the event loop of this thread comes to what is due: what is shown is the worst percent of this minute and the last. */
export class LoopDelay implements AsyncDisposable {
  readonly #histogram: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  readonly #timer: NodeJS.Timeout;
  #lastMinute = 0;

  constructor() {
    this.#histogram.enable();
    this.#timer = setInterval(() => {
      this.#lastMinute = this.#current;
      this.#histogram.reset();
    }, MINUTE).unref();
  }

  /** Milliseconds within which 99 of 100 looks were served. */
  get p99(): number {
    return Math.max(this.#lastMinute, this.#current);
  }

  get #current(): number {
    const delay = this.#histogram.percentile(99) / NANOSECONDS - RESOLUTION;
    return Number.isFinite(delay) ? Math.max(0, Math.round(delay * 10) / 10) : 0;
  }

  [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#histogram.disable();
    return Promise.resolve();
  }
}
