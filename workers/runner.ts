import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { SeedrollError } from '../schema/errors.js';
import { Lanes } from './lanes.js';
import type { PoolOptions } from './options.js';
import type { Tasks } from './task.js';
import { isSource } from './thread-module.js';
import { Turns, type Urgency } from './turns.js';

type Name = keyof Tasks;
/** What a task is given; its counter comes with it. */
export type TaskInput<N extends Name> = Omit<Tasks[N][0], 'progress'>;

/** How often per `fileTimeout` a thread's progress is looked at. */
const CHECKS_PER_TIMEOUT = 4;

/** Runs tasks in threads, in turn, and ends a thread that hangs. Dispose of it to end them all. */
export class Runner implements AsyncDisposable {
  // A task answers with what `Tasks` says, so that whatever waits for it takes it.
  readonly #pool: Piscina<object, never>;
  readonly #lanes: Lanes;
  readonly #turns: Turns;
  readonly #fileTimeout: number;
  #isClosed = false;

  constructor({ threads, mostThreads, fileTimeout, taskModule }: Required<PoolOptions>) {
    this.#fileTimeout = fileTimeout;
    this.#lanes = new Lanes(threads, mostThreads);
    this.#turns = new Turns(() => ({ threads, lanes: this.#lanes.count }));
    this.#pool = new Piscina({
      filename: fileURLToPath(taskModule),
      minThreads: 1,
      // Turns are taken here: Piscina starts a thread for whatever it is given while others are busy.
      maxThreads: mostThreads + 1,
      idleTimeout: 30_000,
      concurrentTasksPerWorker: 1,
      // Half of what a thread would take: 31 MB at work rather than 36, and no slower. With 4 they are.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
      ...(isSource(taskModule) ? { execArgv: ['--import', 'tsx'] } : {}),
    });
  }

  /** How many scans should be under way. */
  get lanes(): number {
    return this.#lanes.count;
  }

  /**
   * Runs one task.
   * @param signal Ends the waiting for a turn; what has begun goes on.
   * @throws SeedrollError CANCELLED where `signal` was aborted or the threads are being ended, `TaskFailedError` where the
   * task did not end well.
   */
  run<N extends Name>(
    urgency: Urgency,
    name: N,
    input: TaskInput<N>,
    signal?: AbortSignal,
  ): Promise<Tasks[N][1]> {
    return this.#turns.take(urgency, () => this.#runNow(urgency, name, input), signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    await this.#pool.destroy();
  }

  async #runNow<N extends Name>(urgency: Urgency, name: N, input: TaskInput<N>): Promise<Tasks[N][1]> {
    if (this.#isClosed) throw closed();
    if (urgency === 'scan') this.#lanes.change(this.#turns.scans);
    const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const killer = new AbortController();
    const watch = watchProgress(progress, this.#fileTimeout, () => killer.abort());
    try {
      return await this.#pool.run({ ...input, progress }, { name, signal: killer.signal });
    } catch (error) {
      if (this.#isClosed) throw closed();
      const reason = killer.signal.aborted
        ? `reading the file took longer than ${this.#fileTimeout} ms`
        : 'reading the file ended its worker';
      throw new TaskFailedError(reason, { cause: error });
    } finally {
      clearInterval(watch);
      if (urgency === 'scan') this.#lanes.change(this.#turns.scans - 1);
    }
  }
}

/** A task hung, threw, or lost its thread. The message is a reason for people, fit for a task of one file. */
export class TaskFailedError extends Error {}

/** Files of a task that was cut off so are not to blame. */
function closed(): SeedrollError {
  return new SeedrollError('CANCELLED', 'The worker threads are being ended.');
}

/**
 * Calls `onHang` once a thread has been at one file for `timeout` milliseconds. Waiting in the queue does not
 * count: the clock runs from the first file that the thread begins.
 */
function watchProgress(progress: Int32Array, timeout: number, onHang: () => void): NodeJS.Timeout {
  let begun = 0;
  let checksWithoutProgress = 0;
  return setInterval(() => {
    const current = Atomics.load(progress, 0);
    checksWithoutProgress = current === begun && current > 0 ? checksWithoutProgress + 1 : 0;
    begun = current;
    if (checksWithoutProgress >= CHECKS_PER_TIMEOUT) onHang();
  }, timeout / CHECKS_PER_TIMEOUT);
}
