import type { Connection } from '../store/connection.js';
import { faultOf } from '../store/driver.js';
import { openCache, removeCache } from './database.js';
import type { OpenInput } from './protocol.js';
import { giveBack, makeRoom } from './room.js';
import { Tables } from './tables.js';
import { Uses } from './uses.js';

/** What a cache in memory may take, in bytes: where there can be no file. */
const MAX_MEMORY = 64 * 1024 * 1024;

interface Open {
  connection: Connection;
  tables: Tables;
  uses: Uses;
  /** Null for memory. */
  file: string | null;
  limit: number;
}

/** The cache that is open, in the thread that it lives in, and what to do when it fails. */
export class Engine {
  #open: Open | null = null;

  open({ file, limit }: OpenInput): void {
    this.#openAt(file, limit);
  }

  read<Result>(body: (tables: Tables) => Result): Result {
    const result = this.#run(({ connection, tables }) => connection.read(() => body(tables)));
    if (this.#opened.uses.areMany) this.#saveUses();
    return result;
  }

  /** As `read`, in one transaction that writes, and that leaves no more than the limit. */
  write<Result>(body: (tables: Tables) => Result): Result {
    return this.#run(({ connection, tables, uses, limit }) =>
      connection.write(() => {
        uses.save();
        const result = body(tables);
        makeRoom(connection, limit);
        return result;
      }),
    );
  }

  close(): void {
    this.#saveUses();
    this.#opened.connection.close();
    this.#open = null;
  }

  /** Which thumbnails were used last is no loss. */
  #saveUses(): void {
    const { connection, uses } = this.#opened;
    try {
      connection.write(() => uses.save());
    } catch (error) {
      if (faultOf(error) === null) throw error;
    }
  }

  get #opened(): Open {
    if (this.#open === null) throw new Error('The cache of thumbnails is not open.');
    return this.#open;
  }

  /** Runs once more on an empty cache where the file turns out damaged, or its disk full or gone. */
  #run<Result>(body: (open: Open) => Result): Result {
    const open = this.#opened;
    try {
      return body(open);
    } catch (error) {
      const fault = faultOf(error);
      if (open.file === null || fault === null || fault === 'busy') throw error;
      open.connection.close();
      if (fault === 'corrupt') removeCache(open.file);
      return body(this.#openAt(fault === 'corrupt' ? open.file : null, open.limit));
    }
  }

  #openAt(wanted: string | null, limit: number): Open {
    const { connection, isInMemory } = openCache(wanted);
    const file = isInMemory ? null : wanted;
    const uses = new Uses(connection);
    const bounded = isInMemory ? Math.min(limit === 0 ? MAX_MEMORY : limit, MAX_MEMORY) : limit;
    const open = { connection, tables: new Tables(connection, uses), uses, file, limit: bounded };
    this.#open = open;
    if (!isInMemory) fit(connection, limit);
    return open;
  }
}

/** Another process may be writing: it makes room, too. */
function fit(connection: Connection, limit: number): void {
  try {
    connection.write(() => makeRoom(connection, limit));
    giveBack(connection, limit);
  } catch (error) {
    if (faultOf(error) === null) throw error;
  }
}
