import type { DiskNotice } from '../disk/disk.js';
import type { FilePlace } from '../store/store.js';

/** `quick` looks at every directory, `full` at every file too. */
export type RescanKind = 'quick' | 'full';

/** What a scanner has still to do, and the waiting for it. */
export class News {
  rescan: RescanKind | null;
  /** Whether some files may not be parsed. */
  hasUnparsed = false;
  /** Whether some files are to be read once more. */
  isUnsettled = false;
  #directories = new Set<string>();
  #files: FilePlace[] = [];
  #wake: (() => void) | null = null;
  #waitingForQuiet: (() => void)[] = [];
  #isQuiet = false;

  constructor(rescan: RescanKind) {
    this.rescan = rescan;
  }

  get isEmpty(): boolean {
    return this.rescan === null && !this.hasUnparsed && !this.isUnsettled && !this.hasPlaces;
  }

  /** Whether the disk has told of something. */
  get hasPlaces(): boolean {
    return this.#directories.size > 0 || this.#files.length > 0;
  }

  /** Orders a rescan; a full one is not made less by another. */
  order(kind: RescanKind): void {
    if (this.rescan !== 'full') this.rescan = kind;
    this.note();
  }

  /** To be called after anything was added. */
  note(): void {
    this.#isQuiet = false;
    this.#wake?.();
  }

  add({ directories, files }: DiskNotice): void {
    for (const path of directories) this.#directories.add(path);
    this.#files.push(...files);
    this.note();
  }

  /** Takes what the disk has told of. */
  takePlaces(): DiskNotice {
    const places = { directories: [...this.#directories], files: this.#files };
    this.#directories = new Set();
    this.#files = [];
    return places;
  }

  /** Fulfilled once nothing is left to do, or the scanner has ended. */
  quiet(): Promise<void> {
    if (this.#isQuiet) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForQuiet.push(resolve));
  }

  /** Says that nothing is left to do, and waits until that changes. */
  async wait(signal: AbortSignal): Promise<void> {
    if (!this.isEmpty || signal.aborted) return;
    this.finish();
    await new Promise<void>((resolve) => (this.#wake = resolve));
    this.#wake = null;
  }

  /** Releases all who wait for quiet. */
  finish(): void {
    this.#isQuiet = true;
    for (const resolve of this.#waitingForQuiet.splice(0)) resolve();
  }
}
