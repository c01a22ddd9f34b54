import { SeedrollError } from '../../schema/errors.js';
import type { Connection } from './connection.js';
import { busy, openDatabase, openInMemory, openReader, reasonOf, reopenDamaged } from './database.js';
import { type Fault, faultOf } from './driver.js';
import { Directories } from './operations/directories.js';
import { Forgotten } from './operations/forgotten.js';
import { GroupsByRule } from './operations/group-by-rule.js';
import { Groups } from './operations/groups.js';
import { Images } from './operations/images.js';
import { Parsed } from './operations/parsed.js';
import { Pending } from './operations/pending.js';
import { Recipes } from './operations/recipes.js';
import { Scanned } from './operations/scanned.js';
import { Searches } from './operations/searches.js';
import { beginElsewhere } from './operations/sequence.js';
import type { OpenInput } from './protocol.js';
import type { StoreLocation } from './store.js';

/** What works on one open database. */
export interface Parts {
  connection: Connection;
  directories: Directories;
  images: Images;
  groups: Groups;
  groupsByRule: GroupsByRule;
  pending: Pending;
  parsed: Parsed;
  scanned: Scanned;
  searches: Searches;
}

interface Open {
  parts: Parts;
  location: StoreLocation;
  role: OpenInput['role'];
}

/** The database that is open, in the thread that it lives in, and what to do when it fails. */
export class Engine {
  readonly #onMoved: (location: StoreLocation) => void;
  #open: Open | null = null;

  /** @param onMoved Told where the catalog is from now on, when it could not stay where it was. */
  constructor(onMoved: (location: StoreLocation) => void) {
    this.#onMoved = onMoved;
  }

  get location(): StoreLocation {
    return this.#opened.location;
  }

  open(input: OpenInput): StoreLocation {
    const { connection, location } =
      input.role === 'writer'
        ? openDatabase(input.file)
        : { connection: openReader(input.location.file), location: input.location };
    this.#open = { parts: makeParts(connection), location, role: input.role };
    return location;
  }

  /**
   * Runs `body` on one state of the database. Where the file turns out damaged, or its disk full or gone, it is run once
   * more on a database that was made anew, which begins empty, as after its deletion; a reader's faults are thrown.
   * @throws SeedrollError BUSY where another process writes for long.
   */
  read<Result>(body: (parts: Parts) => Result): Result {
    return this.#run((parts) => parts.connection.read(() => body(parts)));
  }

  /** As `read`, in one transaction that writes. */
  write<Result>(body: (parts: Parts) => Result): Result {
    return this.#run((parts) => parts.connection.write(() => body(parts)));
  }

  close(): void {
    this.#open?.parts.connection.close();
    this.#open = null;
  }

  get #opened(): Open {
    if (this.#open === null) throw new SeedrollError('INTERNAL', 'The catalog is not open.');
    return this.#open;
  }

  #run<Result>(body: (parts: Parts) => Result): Result {
    const { parts, location, role } = this.#opened;
    try {
      return body(parts);
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'busy') throw busy(error);
      if (fault === null || location.kind === 'memory' || role === 'reader') throw error;
      return body(this.#replace(location.file, fault, error));
    }
  }

  #replace(file: string, fault: Exclude<Fault, 'busy'>, error: unknown): Parts {
    this.close();
    const { connection, location } =
      fault === 'corrupt' ? reopenDamaged(file) : openInMemory(reasonOf(error));
    beginElsewhere(connection);
    const parts = makeParts(connection);
    this.#open = { parts, location, role: 'writer' };
    this.#onMoved(location);
    return parts;
  }
}

function makeParts(connection: Connection): Parts {
  const directories = new Directories(connection);
  const recipes = new Recipes(connection);
  const pending = new Pending(connection, directories);
  const forgotten = new Forgotten(connection);
  return {
    connection,
    directories,
    images: new Images(connection, directories),
    groups: new Groups(connection, directories),
    groupsByRule: new GroupsByRule(connection, directories),
    pending,
    parsed: new Parsed(connection, directories, forgotten),
    scanned: new Scanned({ connection, directories, recipes, pending, forgotten }),
    searches: new Searches(connection),
  };
}
