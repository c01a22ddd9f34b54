import type { Store, StorePage, UnparsedDirectory } from '../store/store.js';

/** Files that are handed to a worker at once: some milliseconds of work, long beside its hand-over. */
const FILES_PER_BATCH = 512;

/** Rows that are fetched at once. */
const ROWS_PER_PAGE = 8192;

/** Files of one or several directories. */
export type Batch = UnparsedDirectory[];

/** Gives the files that are not parsed, batch by batch: those first that somebody waits for. */
export class UnparsedFiles {
  readonly #store: Store;
  /** Directories that somebody has asked for. */
  readonly #front = new Set<string>();
  /** Those that were brought to the front already: their files are under way. */
  readonly #fronted = new Set<string>();
  /** What was fetched and not given yet. */
  #fetched: Batch = [];
  #after: string | null | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Brings the files of a directory to the front. */
  prioritise(directory: string): void {
    if (this.#fronted.has(directory)) return;
    this.#fronted.add(directory);
    this.#front.add(directory);
  }

  /** Begins at the start again: files that turned up behind the place that was reached are found too. */
  restart(): void {
    this.#after = undefined;
    this.#fetched = [];
    this.#fronted.clear();
  }

  /** The next batch, or null where there is none. */
  async next(): Promise<Batch | null> {
    if (this.#front.size > 0) await this.#fetchFront();
    if (this.#fetched.length === 0) await this.#fetchNext();
    return this.#fetched.length === 0 ? null : takeBatch(this.#fetched);
  }

  /** What is fetched so stands before the rest, of which some files may then come twice: they are saved once. */
  async #fetchFront(): Promise<void> {
    const directories = [...this.#front];
    this.#front.clear();
    for (const directory of directories) {
      // What is beyond a page is not what somebody waits for.
      const { items } = await this.#store.unparsed({ directory, limit: ROWS_PER_PAGE });
      this.#fetched.unshift(...items);
    }
  }

  async #fetchNext(): Promise<void> {
    if (this.#after === null) return;
    const page: StorePage<UnparsedDirectory> = await this.#store.unparsed({
      after: this.#after,
      limit: ROWS_PER_PAGE,
    });
    this.#fetched = page.items;
    this.#after = page.next;
  }
}

/** Cuts a batch off. */
export function takeBatch(fetched: Batch): Batch {
  const batch: Batch = [];
  let room = FILES_PER_BATCH;
  while (room > 0) {
    const [first] = fetched;
    if (first === undefined) break;
    const { directory, ids, names } = first;
    batch.push({ directory, ids: ids.slice(0, room), names: names.slice(0, room) });
    if (ids.length <= room) fetched.shift();
    else fetched[0] = { directory, ids: ids.slice(room), names: names.slice(room) };
    room -= Math.min(room, ids.length);
  }
  return batch;
}
