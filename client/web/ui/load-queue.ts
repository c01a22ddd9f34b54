/** Something that waits to be loaded. */
export interface Waiting {
  /** Whether it is seen now; those go first. */
  isSeen: boolean;
  /** Called when its turn has come. */
  begin: () => void;
}

/**
 * Lets few loads go at once. Over HTTP/1.1 a browser has six connections to a server: without a queue the pictures of a screen
 * take all of them, and what is asked for waits behind pictures that have left the screen long since.
 */
export class LoadQueue {
  readonly #most: number;
  readonly #waiting = new Set<Waiting>();
  #going = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Stands in the queue: what is seen goes before what is not, and what came last goes first, since it is what somebody looks at.
   * @returns What ends it, whether its turn has come or not. It may be called again.
   */
  enter(waiting: Waiting): () => void {
    let isGoing = false;
    let isOver = false;
    const entered: Waiting = {
      isSeen: waiting.isSeen,
      begin: () => {
        isGoing = true;
        waiting.begin();
      },
    };
    this.#waiting.add(entered);
    // What enters at the same time is compared before any of it goes.
    queueMicrotask(() => this.#go());
    return () => {
      if (isOver) return;
      isOver = true;
      this.#waiting.delete(entered);
      if (isGoing) this.#going--;
      this.#go();
    };
  }

  #go(): void {
    while (this.#going < this.#most) {
      const next = this.#next();
      if (next === undefined) return;
      this.#waiting.delete(next);
      this.#going++;
      next.begin();
    }
  }

  #next(): Waiting | undefined {
    const waiting = [...this.#waiting];
    return waiting.findLast(({ isSeen }) => isSeen) ?? waiting.at(-1);
  }
}
