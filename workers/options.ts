import { availableParallelism } from 'node:os';

export interface PoolOptions {
  /** Worker threads, at least 1. Default: one per core. Fewer leave the machine more for other work. */
  threads?: number;
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

/** TypeScript sources run as they are in tests and scripts; the package holds JavaScript. */
export const runsFromSource = import.meta.url.endsWith('.ts');

export function withDefaults(options: PoolOptions): Required<PoolOptions> {
  return {
    threads: availableParallelism(),
    batchSize: 64,
    maxQueue: 256,
    fileTimeout: 10_000,
    taskModule: new URL(runsFromSource ? './parse-task.ts' : './parse-task.js', import.meta.url),
    ...options,
  };
}
