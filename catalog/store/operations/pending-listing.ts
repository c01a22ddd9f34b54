import type { Parts } from '../engine.js';
import { GroupCount } from './group-count.js';
import type { ToldNames } from './told-names.js';

/** The parts of a directory: another one is put in behind the last. */
interface DirectoryParts {
  count: number;
  lastId: number | null;
}

/**
 * One listing of a directory whose images are all pending, while its parts come in. Mostly it is the first one, or finds
 * what the one before found. All is to be called in transactions.
 */
export class PendingListing {
  readonly #parts: Parts;
  readonly #id: number;
  readonly #count = new GroupCount();
  /** What has come, as it came: some tens of bytes a name. */
  readonly #names: string[] = [];
  readonly #told: ToldNames;
  /** What the directory has, unless somebody else has taken or added some. */
  #expected: DirectoryParts;
  /** The part of the listing before that the next name is to be found in, and where. */
  #old: { id: number; names: string; at: number } | null;

  constructor(parts: Parts, id: number, told: ToldNames) {
    this.#parts = parts;
    this.#id = id;
    this.#told = told;
    this.#expected = this.#partsNow();
    this.#old = this.#oldBehind(0);
  }

  /** All names that have come. */
  get names(): readonly string[] {
    return this.#names;
  }

  /**
   * @param names File names, joined by `/`.
   * @returns Whether it could be done: not where the listing before had others in this place.
   */
  add(names: string): boolean {
    if (names !== '') this.#names.push(names);
    this.#count.add(names);
    if (!this.#isAlone()) return false;
    const rest = this.#passKnown(names);
    if (rest === null) return false;
    if (rest !== '') {
      const { directories, pending } = this.#parts;
      pending.append(this.#id, rest);
      this.#expected = this.#partsNow();
      this.#told.add(rest);
      directories.ungroup(this.#id);
    }
    return true;
  }

  /**
   * Call it in the transaction of the last part.
   * @returns Whether it could be done: not where names have gone, or one may have come twice.
   */
  end(): boolean {
    if (this.#old !== null) return false;
    if (this.#parts.directories.isGrouped(this.#id)) return true;
    const groups = this.#count.count();
    if (groups === null) return false;
    this.#parts.directories.setGroups(this.#id, groups);
    return true;
  }

  /** Whether nobody else has changed the directory's parts. */
  #isAlone(): boolean {
    const { count, lastId } = this.#partsNow();
    return count === this.#expected.count && lastId === this.#expected.lastId;
  }

  #partsNow(): DirectoryParts {
    const row = this.#parts.connection
      .sql('SELECT count(*) AS count, max(id) AS lastId FROM pending WHERE directory_id = ?')
      .get<DirectoryParts>(this.#id);
    return row ?? { count: 0, lastId: null };
  }

  /** @returns Names that the listing before does not have, all behind its last one; null where it has others here. */
  #passKnown(names: string): string | null {
    let start = 0;
    while (this.#old !== null && start < names.length) {
      const { id, names: known, at } = this.#old;
      const length = Math.min(known.length - at, names.length - start);
      const isSame = names.slice(start, start + length) === known.slice(at, at + length);
      if (!isSame || !endsAt(names, start + length) || !endsAt(known, at + length)) return null;
      start += length + 1;
      this.#old =
        at + length < known.length ? { id, names: known, at: at + length + 1 } : this.#oldBehind(id);
    }
    return names.slice(start);
  }

  #oldBehind(id: number): { id: number; names: string; at: number } | null {
    const part = this.#parts.pending.next(this.#id, id);
    return part === null ? null : { ...part, at: 0 };
  }
}

/** Whether a name ends in front of this place. */
function endsAt(names: string, at: number): boolean {
  return at >= names.length || names[at] === '/';
}
