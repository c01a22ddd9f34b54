import type { Disk } from '../disk/disk.js';
import type { Refresher } from '../refresher.js';
import type { ChangeLog } from './log.js';

/** Milliseconds between looks at the disk, at least. */
const PAUSE = 2000;

/** How many times as long as a look took it rests afterwards: one part in twenty of the disk's time. */
const REST = 20;

interface LookoutOptions {
  changes: ChangeLog;
  disk: Pick<Disk, 'report'>;
  refresher: Pick<Refresher, 'refresh'>;
}

/** Looks at the disk by itself while somebody follows changes that the system does not tell of. */
export class Lookout implements AsyncDisposable {
  readonly #options: LookoutOptions;
  #timer: NodeJS.Timeout | null = null;
  #look: Promise<void> | null = null;
  #hasEnded = false;

  constructor(options: LookoutOptions) {
    this.#options = options;
  }

  /** Says that somebody follows. */
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
    try {
      // Those included who are slow to take what they are told: they will want more.
      const { unwatched } = changes.following > 0 ? await disk.report() : { unwatched: 0 };
      if (unwatched > 0) await refresher.refresh({ path: '', recursive: true });
    } finally {
      this.#look = null;
      // Who came in the middle of this look has begun no other.
      if (changes.following > 0 && !this.#hasEnded)
        this.#wait(Math.max(PAUSE, REST * (performance.now() - begun)));
    }
  }
}
