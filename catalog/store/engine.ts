import type { Connection } from './connection.js';
import { busy, openDatabase, openInMemory, reasonOf, reopenDamaged } from './database.js';
import { type Fault, faultOf } from './driver.js';
import { Directories } from './operations/directories.js';
import { Images } from './operations/images.js';
import { Parsed } from './operations/parsed.js';
import { Recipes } from './operations/recipes.js';
import type { StoreLocation } from './store.js';

/** What works on one open database. */
export interface Parts {
  connection: Connection;
  directories: Directories;
  images: Images;
  parsed: Parsed;
}

/** The database that is open, in the thread that it lives in, and what to do when it fails. */
export class Engine {
  #location: StoreLocation;
  #parts: Parts;

  /** @param file Null for memory. */
  constructor(file: string | null) {
    const { connection, location } = openDatabase(file);
    this.#location = location;
    this.#parts = makeParts(connection);
  }

  get location(): StoreLocation {
    return this.#location;
  }

  /**
   * Runs `body`, and once more on a database that was made anew where the file turned out damaged or its disk is full
   * or gone. The catalog begins empty then, as after its deletion.
   * @throws SeedrollError BUSY where another process writes for long.
   */
  run<Result>(body: (parts: Parts) => Result): Result {
    try {
      return body(this.#parts);
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'busy') throw busy(error);
      if (fault === null || this.#location.kind === 'memory') throw error;
      this.#replace(this.#location.file, fault, error);
      return body(this.#parts);
    }
  }

  /** As `run`, in one transaction. */
  write<Result>(body: (parts: Parts) => Result): Result {
    return this.run((parts) => parts.connection.write(() => body(parts)));
  }

  close(): void {
    this.#parts.connection.close();
  }

  #replace(file: string, fault: Exclude<Fault, 'busy'>, error: unknown): void {
    this.close();
    const opened = fault === 'corrupt' ? reopenDamaged(file) : openInMemory(reasonOf(error));
    this.#location = opened.location;
    this.#parts = makeParts(opened.connection);
  }
}

function makeParts(connection: Connection): Parts {
  const directories = new Directories(connection);
  return {
    connection,
    directories,
    images: new Images(connection, directories),
    parsed: new Parsed(connection, directories, new Recipes(connection)),
  };
}
