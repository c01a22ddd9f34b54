import { setImmediate } from 'node:timers/promises';
import type { Operation } from '../schema/operation.js';

/** Operations that one request begins before others have a turn: each takes some tenth of a millisecond. */
const PER_TURN = 100;

/** Long operations that one request has under way. Their parts are long enough to be all that is done otherwise. */
const LONG_AT_ONCE = 2;

/** Keeps one request from taking all turns: a query of GraphQL asks for ten thousand things at once. */
export class Turns {
  #begun = 0;
  #turn: Promise<void> | null = null;
  #long = 0;
  readonly #waiting: (() => void)[] = [];

  /** Carries an operation out when it is its turn. */
  take<Result>({ isLong = false }: Operation, work: () => Promise<Result>): Promise<Result> {
    if (++this.#begun % PER_TURN === 0) this.#turn = nextTurn(this.#turn);
    if (isLong) return this.#takeLong(work);
    return this.#turn === null ? work() : this.#turn.then(work);
  }

  async #takeLong<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#long < LONG_AT_ONCE) this.#long++;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      this.#handOver();
    }
  }

  /** Whoever waits takes the place, after others had a turn. */
  #handOver(): void {
    const begin = this.#waiting.shift();
    if (begin === undefined) this.#long--;
    else void setImmediate().then(begin);
  }
}

async function nextTurn(turn: Promise<void> | null): Promise<void> {
  await turn;
  await setImmediate();
}
