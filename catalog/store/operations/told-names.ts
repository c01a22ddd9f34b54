import type { ListingNames } from '../store.js';

/** Names that a listing tells of at most, those that came and those that went together. */
const MAX_TOLD = 1000;

/** Characters that so many names have at most, on all file systems. */
const MAX_LENGTH = MAX_TOLD * 256;

/** Gathers the names that a listing adds and removes, as long as they are few. */
export class ToldNames {
  #added: string[] = [];
  #removed: string[] = [];
  #length = 0;
  #isWanted: boolean;

  constructor(isWanted: boolean) {
    this.#isWanted = isWanted;
  }

  get isWanted(): boolean {
    return this.#isWanted;
  }

  /** @param names One or several, joined by `/`. */
  add(names: string): void {
    this.#put(this.#added, names);
  }

  remove(name: string): void {
    this.#put(this.#removed, name);
  }

  /** Says that what changes is not known by name. */
  giveUp(): void {
    this.#isWanted = false;
    this.#added = [];
    this.#removed = [];
  }

  /**
   * @param counts How many names came and went.
   * @returns Null where these are not the names of so many, or are too many.
   */
  told(counts: { added: number; removed: number }): ListingNames | null {
    if (!this.#isWanted || counts.added + counts.removed > MAX_TOLD) return null;
    const names = { added: this.#added.join('/'), removed: this.#removed.join('/') };
    const isAll = countOf(names.added) === counts.added && countOf(names.removed) === counts.removed;
    return isAll ? names : null;
  }

  #put(list: string[], names: string): void {
    if (!this.#isWanted) return;
    list.push(names);
    this.#length += names.length;
    if (this.#length > MAX_LENGTH) this.giveUp();
  }
}

function countOf(names: string): number {
  return names === '' ? 0 : names.split('/').length;
}
