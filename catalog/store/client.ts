import { type ErrorCode, SeedrollError } from '../../schema/errors.js';
import { threadModule } from '../../workers/thread-module.js';
import { ThreadClient } from '../threads/client.js';
import type { Input, Output } from '../threads/protocol.js';
import { isSearch, type Moved, type Name, type Questions, WRITES } from './protocol.js';
import type { StoreLocation } from './store.js';

type Thread = ThreadClient<Questions>;

type FileLocation = Extract<StoreLocation, { kind: 'file' }>;

/** Errors that are answers, and none of the reader's. */
const ANSWERS: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['INVALID_INPUT', 'CANCELLED']);

const MODULE = threadModule(import.meta.url, './thread');

/**
 * Asks the threads of the database, and starts them: one that writes, and one that reads the same file meanwhile, so that
 * no read waits for a long transaction. A database in memory has one thread only.
 */
export class StoreClient {
  readonly #writer: Thread;
  #reader: Thread | null = null;
  /** Begun when something is searched for: a second reader, so that no other read waits for a search. */
  #searcher: Promise<Thread | null> | null = null;
  /** Readers that are being closed. */
  #leaving: Promise<void> = Promise.resolve();
  #location: StoreLocation = { kind: 'memory', reason: null };
  #isClosed = false;

  constructor() {
    this.#writer = new ThreadClient(MODULE, {
      name: 'catalog',
      onNotice: (notice) => {
        if (isMoved(notice)) void this.#move(notice.location);
      },
    });
  }

  get location(): StoreLocation {
    return this.#location;
  }

  /** @param file Null for memory. */
  async open(file: string | null): Promise<void> {
    const location = await this.#writer.ask('open', { role: 'writer', file });
    await this.#move(location);
  }

  async ask<N extends Name>(name: N, input: Input<Questions, N>): Promise<Output<Questions, N>> {
    if (this.#isClosed) throw new SeedrollError('INTERNAL', 'The catalog is closed.');
    const reader = WRITES.has(name)
      ? null
      : isSearch(name, input)
        ? await this.#startSearcher()
        : this.#reader;
    if (reader === null) return this.#writer.ask(name, input);
    try {
      return await reader.ask(name, input);
    } catch (error) {
      if (error instanceof SeedrollError && ANSWERS.has(error.code)) throw error;
      // Whatever ails the reader: the writer knows what to do with a file that is damaged or has gone.
      return this.#writer.ask(name, input);
    }
  }

  /** Waits for the writes that were begun, and for the ends of the threads. */
  async close(): Promise<void> {
    this.#isClosed = true;
    // The last one to close a database moves its log into the file, which a reader may not.
    this.#leave();
    await this.#leaving;
    await this.#writer.close();
  }

  /** From here on no read goes to where the catalog was. */
  async #move(location: StoreLocation): Promise<void> {
    this.#location = location;
    this.#leave();
    if (location.kind === 'memory' || this.#isClosed) return;
    const reader = await startReader('catalog reader', location);
    if (reader !== null && location === this.#location && !this.#isClosed) this.#reader = reader;
    else await reader?.close();
  }

  #startSearcher(): Promise<Thread | null> {
    const location = this.#location;
    if (location.kind === 'memory' || this.#isClosed) return Promise.resolve(null);
    this.#searcher ??= startReader('catalog search', location);
    return this.#searcher;
  }

  #leave(): void {
    const leaving = [Promise.resolve(this.#reader), this.#searcher];
    this.#reader = null;
    this.#searcher = null;
    const ended = leaving.map(async (reader) => (await reader)?.close());
    this.#leaving = Promise.all([this.#leaving, ...ended]).then(() => undefined);
  }
}

/** @returns Null where the file cannot be opened. */
async function startReader(name: string, location: FileLocation): Promise<Thread | null> {
  const reader: Thread = new ThreadClient(MODULE, { name });
  try {
    await reader.ask('open', { role: 'reader', location });
    return reader;
  } catch {
    await reader.close();
    return null;
  }
}

function isMoved(notice: unknown): notice is Moved {
  return typeof notice === 'object' && notice !== null && 'location' in notice;
}
