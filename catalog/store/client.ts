import { Worker } from 'node:worker_threads';
import { SeedrollError } from '../../schema/errors.js';
import { runsFromSource } from '../../workers/options.js';
import type { Answer, Call, Failure, Name, Questions } from './protocol.js';
import type { StoreLocation } from './store.js';

interface Pending {
  // The thread answers a question with what `Questions` says, so that whatever waits for it takes it.
  resolve: (output: never) => void;
  reject: (error: Error) => void;
}

interface Arrived extends Omit<Answer, 'result'> {
  result: { output: never } | { failure: Failure };
}

/** Asks the thread of the database, and starts it. */
export class StoreClient {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #ended: Promise<void>;
  #location: StoreLocation = { kind: 'memory', reason: null };
  #calls = 0;
  #hasEnded = false;

  constructor() {
    this.#worker = startThread();
    this.#worker.on('message', (answer: Arrived) => this.#take(answer));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('error', (error) => this.#end(error));
      this.#worker.on('exit', () => {
        this.#end(null);
        resolve();
      });
    });
  }

  get location(): StoreLocation {
    return this.#location;
  }

  ask<N extends Name>(name: N, input: Questions[N][0]): Promise<Questions[N][1]> {
    if (this.#hasEnded) return Promise.reject(closed(null));
    const id = this.#calls++;
    return new Promise<Questions[N][1]>((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      const call: Call<N> = { id, name, input };
      this.#worker.postMessage(call, []);
    });
  }

  /** Waits for the writes that were begun, and for the end of the thread. */
  async close(): Promise<void> {
    if (!this.#hasEnded) await this.ask('close', null);
    await this.#ended;
  }

  #take({ id, location, result }: Arrived): void {
    if (location !== null) this.#location = location;
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    if ('output' in result) pending?.resolve(result.output);
    else pending?.reject(toError(result.failure));
  }

  #end(cause: unknown): void {
    this.#hasEnded = true;
    for (const { reject } of this.#pending.values()) reject(closed(cause));
    this.#pending.clear();
  }
}

function startThread(): Worker {
  const module = new URL(runsFromSource ? './thread.ts' : './thread.js', import.meta.url);
  // Node 22 warns of its SQLite, whose interface is the drop-in's too.
  const execArgv = ['--disable-warning=ExperimentalWarning'];
  if (!runsFromSource) return new Worker(module, { name: 'catalog', execArgv });
  // A thread on Node 20 does not take `--import tsx` for modules: it is told in its own words.
  const code = `import('tsx/esm/api').then(({ register }) => { register(); return import('${module.href}'); });`;
  return new Worker(code, { name: 'catalog', eval: true, execArgv });
}

function toError({ code, field, message, stack }: Failure): Error {
  if (code !== null) return new SeedrollError(code, message, { field });
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

function closed(cause: unknown): SeedrollError {
  return new SeedrollError('INTERNAL', 'The catalog is closed.', { cause });
}
