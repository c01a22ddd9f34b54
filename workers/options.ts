import { availableParallelism } from 'node:os';
import { threadModule } from './thread-module.js';

export interface PoolOptions {
  /**
   * Worker threads, at least 1, that read files in memory. Default: one per core. Fewer leave the machine more for other
   * work.
   */
  threads?: number;
  /**
   * Worker threads that a scan may use at most, at least `threads`. Default 4: so many wait for the disk together where
   * files are not in memory; 8 were no quicker on an SSD. Each takes some 35 MB, and ends when it was idle for 30 s. A
   * request may add one.
   */
  mostThreads?: number;
  /**
   * Files per task, at least 1. Default 64: a task then takes tens of milliseconds, long beside its hand-over
   * (0.1 ms) and short beside what other requests wait for it.
   */
  batchSize?: number;
  /** Requests that may wait, at least 1. Default 256. Beyond it they are told BUSY rather than queued without end. */
  maxQueue?: number;
  /** Milliseconds that one file may take before its thread is ended. Default 10,000: a sleeping disk needs seconds. */
  fileTimeout?: number;
  /** Module that runs in the threads. Only tests that need a misbehaving one set it. */
  taskModule?: URL;
}

export function withDefaults(options: PoolOptions): Required<PoolOptions> {
  const threads = options.threads ?? availableParallelism();
  return {
    mostThreads: Math.max(threads, 4),
    batchSize: 64,
    maxQueue: 256,
    fileTimeout: 10_000,
    taskModule: threadModule(import.meta.url, './parse-task'),
    ...options,
    threads,
  };
}
