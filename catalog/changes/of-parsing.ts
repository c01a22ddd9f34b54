import type { Tree } from '../tree.js';
import { type ChangeEntry, directoryChange } from './entries.js';
import type { ChangeLog } from './log.js';

/** Images that are told of one by one in one run; of those beyond only their directories. */
const MOST = 1000;

/** Milliseconds for which directories are gathered: a scan comes to each of them many times. */
const GATHERED_FOR = 2000;

/** Files of one directory. */
interface Files {
  directory: string;
  /** Joined by `/`. */
  names: string;
}

/** Tells of images whose metadata were read, in one run of reading. */
export class ParsingChanges {
  readonly #log: ChangeLog;
  readonly #tree: Tree;
  #left: number;
  #directories = new Set<string>();
  #toldAt = performance.now();

  /** @param expected How many images are to be read. */
  constructor({ changes, tree }: { changes: ChangeLog; tree: Tree }, expected: number) {
    this.#log = changes;
    this.#tree = tree;
    this.#left = expected > MOST ? 0 : MOST;
  }

  /**
   * Call it once the store answers with what was read.
   * @param unchanged Places among the files of those that are known as before.
   */
  note(files: readonly Files[], unchanged: readonly number[] = []): void {
    const known = new Set(unchanged);
    let place = 0;
    for (const { directory, names } of files) {
      if (this.#left === 0 && known.size === 0) {
        this.#gather(directory);
        continue;
      }
      const changed = names.split('/').filter(() => !known.has(place++));
      if (changed.length === 0) continue;
      if (changed.length > this.#left || this.#tree.get(directory) === null) this.#gather(directory);
      else this.#tell(directory, changed);
    }
    if (performance.now() - this.#toldAt >= GATHERED_FOR) this.end();
  }

  /** Tells of what was gathered. */
  end(): void {
    this.#toldAt = performance.now();
    const directories = [...this.#directories];
    this.#directories = new Set();
    // Where the directory was renamed meanwhile, it is not known here what to.
    if (directories.some((directory) => this.#tree.get(directory) === null)) this.#log.reset();
    this.#log.append(directories.map(directoryChange));
  }

  #tell(directory: string, names: readonly string[]): void {
    this.#left -= names.length;
    this.#log.append(names.map((name): ChangeEntry => ({ kind: 'changed', directory, name })));
  }

  #gather(directory: string): void {
    this.#left = 0;
    this.#directories.add(directory);
  }
}
