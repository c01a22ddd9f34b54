import type { ScannedFiles, Store } from '../store/store.js';

interface Waiting {
  scan: ScannedFiles;
  resolve: (unchanged: readonly number[] | null) => void;
  reject: (error: unknown) => void;
}

/** Saves what scans found out: what comes while the store is at work goes in one transaction, which costs less. */
export class Saving {
  readonly #store: Store;
  #waiting: Waiting[] = [];
  #isSaving = false;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * @returns Once it is saved: places in the batch of files that are known as before. Null where the store was made anew
   * since it was at `location`: the ids of its rows begin again there.
   */
  save(scan: ScannedFiles, location: Store['location']): Promise<readonly number[] | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ scan, resolve, reject });
      if (!this.#isSaving) void this.#saveAll(location);
    });
  }

  async #saveAll(location: Store['location']): Promise<void> {
    this.#isSaving = true;
    while (this.#waiting.length > 0) {
      const waiting = this.#waiting;
      this.#waiting = [];
      try {
        const isKept = this.#store.location === location;
        const saved = isKept ? await this.#store.saveScanned(waiting.map(({ scan }) => scan)) : null;
        for (const [index, { resolve }] of waiting.entries()) resolve(saved?.unchanged[index] ?? null);
      } catch (error) {
        for (const { reject } of waiting) reject(error);
      }
    }
    this.#isSaving = false;
  }
}
