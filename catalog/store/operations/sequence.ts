import type { Connection } from '../connection.js';

/** The ids of new images. A scan keeps ids while it reads the files, so that none may come to mean another file. */
export class Sequence {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The first of this many ids in a row. Call it in a transaction. */
  take(count: number): number {
    const row = this.#connection
      .sql('UPDATE sequence SET next_image = next_image + ? RETURNING next_image')
      .get<{ next_image: number }>(count);
    if (row === undefined) throw new Error('The catalog has lost the sequence of its ids.');
    return row.next_image - count;
  }
}
