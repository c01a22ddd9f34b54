/** Milliseconds that a rate looks back. */
const WINDOW = 10_000;

/** How many files a second were done lately. */
export class Rate {
  readonly #now: () => number;
  /** When so many files were done in all, oldest first. */
  #marks: { at: number; done: number }[] = [];
  #done = 0;

  /** @param now Milliseconds of a clock that does not jump. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Files that were done since the beginning. */
  get done(): number {
    return this.#done;
  }

  begin(): void {
    this.#done = 0;
    this.#marks = [{ at: this.#now(), done: 0 }];
  }

  add(files: number): void {
    const at = this.#now();
    this.#done += files;
    this.#marks.push({ at, done: this.#done });
    while ((this.#marks[1]?.at ?? at) < at - WINDOW) this.#marks.shift();
  }

  /** Null where nothing was done yet. */
  get perSecond(): number | null {
    const [first] = this.#marks;
    const last = this.#marks.at(-1);
    if (first === undefined || last === undefined || last.at <= first.at) return null;
    return ((last.done - first.done) / (last.at - first.at)) * 1000;
  }
}
