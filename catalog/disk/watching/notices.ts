import { isSupportedFile } from '../../../metadata/names.js';
import { isHidden } from '../../door.js';
import type { FilePlace } from '../../store/store.js';
import type { DiskNotice } from '../disk.js';

/**
 * Milliseconds from the first change to the notice of it: whoever lists the directory then finds it unchanged for longer
 * than a tick of the clock, so that the listing's stamp proves something (`isRecent`).
 */
const DELAY = 120;

/** Files in one notice: a program that rewrites thousands must not fill the memory in the meantime. */
const FILES_AT_ONCE = 10_000;

/** Gathers what happens, and tells it in one. */
export class Notices {
  readonly #extensions: readonly string[];
  readonly #onNotice: (notice: DiskNotice) => void;
  readonly #directories = new Set<string>();
  readonly #files = new Map<string, FilePlace>();
  #timer: NodeJS.Timeout | null = null;

  constructor(extensions: readonly string[], onNotice: (notice: DiskNotice) => void) {
    this.#extensions = extensions;
    this.#onNotice = onNotice;
  }

  /**
   * @param event `change`: the file was written to. `rename`: it came, went, or took the place of another one, which
   * programs do that write to a new file first.
   */
  add(directory: string, name: string, event: string): void {
    if (directory.split('/').some(isHidden)) return;
    const isImage = !isHidden(name) && isSupportedFile(name, this.#extensions);
    if (event === 'rename') this.#directories.add(directory);
    else if (!isImage) return;
    if (isImage) this.#files.set(`${directory}/${name}`, { directory, name });
    if (this.#files.size >= FILES_AT_ONCE) this.#tell();
    else this.#timer ??= setTimeout(() => this.#tell(), DELAY);
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.close();
    this.#onNotice({ directories: [...this.#directories], files: [...this.#files.values()] });
    this.#directories.clear();
    this.#files.clear();
  }
}
