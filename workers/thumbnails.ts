import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { SeedrollError } from '../schema/errors.js';
import { isSource, threadModule } from './thread-module.js';
import type { IdentifiedPicture, MadeThumbnail, PictureTask, ThumbnailTask } from './thumbnail-task.js';
import { Turns } from './turns.js';

interface Tasks {
  default: [input: ThumbnailTask, output: MadeThumbnail];
  identify: [input: PictureTask, output: IdentifiedPicture];
}

/** Pictures at once: each takes a core, and up to half a gigabyte. Reading metadata needs cores, too. */
const THREADS = 2;

/** Requests that may wait: some screens of tiles. */
const MAX_WAITING = 512;

const MODULE = threadModule(import.meta.url, './thumbnail-task');

/** Makes thumbnails in threads of their own. */
export interface ThumbnailWorkers extends AsyncDisposable {
  /**
   * Makes the thumbnail of a file.
   * @param signal Ends the waiting for a turn; what has begun goes on.
   * @throws SeedrollError BUSY where too many wait, CANCELLED where `signal` was aborted or the threads are being ended.
   */
  make(task: ThumbnailTask, signal?: AbortSignal): Promise<MadeThumbnail>;
  /** As `make`, for what the file holds. */
  identify(task: PictureTask, signal?: AbortSignal): Promise<IdentifiedPicture>;
}

/** Threads that are begun when they are first needed. */
export class ThumbnailPool implements ThumbnailWorkers {
  readonly #turns = new Turns(() => ({ threads: THREADS, lanes: 1 }));
  readonly #running = new Set<Promise<unknown>>();
  #pool: Promise<Piscina<object, never>> | null = null;
  readonly #maxWaiting: number;
  #unanswered = 0;
  #isClosed = false;

  /** @param maxWaiting Requests that may wait; more are told BUSY. */
  constructor(maxWaiting = MAX_WAITING) {
    this.#maxWaiting = maxWaiting;
  }

  make(task: ThumbnailTask, signal?: AbortSignal): Promise<MadeThumbnail> {
    return this.#run('default', task, signal);
  }

  identify(task: PictureTask, signal?: AbortSignal): Promise<IdentifiedPicture> {
    return this.#run('identify', task, signal);
  }

  /** Waits for what was begun: ending a thread within libvips would take the process along. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#running);
    const pool = await this.#pool?.catch(() => null);
    await pool?.destroy();
  }

  async #run<N extends keyof Tasks>(
    name: N,
    task: Tasks[N][0],
    signal: AbortSignal | undefined,
  ): Promise<Tasks[N][1]> {
    if (this.#unanswered >= THREADS + this.#maxWaiting)
      throw new SeedrollError('BUSY', 'Too many thumbnails are waited for; try again in a moment.');
    this.#unanswered++;
    try {
      return await this.#turns.take('request', () => this.#runNow(name, task), signal);
    } finally {
      this.#unanswered--;
    }
  }

  async #runNow<N extends keyof Tasks>(name: N, task: Tasks[N][0]): Promise<Tasks[N][1]> {
    this.#checkOpen();
    this.#pool ??= startPool();
    const pool = await this.#pool;
    this.#checkOpen();
    const running: Promise<Tasks[N][1]> = pool.run(task, { name });
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  #checkOpen(): void {
    if (this.#isClosed) throw new SeedrollError('CANCELLED', 'The worker threads are being ended.');
  }
}

async function startPool(): Promise<Piscina<object, never>> {
  // The main thread must hold the library: it would be unloaded with the first thread that ends, with those of others in it.
  await import('sharp');
  return new Piscina({
    filename: fileURLToPath(MODULE),
    minThreads: 0,
    maxThreads: THREADS,
    idleTimeout: 30_000,
    concurrentTasksPerWorker: 1,
    ...(isSource(MODULE) ? { execArgv: ['--import', 'tsx'] } : {}),
  });
}
