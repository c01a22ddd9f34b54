import type { Connection } from '../store/connection.js';

/** Uses that are noted before they are written: a write costs more than the reading of a thumbnail. */
const MAX_NOTED = 256;

/** When thumbnails were used last, as a number that counts up: clocks jump. */
export class Uses {
  readonly #connection: Connection;
  /** The one that was used last at the end. */
  readonly #noted = new Set<number>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether there is so much to be written that it should be. */
  get areMany(): boolean {
    return this.#noted.size >= MAX_NOTED;
  }

  note(thumbnail: number): void {
    this.#noted.delete(thumbnail);
    this.#noted.add(thumbnail);
  }

  /** The number of a use that is now. */
  next(): number {
    const last = this.#connection
      .sql('SELECT max(used) AS used FROM thumbnails')
      .get<{ used: number | null }>();
    return (last?.used ?? 0) + 1;
  }

  /** Writes what was noted. Call it in a transaction. */
  save(): void {
    let used = this.next();
    for (const id of this.#noted)
      this.#connection.sql('UPDATE thumbnails SET used = ? WHERE id = ?').run(used++, id);
    this.#noted.clear();
  }
}
