import type { Connection } from '../connection.js';

/** Ids of a catalog that stands in the place of another begin at one of so many places, so far from each other. */
const PLACES = 2 ** 19;
const DISTANCE = 2 ** 32;

/**
 * Lets the ids of an empty catalog begin where those of another one hardly can have been: a scan may still hold ids of
 * the catalog that was there before.
 */
export function beginElsewhere(connection: Connection): void {
  const offset = (1 + Math.floor(Math.random() * (PLACES - 1))) * DISTANCE;
  connection.write(() => {
    connection.sql('UPDATE sequence SET next_image = next_image + ?').run(offset);
    connection.sql("INSERT INTO sqlite_sequence (name, seq) VALUES ('pending', ?)").run(offset);
  });
}

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
