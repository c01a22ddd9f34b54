import { setImmediate as turn } from 'node:timers/promises';

/** Items done before other work has its turn: a watch takes about 20 µs. */
const DONE_AT_ONCE = 64;

/** Work that is done soon, in the order of its coming, some of it per turn of the event loop. */
export class Queue<Item> {
  readonly #work: (item: Item) => void;
  #items: Item[] = [];
  #done = 0;
  #running: Promise<void> | null = null;

  constructor(work: (item: Item) => void) {
    this.#work = work;
  }

  add(item: Item): void {
    this.#items.push(item);
    this.#running ??= this.#run();
  }

  /** Waits until nothing is left. */
  async emptied(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  /** Takes out what is left. */
  clear(): void {
    this.#items = [];
    this.#done = 0;
  }

  async #run(): Promise<void> {
    while (this.#items.length > 0) {
      await turn();
      for (const item of this.#items.slice(this.#done, this.#done + DONE_AT_ONCE)) this.#work(item);
      this.#done += DONE_AT_ONCE;
      if (this.#done >= this.#items.length) this.clear();
    }
    this.#running = null;
  }
}
