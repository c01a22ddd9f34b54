/** Browsers cut elements that are higher (Firefox at 17.8 million pixels, Chrome at 33 million). */
const HIGHEST = 10_000_000;

/**
 * Keeps the place in a list that may be higher than browsers allow. Where it is not, places are what the scroll bar says. Else
 * the bar stands for all of the list: a wheel or a finger still moves it by their own pixels, and a long way, as by dragging
 * the bar, by its share. In between the bar is put back to where the place is.
 */
export class LongScroll {
  #height = 0;
  #pane = 0;
  #top = 0;
  #position = 0;

  /** The height that the browser is given. */
  get height(): number {
    return Math.min(this.#height, HIGHEST);
  }

  /** Where the pane begins, in pixels of the list. */
  get position(): number {
    return this.#position;
  }

  /** What the list's pixels must be moved by to stand where the browser has scrolled to. */
  get shift(): number {
    return this.#top - this.#position;
  }

  /** Where the browser's bar belongs. */
  get top(): number {
    return this.#position / this.#ratio;
  }

  /** @param height Of the list. @param pane Height of what is seen of it. */
  resize(height: number, pane: number): void {
    this.#height = height;
    this.#pane = pane;
    this.#position = this.#within(this.#position);
  }

  /** The browser has scrolled to `top`. */
  scrolled(top: number): void {
    const way = top - this.#top;
    const isShort = Math.abs(way) <= this.#pane * 1.5;
    this.#top = top;
    if (this.#ratio === 1 || !isShort) this.#position = this.#within(top * this.#ratio);
    else this.#position = this.#within(this.#position + way);
    this.#meetEnd(top);
  }

  /** Goes to a place of the list. @returns Where the browser must scroll to. */
  goTo(position: number): number {
    this.#position = this.#within(position);
    this.#top = this.top;
    return this.#top;
  }

  /** At the end of the bar there is the end of the list, where it is in sight: rounding leaves some pixels between. */
  #meetEnd(top: number): void {
    const last = this.#height - this.#pane;
    if (top <= 0 && this.#position < this.#pane) this.#position = 0;
    if (top >= this.height - this.#pane - 1 && last - this.#position < this.#pane)
      this.#position = this.#within(last);
  }

  get #ratio(): number {
    if (this.#height <= HIGHEST) return 1;
    return (this.#height - this.#pane) / (HIGHEST - this.#pane);
  }

  #within(position: number): number {
    return Math.max(0, Math.min(position, this.#height - this.#pane));
  }
}
