import type { Disk } from '../disk/disk.js';
import type { Refresher } from '../refresher.js';
import type { ChangeLog } from './log.js';

/** Milliseconds between looks at the disk, at least. */
const PAUSE = 2000;

/** How many times as long as a look took it rests afterwards: one part in twenty of the disk's time. */
const REST = 20;

interface LookoutOptions {
  changes: ChangeLog;
  disk: Disk;
  refresher: Refresher;
}

/** Looks at the disk by itself while somebody waits for changes that the system does not tell of. */
export class Lookout implements AsyncDisposable {
  readonly #options: LookoutOptions;
  #timer: NodeJS.Timeout | null = null;
  #look: Promise<void> | null = null;
  #hasEnded = false;

  constructor(options: LookoutOptions) {
    this.#options = options;
  }

  /** Says that somebody waits. */
  begin(): void {
    if (this.#timer === null && this.#look === null) this.#wait(PAUSE);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasEnded = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#look;
  }

  #wait(pause: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      // A look that fails is told of by whoever asks next.
      this.#look = this.#lookOnce().catch(() => undefined);
    }, pause).unref();
  }

  async #lookOnce(): Promise<void> {
    const begun = performance.now();
    const { changes, disk, refresher } = this.#options;
    const isAwaited = changes.waiting > 0;
    try {
      const { unwatched } = await disk.report();
      if (isAwaited && unwatched > 0) await refresher.refresh({ path: '', recursive: true });
    } finally {
      this.#look = null;
      if (isAwaited && !this.#hasEnded) this.#wait(Math.max(PAUSE, REST * (performance.now() - begun)));
    }
  }
}
