import type { Query, QueryClient, QueryFilters } from '@tanstack/react-query';

/** Least milliseconds between two rounds of asking. */
const PAUSE = 500;

/** How many times as long as it has just asked it waits, so that a library of a million images is not asked all the time. */
const REST = 3;

/** The longest that timers know. */
const LONGEST = 2 ** 31 - 1;

/**
 * Has queries that are in use asked again as things change. Changes that come while it asks, or waits, are gathered. Queries
 * that ask for a longer pause by `meta.livePause`, in milliseconds, have rounds of their own, so that those which take long
 * keep no others waiting.
 */
export class LiveRounds {
  readonly #client: QueryClient;
  readonly #filters: Pick<QueryFilters, 'queryKey'>;
  /** By their pauses. */
  readonly #rounds = new Map<number, Round>();

  /** @param filters Which queries are meant. */
  constructor(client: QueryClient, filters: Pick<QueryFilters, 'queryKey'>) {
    this.#client = client;
    this.#filters = filters;
  }

  /** Says that something has changed. */
  change(): void {
    this.#begin(PAUSE);
  }

  /** Asks nothing more. */
  end(): void {
    for (const round of this.#rounds.values()) round.end();
  }

  #begin(pause: number): void {
    let round = this.#rounds.get(pause);
    if (round === undefined) {
      round = new Round(pause, () => this.#ask(pause));
      this.#rounds.set(pause, round);
    }
    round.begin();
  }

  async #ask(pause: number): Promise<void> {
    if (pause === PAUSE) this.#beginOthers();
    const predicate = (query: Query): boolean => pauseOf(query) === pause;
    await this.#client.invalidateQueries({ ...this.#filters, predicate });
  }

  /** Those that are asked more seldom are out of date all the same: who takes one up again has it asked. */
  #beginOthers(): void {
    const others = { ...this.#filters, predicate: isAskedSeldom };
    void this.#client.invalidateQueries({ ...others, refetchType: 'none' });
    for (const query of this.#client.getQueryCache().findAll({ ...others, type: 'active' }))
      this.#begin(pauseOf(query));
  }
}

/** Asks at once, and again after a pause where that was wanted meanwhile. */
class Round {
  readonly #pause: number;
  readonly #ask: () => Promise<void>;
  #isWanted = false;
  #isUnderWay = false;
  #hasEnded = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pause: number, ask: () => Promise<void>) {
    this.#pause = pause;
    this.#ask = ask;
  }

  begin(): void {
    this.#isWanted = true;
    if (!this.#isUnderWay && !this.#hasEnded) void this.#run();
  }

  end(): void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#isUnderWay = true;
    this.#isWanted = false;
    const start = performance.now();
    await this.#ask();
    if (this.#hasEnded) return;
    const pause = Math.max(this.#pause, REST * (performance.now() - start));
    this.#timer = setTimeout(
      () => {
        this.#isUnderWay = false;
        if (this.#isWanted) void this.#run();
      },
      Math.min(pause, LONGEST),
    );
  }
}

function pauseOf({ meta }: Query): number {
  const pause = meta?.['livePause'];
  return typeof pause === 'number' && pause > PAUSE ? pause : PAUSE;
}

function isAskedSeldom(query: Query): boolean {
  return pauseOf(query) !== PAUSE;
}
