import type { Connection } from '../connection.js';

/** The listing that the names of a directory are of. */
export interface LastListing {
  /** 0 where the directory has no row, or was never listed. */
  number: number;
  /** Whether it came to its end, and no other one has written a part of itself since. */
  isWhole: boolean;
}

/**
 * Numbers of listings in the order in which they were written, by whichever process. They tell what is newer without a
 * clock: a listing knows the number that was the last when it was begun. Those that are taken are so in transactions.
 */
export class ListingNumbers {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** The number of the newest listing of all. */
  last(): number {
    return this.#read('SELECT last_listing AS number FROM sequence');
  }

  /** The number that was taken when a directory lost its row, the last time that one did. */
  lastRemoval(): number {
    return this.#read('SELECT last_removal AS number FROM sequence');
  }

  take(): number {
    return this.#read('UPDATE sequence SET last_listing = last_listing + 1 RETURNING last_listing AS number');
  }

  /** Takes one for a directory that loses its row. */
  takeForRemoval(): void {
    this.#connection
      .sql('UPDATE sequence SET last_listing = last_listing + 1, last_removal = last_listing + 1')
      .run();
  }

  of(directoryId: number): LastListing {
    const row = this.#connection
      .sql('SELECT listing, is_grouped AND inode IS NOT NULL AS is_whole FROM directories WHERE id = ?')
      .get<{ listing: number; is_whole: number }>(directoryId);
    return { number: row?.listing ?? 0, isWhole: row?.is_whole === 1 };
  }

  #read(sql: string): number {
    return this.#connection.sql(sql).get<{ number: number }>()?.number ?? 0;
  }
}
