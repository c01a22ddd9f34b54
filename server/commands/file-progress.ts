import { Presets, SingleBar } from 'cli-progress';

/** Files after which a bar is worth its lines: fewer are done before it could be read. */
const MANY = 1024;

/** A stream that may be a terminal. */
export type Terminal = NodeJS.WritableStream & { isTTY?: boolean };

/** A bar of progress over files, on a terminal. Anywhere else nothing is written. */
export class FileProgress implements Disposable {
  readonly #stream: Terminal;
  readonly #count: () => Promise<number>;
  #bar: SingleBar | null = null;
  #done = 0;

  /**
   * @param stream Where the bar is drawn.
   * @param count Counts the files; asked once, where a bar is drawn.
   */
  constructor(stream: Terminal, count: () => Promise<number>) {
    this.#stream = stream;
    this.#count = count;
  }

  /** So many more files are done. */
  advance(files: number): void {
    this.#done += files;
    if (this.#stream.isTTY !== true) return;
    if (this.#bar === null && this.#done >= MANY) this.#bar = this.#start();
    this.#bar?.update(this.#done);
  }

  #start(): SingleBar {
    const bar = new SingleBar(
      {
        stream: this.#stream,
        format: '{bar} {percentage} % | {value} of {total} files | {eta_formatted} left',
        clearOnComplete: true,
        hideCursor: true,
      },
      Presets.shades_classic,
    );
    bar.start(this.#done, 0);
    void this.#showTotal(bar);
    return bar;
  }

  /** Until the files are counted, the bar is full of what is done; where they cannot be, it stays so. */
  async #showTotal(bar: SingleBar): Promise<void> {
    try {
      bar.setTotal(await this.#count());
      bar.update(this.#done);
    } catch {
      // What cannot be counted cannot be read either, and the reading says so.
    }
  }

  [Symbol.dispose](): void {
    this.#bar?.stop();
  }
}
