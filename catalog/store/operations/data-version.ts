import type { Connection } from '../connection.js';

/** Tells whether anything has been written to the database since. */
export class DataVersion {
  readonly #connection: Connection;
  /** Rows that were written into tables that are of no account. */
  #passing = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Another text whenever anything was written, by this connection or others. Call it in a transaction. */
  get current(): string {
    // SQLite's version tells of other connections alone (https://sqlite.org/pragma.html#pragma_data_version).
    const others = this.#connection.sql('PRAGMA data_version').get<{ data_version: number }>();
    return `${others?.data_version ?? 0} ${this.#ownChanges() - this.#passing}`;
  }

  /** Runs what writes to temporary tables alone. */
  passOver(write: () => void): void {
    const before = this.#ownChanges();
    write();
    this.#passing += this.#ownChanges() - before;
  }

  #ownChanges(): number {
    return this.#connection.sql('SELECT total_changes() AS count').get<{ count: number }>()?.count ?? 0;
  }
}
