import { textOfRule } from '../../group-rule.js';
import type { Connection } from '../connection.js';
import type { GroupsBy } from '../store.js';
import type { Directories } from './directories.js';
import type { GroupRuns } from './group-runs.js';
import { makeRuns } from './group-runs-making.js';

interface Kept {
  version: number;
  runs: GroupRuns;
}

/** Bytes of groups that are kept: those of some 4 million. */
const MAX_KEPT = 64 * 1024 * 1024;

/** What an entry takes beside its groups. */
const ENTRY = 500;

/** Rows of groups that are kept are not there any more. */
class StaleRuns extends Error {}

/** The groups of directories by rules, kept for as long as they are true, those that were asked for last. */
export class RunsCache {
  readonly #connection: Connection;
  readonly #directories: Directories;
  /** The one that was asked for last at the end. */
  readonly #kept = new Map<string, Kept>();
  #bytes = 0;

  constructor(connection: Connection, directories: Directories) {
    this.#connection = connection;
    this.#directories = directories;
  }

  /**
   * Works with the groups of a directory; `body` is run once more where rows of them have gone: another process may write.
   * @returns `none` where the directory is not known.
   */
  use<Result>(
    directory: string,
    by: GroupsBy,
    none: Result,
    body: (runs: GroupRuns, directoryId: number) => Result,
  ): Result {
    const id = this.#directories.idOf(directory);
    if (id === null) return none;
    try {
      return body(this.#get(directory, id, by), id);
    } catch (error) {
      if (!(error instanceof StaleRuns)) throw error;
      this.#forget(keyOf(directory, by));
      return body(this.#get(directory, id, by), id);
    }
  }

  #get(directory: string, id: number, by: GroupsBy): GroupRuns {
    const key = keyOf(directory, by);
    const kept = this.#kept.get(key);
    this.#forget(key);
    const runs = kept?.version === by.version ? kept.runs : makeRuns(this.#connection, id, by.rule);
    this.#kept.set(key, { version: by.version, runs });
    this.#bytes += sizeOf(key, runs);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= MAX_KEPT || oldest === key) break;
      this.#forget(oldest);
    }
    return runs;
  }

  #forget(key: string): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) return;
    this.#kept.delete(key);
    this.#bytes -= sizeOf(key, kept.runs);
  }
}

/** What must be there for groups to be true. */
export function existing<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new StaleRuns();
  return row;
}

function keyOf(directory: string, { rule }: GroupsBy): string {
  return `${textOfRule(rule)} ${directory}`;
}

function sizeOf(key: string, runs: GroupRuns): number {
  return ENTRY + 2 * key.length + runs.bytes;
}
