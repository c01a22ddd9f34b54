import { basename, dirname, join } from 'node:path';
import type { Parser } from '../../workers/pool.js';
import type { ChangeLog } from '../changes/log.js';
import { ParsingChanges } from '../changes/of-parsing.js';
import type { Door } from '../door.js';
import { childPath } from '../image-paths.js';
import type { FoundFile, ScannedFiles, Store, UnparsedDirectory } from '../store/store.js';
import type { Tree } from '../tree.js';
import { Saving } from './saving.js';
import type { Batch } from './unparsed-files.js';

export interface ParseOptions {
  door: Door;
  parser: Parser;
  store: Store;
  tree: Tree;
  /** Told of what was read. */
  changes: ChangeLog;
}

/** Files in a directory: relative to the base directory, or absolute where a worker is to find them. */
interface Target {
  directory: string;
  /** Joined by `/`. */
  names: string;
}

/** Batches that wait for a worker, so that none waits for a batch. */
const AHEAD = 1;

/** Batches that may wait for the store while workers go on: those are saved together. */
const MAX_UNSAVED = 8;

/** Parses batches of files and saves what is found, as many at once as the workers take. */
export class FileParsing {
  readonly #options: ParseOptions;
  readonly #saving: Saving;
  readonly #underWay = new Set<Promise<void>>();
  #unsaved = 0;
  /** Says that the state of some work has changed. */
  #wake: () => void = () => undefined;

  constructor(options: ParseOptions) {
    this.#options = options;
    this.#saving = new Saving(options.store);
  }

  /**
   * Parses batches until there are none, or it is told to stop. It ends early where the store is made anew: the ids of
   * its rows begin again there.
   * @param next Gives a batch, or null.
   * @param adopts Whether files may be known from elsewhere.
   * @param expected How many files there are, as far as is known.
   * @param onDone Told of files as they are saved.
   * @returns Whether something was left out that may have to be read again: another process has made rows of it meanwhile.
   */
  async run(
    next: () => Promise<Batch | null>,
    { adopts, expected, onDone }: { adopts: boolean; expected: number; onDone: (files: number) => void },
  ): Promise<boolean> {
    let isLeft = false;
    const changes = new ParsingChanges(this.#options, expected);
    try {
      await this.#parseAll(next, async (batch, location) => {
        if (await this.#parse(batch, { adopts, location, changes })) isLeft = true;
        onDone(sizeOf(batch));
      });
    } finally {
      // What goes on after a failure is told of too.
      await Promise.all(this.#underWay);
      changes.end();
    }
    return isLeft;
  }

  async #parseAll(
    next: () => Promise<Batch | null>,
    parse: (batch: Batch, location: Store['location']) => Promise<void>,
  ): Promise<void> {
    let failure: unknown;
    const { location } = this.#options.store;
    const isKept = (): boolean => this.#options.store.location === location;
    for (;;) {
      while (this.#isFull()) await new Promise<void>((resolve) => (this.#wake = resolve));
      if (failure !== undefined) throw failure;
      const batch = await next();
      if (batch === null || !isKept()) break;
      const work = parse(batch, location)
        .catch((error: unknown) => {
          failure = error;
        })
        .finally(() => {
          this.#underWay.delete(work);
          this.#wake();
        });
      this.#underWay.add(work);
    }
    await Promise.all(this.#underWay);
    if (failure !== undefined) throw failure;
  }

  #isFull(): boolean {
    const scans = this.#underWay.size - this.#unsaved;
    return scans >= this.#options.parser.lanes + AHEAD || this.#unsaved >= MAX_UNSAVED;
  }

  /** @returns Whether some of it was left out, and may have rows by now. */
  async #parse(
    batch: Batch,
    { adopts, location, changes }: { adopts: boolean; location: Store['location']; changes: ParsingChanges },
  ): Promise<boolean> {
    const left = 'rows' in batch && adopts ? await this.#adoptSome(batch.rows, changes) : batch;
    const files = filesOf(left);
    if (files.length === 0) return false;
    const rows =
      'parts' in left ? { parts: left.parts.map(idAndCount) } : { ids: left.rows.flatMap(({ ids }) => ids) };
    const unchanged = await this.#scan(await this.#targetsOf(files), rows, location);
    this.#touch(files);
    if (unchanged !== null) changes.note(files, unchanged);
    return 'parts' in left && unchanged !== null && unchanged.length > 0;
  }

  #touch(files: readonly Target[]): void {
    for (const directory of new Set(files.map((file) => file.directory)))
      this.#options.tree.touchAt(directory);
  }

  async #adoptSome(batch: readonly UnparsedDirectory[], changes: ParsingChanges): Promise<Batch> {
    const { adopted, left } = await this.#adopt(batch);
    this.#touch(adopted);
    changes.note(adopted);
    return { rows: left };
  }

  async #scan(
    targets: readonly Target[],
    files: ScannedFiles['files'],
    location: Store['location'],
  ): Promise<readonly number[] | null> {
    const batch = await this.#options.parser.scan(targets);
    this.#unsaved++;
    // Workers have room, long before this is saved.
    this.#wake();
    try {
      return await this.#saving.save({ files, batch }, location);
    } finally {
      this.#unsaved--;
    }
  }

  /** Takes over what is known of files that were moved here; gives the others. */
  async #adopt(
    batch: readonly UnparsedDirectory[],
  ): Promise<{ adopted: Target[]; left: UnparsedDirectory[] }> {
    const { door, parser, store } = this.#options;
    const adopted: Target[] = [];
    const rest: UnparsedDirectory[] = [];
    for (const { directory, ids, names } of batch) {
      const stats = await parser.stat(join(door.base, directory), names);
      const found: FoundFile[] = [];
      for (const [index, name] of names.entries()) {
        const stat = stats[index] ?? null;
        if (stat !== null) found.push({ directory, name, stat });
      }
      const isAdopted = await store.adopt(found);
      const known = new Set(found.filter((_, index) => isAdopted[index] === true).map(({ name }) => name));
      if (known.size > 0) adopted.push({ directory, names: [...known].join('/') });
      const isLeft = (_: unknown, index: number): boolean => !known.has(names[index] ?? '');
      rest.push({ directory, ids: ids.filter(isLeft), names: names.filter(isLeft) });
    }
    return { adopted, left: rest.filter(({ ids }) => ids.length > 0) };
  }

  /** Where the files are: links lead elsewhere, and pass the door each time. */
  async #targetsOf(batch: readonly Target[]): Promise<Target[]> {
    const { door, tree } = this.#options;
    const targets: Target[] = [];
    for (const { directory, names } of batch) {
      const real = join(door.base, directory);
      const links = new Set(tree.get(directory)?.links.map(({ name }) => name));
      if (links.size === 0) {
        targets.push({ directory: real, names });
        continue;
      }
      for (const name of names.split('/')) {
        const target = links.has(name)
          ? await door.resolve(childPath(directory, name)).catch(() => null)
          : null;
        targets.push(
          target === null
            ? { directory: real, names: name }
            : { directory: dirname(target.real), names: basename(target.real) },
        );
      }
    }
    return targets;
  }
}

function sizeOf(batch: Batch): number {
  return 'parts' in batch
    ? batch.parts.reduce((size, { count }) => size + count, 0)
    : batch.rows.reduce((size, { ids }) => size + ids.length, 0);
}

function filesOf(batch: Batch): Target[] {
  if ('parts' in batch) return batch.parts;
  return batch.rows.map(({ directory, names }) => ({ directory, names: names.join('/') }));
}

function idAndCount({ id, count }: { id: number; count: number }): { id: number; count: number } {
  return { id, count };
}
