import type { PendingPart, Store, UnparsedDirectory } from '../store/store.js';
import { Pages } from './pages.js';

/** Files that are handed to a worker at once: some milliseconds of work, long beside its hand-over. */
const FILES_PER_BATCH = 512;

/** What is fetched at once. */
const ROWS_PER_PAGE = 8192;
const PARTS_PER_PAGE = 128;

/** Files of one or several directories. */
export type Batch = { rows: UnparsedDirectory[] } | { parts: PendingPart[] };

/** Gives the files that are not parsed, batch by batch: those first that somebody waits for. */
export class UnparsedFiles {
  readonly #store: Store;
  /** Directories that somebody has asked for. */
  readonly #front = new Set<string>();
  /** Those that were brought to the front already: their files are under way. */
  readonly #fronted = new Set<string>();
  /** What was fetched and not given yet. */
  #rows: UnparsedDirectory[] = [];
  #parts: PendingPart[] = [];
  #rowPages: Pages<UnparsedDirectory> | null = null;
  #partPages: Pages<PendingPart> | null = null;

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
    this.#rows = [];
    this.#parts = [];
    this.#rowPages = null;
    this.#partPages = null;
    this.#fronted.clear();
  }

  /** The next batch, or null where there is none. */
  async next(): Promise<Batch | null> {
    if (this.#front.size > 0) await this.#fetchFront();
    if (this.#rows.length > 0) return { rows: takeRows(this.#rows) };
    if (this.#parts.length === 0) {
      this.#partPages ??= new Pages((after) => this.#store.pending({ after, limit: PARTS_PER_PAGE }));
      this.#parts = await this.#partPages.next();
    }
    if (this.#parts.length > 0) return { parts: takeParts(this.#parts) };
    this.#rowPages ??= new Pages((after) => this.#store.unparsed({ after, limit: ROWS_PER_PAGE }));
    this.#rows = await this.#rowPages.next();
    return this.#rows.length === 0 ? null : { rows: takeRows(this.#rows) };
  }

  /** What is fetched so stands before the rest, of which some files may then come twice: they are saved once. */
  async #fetchFront(): Promise<void> {
    const directories = [...this.#front];
    this.#front.clear();
    for (const directory of directories) {
      // What is beyond a page is not what somebody waits for. Whoever waits has had rows made of what was pending.
      const { items } = await this.#store.unparsed({ directory, limit: ROWS_PER_PAGE });
      this.#rows.unshift(...items);
    }
  }
}

/** Cuts a batch off. */
function takeRows(fetched: UnparsedDirectory[]): UnparsedDirectory[] {
  const batch: UnparsedDirectory[] = [];
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

/** As many parts as fit, and at least one. */
function takeParts(fetched: PendingPart[]): PendingPart[] {
  let files = 0;
  const end = fetched.findIndex(({ count }, index) => (files += count) > FILES_PER_BATCH && index > 0);
  return fetched.splice(0, end < 0 ? fetched.length : end);
}
