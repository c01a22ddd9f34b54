import { SeedrollError } from '../../schema/errors.js';

interface Work<Result> {
  result: Promise<Result>;
  waiting: number;
  giveUp: AbortController;
}

/** Does what several ask for at the same time once, and gives it up once none of them waits any more. */
export class Shared<Result> {
  readonly #work = new Map<string, Work<Result>>();

  /**
   * @param begin Is given a signal that is aborted once nobody waits.
   * @throws SeedrollError CANCELLED where `signal` was aborted.
   */
  async join(
    key: string,
    signal: AbortSignal | undefined,
    begin: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (signal?.aborted === true) throw cancelled();
    const work = this.#work.get(key) ?? this.#begin(key, begin);
    work.waiting++;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(cancelled());
        if (--work.waiting > 0) return;
        this.#forget(key, work);
        work.giveUp.abort();
      };
      signal?.addEventListener('abort', leave, { once: true });
      work.result
        .then(resolve, reject)
        .finally(() => signal?.removeEventListener('abort', leave))
        .catch(() => undefined);
    });
  }

  #begin(key: string, begin: (signal: AbortSignal) => Promise<Result>): Work<Result> {
    const giveUp = new AbortController();
    const work: Work<Result> = { result: begin(giveUp.signal), waiting: 0, giveUp };
    this.#work.set(key, work);
    const forget = (): void => this.#forget(key, work);
    work.result.then(forget, forget);
    return work;
  }

  #forget(key: string, work: Work<Result>): void {
    if (this.#work.get(key) === work) this.#work.delete(key);
  }
}

function cancelled(): SeedrollError {
  return new SeedrollError('CANCELLED', 'The request was cancelled.');
}
