/** Milliseconds after which files that were written just before they were read are read once more. */
const FIRST = 3000;

/** Files of times to come, and those of the first moment of 1970, never settle: they are read again ever more seldom. */
const MOST = 3_600_000;

/** When to read files once more that were written in the moments before they were read. */
export class Settling implements Disposable {
  readonly #onDue: () => void;
  #timer: NodeJS.Timeout | null = null;
  #due = Infinity;
  #pause = FIRST;

  constructor(onDue: () => void) {
    this.#onDue = onDue;
  }

  /** Says that files were read for the first time which may have been written to since. */
  begin(): void {
    this.#pause = FIRST;
    this.#wait();
  }

  /** Says that some had not settled when they were read once more. */
  goOn(): void {
    this.#pause = Math.min(2 * this.#pause, MOST);
    this.#wait();
  }

  [Symbol.dispose](): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#due = Infinity;
  }

  #wait(): void {
    const due = performance.now() + this.#pause;
    // Files that are written all the time must not put it off for ever.
    if (this.#due <= due) return;
    this[Symbol.dispose]();
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#due = Infinity;
      this.#onDue();
    }, this.#pause).unref();
  }
}
