import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Files that a thread takes in one piece: neighbours on the disk as a rule. */
const PIECE = 250;

/** Threads that open and read files, and do nothing else. */
export class ReadingThreads implements AsyncDisposable {
  readonly #workers: Worker[];

  private constructor(workers: Worker[]) {
    this.#workers = workers;
  }

  /** Every thread has its part of the files, by turns. Fulfilled once all of them wait. */
  static async start(paths: readonly string[], threads: number): Promise<ReadingThreads> {
    const parts = Array.from({ length: threads }, (): string[] => []);
    for (let start = 0; start < paths.length; start += PIECE) {
      parts[(start / PIECE) % threads]?.push(...paths.slice(start, start + PIECE));
    }
    const workers = parts.map(
      (part) => new Worker(new URL('./reading-thread.js', import.meta.url), { workerData: part }),
    );
    await Promise.all(workers.map((worker) => once(worker, 'message')));
    return new ReadingThreads(workers);
  }

  /** @returns Milliseconds until the last has read its part. */
  async read(): Promise<number> {
    const start = performance.now();
    const ended = this.#workers.map((worker) => once(worker, 'message'));
    for (const worker of this.#workers) worker.postMessage('read', []);
    await Promise.all(ended);
    return performance.now() - start;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }
}
