import { threadModule } from '../../workers/thread-module.js';
import { ThreadClient } from '../threads/client.js';
import type { Input, Name, Output } from '../threads/protocol.js';
import type { KeptThumbnail, KnownFile, OpenInput, Questions } from './protocol.js';
import type { Picture } from './thumbnails.js';

const NOTHING: KnownFile = { thumbnail: null, failure: null, mayBeCopy: false };

/**
 * Asks the thread of the cache, which is begun with the first question. Whatever ails it is no failure of whoever asks: then
 * nothing is known, and nothing is kept.
 */
export class Cache implements AsyncDisposable {
  readonly #settings: OpenInput;
  readonly #onError: (error: unknown) => void;
  #thread: Promise<ThreadClient<Questions>> | null = null;
  #isClosed = false;
  /** What was told of last: a thread that cannot be begun fails every question with the same error. */
  #told: unknown = null;

  /** @param onError Told of failures, since nobody else is. */
  constructor(settings: OpenInput, onError: (error: unknown) => void) {
    this.#settings = settings;
    this.#onError = onError;
  }

  async known(versions: readonly string[]): Promise<(Picture | null)[]> {
    return (await this.#ask('known', versions)) ?? versions.map(() => null);
  }

  async find(question: Input<Questions, 'find'>): Promise<KnownFile> {
    return (await this.#ask('find', question)) ?? NOTHING;
  }

  findCopy(question: Input<Questions, 'findCopy'>): Promise<KeptThumbnail | null> {
    return this.#ask('findCopy', question);
  }

  async save(made: Input<Questions, 'save'>): Promise<void> {
    await this.#ask('save', made);
  }

  async saveFailure(failure: Input<Questions, 'saveFailure'>): Promise<void> {
    await this.#ask('saveFailure', failure);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    const thread = await this.#thread?.catch(() => null);
    await thread?.close();
  }

  async #ask<N extends Name<Questions>>(
    name: N,
    input: Input<Questions, N>,
  ): Promise<Output<Questions, N> | null> {
    if (this.#isClosed) return null;
    try {
      this.#thread ??= open(this.#settings);
      return await (await this.#thread).ask(name, input);
    } catch (error) {
      if (error !== this.#told) this.#onError(error);
      this.#told = error;
      return null;
    }
  }
}

async function open(settings: OpenInput): Promise<ThreadClient<Questions>> {
  const thread = new ThreadClient<Questions>(threadModule(import.meta.url, './thread'), {
    name: 'thumbnails',
  });
  await thread.ask('open', settings);
  return thread;
}
