import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { SeedrollError } from '../schema/errors.js';
import { emptyMetadata, type Metadata } from '../schema/models/metadata.js';
import { type PoolOptions, runsFromSource, withDefaults } from './options.js';

/** What a worker thread is handed. */
export interface ParseTask {
  /** Absolute paths. */
  paths: readonly string[];
  /** One shared counter: how many files the thread has begun. */
  progress: Int32Array;
}

/** Reads the metadata of files in worker threads. */
export interface Parser extends AsyncDisposable {
  /**
   * @param paths Absolute paths.
   * @param signal Once aborted, no further batch is begun; batches under way are left to end by themselves.
   * @returns One entry per path, in their order. A file that hangs or kills its thread has an entry in `errors`.
   * @throws SeedrollError BUSY where too many tasks wait, CANCELLED where `signal` was aborted.
   */
  parse(paths: readonly string[], signal?: AbortSignal): Promise<Metadata[]>;
}

/** How often per `fileTimeout` a thread's progress is looked at. */
const CHECKS_PER_TIMEOUT = 4;

/** Starts the pool. Dispose of it to end its threads. */
export function createParser(options: PoolOptions = {}): Parser {
  const { threads, batchSize, maxQueue, fileTimeout, taskModule } = withDefaults(options);
  const pool = new Piscina<ParseTask, Metadata[]>({
    filename: fileURLToPath(taskModule),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 30_000,
    concurrentTasksPerWorker: 1,
    ...(runsFromSource ? { execArgv: ['--import', 'tsx'] } : {}),
  });

  /** Calls that are not answered yet. */
  let unanswered = 0;

  /** Small jobs are one task; large ones keep every thread busy, with one batch each in waiting. */
  async function parse(paths: readonly string[], signal?: AbortSignal): Promise<Metadata[]> {
    if (paths.length === 0) return [];
    // Counted here: Piscina keeps tasks that can be aborted in a queue of their own, which its `maxQueue` does not
    // bound. Calls, not tasks, so that a call that has begun is never turned away.
    if (unanswered >= threads + maxQueue) {
      throw new SeedrollError('BUSY', 'Too many requests are waiting; try again in a moment.');
    }
    unanswered++;
    try {
      return await parseAll(paths, signal);
    } finally {
      unanswered--;
    }
  }

  async function parseAll(paths: readonly string[], signal: AbortSignal | undefined): Promise<Metadata[]> {
    const results: Metadata[] = [];
    let next = 0;
    async function lane(): Promise<void> {
      while (next < paths.length) {
        if (signal?.aborted === true) throw new SeedrollError('CANCELLED', 'The request was cancelled.');
        const start = next;
        next += batchSize;
        const batch = await parseBatch(paths.slice(start, start + batchSize));
        batch.forEach((metadata, index) => {
          results[start + index] = metadata;
        });
      }
    }
    const lanes = Math.min(threads * 2, Math.ceil(paths.length / batchSize));
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  }

  function parseBatch(paths: readonly string[]): Promise<Metadata[]> {
    return runTask(paths).catch(() => parseOneByOne(paths));
  }

  /** After a batch that hung or lost its thread, so that only the guilty file is lost. */
  async function parseOneByOne(paths: readonly string[]): Promise<Metadata[]> {
    const results: Metadata[] = [];
    for (const path of paths) results.push(await parseAlone(path));
    return results;
  }

  async function parseAlone(path: string): Promise<Metadata> {
    try {
      const [metadata] = await runTask([path]);
      return metadata ?? failed('the worker gave no answer');
    } catch (error) {
      return failed(
        error instanceof TaskHungError
          ? `reading the file took longer than ${fileTimeout} ms`
          : 'reading the file ended its worker',
      );
    }
  }

  /** Hands one task over, and ends its thread if no file is finished within `fileTimeout`. */
  async function runTask(paths: readonly string[]): Promise<Metadata[]> {
    const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const killer = new AbortController();
    const watch = watchProgress(progress, fileTimeout, () => killer.abort());
    try {
      return await pool.run({ paths, progress }, { signal: killer.signal });
    } catch (error) {
      throw killer.signal.aborted ? new TaskHungError() : error;
    } finally {
      clearInterval(watch);
    }
  }

  return { parse, [Symbol.asyncDispose]: () => pool.destroy() };
}

class TaskHungError extends Error {}

function failed(reason: string): Metadata {
  return { ...emptyMetadata(), errors: [reason] };
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
