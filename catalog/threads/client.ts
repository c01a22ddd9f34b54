import { Worker } from 'node:worker_threads';
import { SeedrollError } from '../../schema/errors.js';
import { isSource } from '../../workers/thread-module.js';
import type { Answer, Failure, Input, Name, Notice, Output } from './protocol.js';

interface Pending {
  // The thread answers a question with what its `Questions` say, so that whatever waits for it takes it.
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

interface Arrived extends Omit<Answer, 'result'> {
  result: { output: never } | { failure: Failure };
}

interface ThreadOptions {
  /** For people: in errors and in tools that list threads. */
  name: string;
  /** Told of what the thread says without being asked. */
  onNotice?: (notice: unknown) => void;
}

/** Starts a thread and asks it. The thread calls `serve`, and ends by itself once it has answered `close`. */
export class ThreadClient<Q extends { close: [null, null] }> {
  readonly #worker: Worker;
  readonly #name: string;
  readonly #pending = new Map<number, Pending>();
  readonly #ended: Promise<void>;
  readonly #onNotice: ((notice: unknown) => void) | undefined;
  #calls = 0;
  #hasEnded = false;

  /** @param module As of `threadModule`. */
  constructor(module: URL, { name, onNotice }: ThreadOptions) {
    this.#name = name;
    this.#onNotice = onNotice;
    this.#worker = startThread(module, name);
    this.#worker.on('message', (message: Arrived | Notice) => this.#take(message));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('error', (error) => this.#end(error));
      this.#worker.on('exit', () => {
        this.#end(null);
        resolve();
      });
    });
  }

  /** @param transfer Buffers that are handed over rather than copied. */
  ask<N extends Name<Q>>(
    name: N,
    input: Input<Q, N>,
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<Output<Q, N>> {
    return this.#call<Output<Q, N>>(name, input, transfer);
  }

  /** Waits for what was begun, and for the end of the thread. */
  async close(): Promise<void> {
    if (!this.#hasEnded) await this.#call<null>('close', null, []).catch(() => null);
    await this.#ended;
  }

  #call<Result>(name: string, input: unknown, transfer: readonly ArrayBuffer[]): Promise<Result> {
    if (this.#hasEnded) return Promise.reject(this.#closed(null));
    const id = this.#calls++;
    return new Promise<Result>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, input }, transfer);
    });
  }

  #take(message: Arrived | Notice): void {
    if ('notice' in message) {
      this.#onNotice?.(message.notice);
      return;
    }
    const pending = this.#pending.get(message.id);
    this.#pending.delete(message.id);
    if ('output' in message.result) pending?.resolve(message.result.output);
    else pending?.reject(toError(message.result.failure));
  }

  #end(cause: unknown): void {
    this.#hasEnded = true;
    for (const { reject } of this.#pending.values()) reject(this.#closed(cause));
    this.#pending.clear();
  }

  #closed(cause: unknown): SeedrollError {
    return new SeedrollError('INTERNAL', `The thread "${this.#name}" has ended.`, { cause });
  }
}

function startThread(module: URL, name: string): Worker {
  // Node 22 warns of its SQLite, whose interface is the drop-in's too.
  const execArgv = ['--disable-warning=ExperimentalWarning'];
  if (!isSource(module)) return new Worker(module, { name, execArgv });
  // A thread on Node 20 does not take `--import tsx` for modules: it is told in its own words.
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import('${module.href}'); });`;
  return new Worker(code, { name, eval: true, execArgv });
}

function toError({ code, field, message, stack }: Failure): Error {
  if (code !== null) return new SeedrollError(code, message, { field });
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
