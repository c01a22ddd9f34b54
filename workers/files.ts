import { SeedrollError } from '../schema/errors.js';
import { packUnreadable } from './pack.js';
import { type Runner, TaskFailedError } from './runner.js';
import { isScannedBatch, ScanBatch } from './scan-batch.js';
import type { CompareTask, FilesOfDirectory, FileStats } from './task.js';

/** Files of one directory. */
export interface FileBatch {
  /** Absolute. */
  directory: string;
  /** Joined by `/`, as nearly all who ask have them; or each for itself. */
  names: string | readonly string[];
}

/** Files with what is known of them, column by column; a time of 0 is that of no file. */
export interface KnownFiles extends Pick<CompareTask, 'sizes' | 'mtimesNs' | 'inodes'> {
  names: readonly string[];
}

/** What is asked about many files by whoever keeps track of them all. */
export class Files {
  readonly #runner: Runner;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  /** As `Parser.scan`. */
  async scan(directories: readonly FileBatch[], signal?: AbortSignal): Promise<string> {
    const asked = directories.filter(({ names }) => names.length > 0);
    if (asked.length === 0) return new ScanBatch().toString();
    const joined = asked.map(({ directory, names }) => ({ directory, names: join(names) }));
    return this.#whole(
      () => this.#runner.run('scan', 'scan', { directories: joined }, signal),
      () => this.#scanOneByOne(joined),
    );
  }

  /** As `Parser.compare`. */
  async compare(directory: string, known: KnownFiles, signal?: AbortSignal): Promise<string[]> {
    const { names, sizes, mtimesNs, inodes } = known;
    if (names.length === 0) return [];
    const input = { directory, names: names.join('/'), sizes, mtimesNs, inodes };
    const different = await this.#whole(
      () => this.#runner.run('scan', 'compare', input, signal),
      () => this.#compareOneByOne(directory, known),
    );
    if (different === null) throw new SeedrollError('NOT_FOUND', 'The directory does not exist.');
    return different === '' ? [] : different.split('/');
  }

  /** As `Parser.stat`. */
  async stat(directory: string, names: readonly string[], signal?: AbortSignal): Promise<FileStats> {
    if (names.length === 0) return [];
    return this.#whole(
      () => this.#runner.run('scan', 'stat', { directory, names: names.join('/') }, signal),
      () => this.#statOneByOne(directory, names),
    );
  }

  /** One task for all; where that hung or lost its thread, one for each, so that only the guilty file is lost. */
  async #whole<Result>(run: () => Promise<Result>, oneByOne: () => Promise<Result>): Promise<Result> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof TaskFailedError) return oneByOne();
      throw error;
    }
  }

  async #scanOneByOne(directories: readonly FilesOfDirectory[]): Promise<string> {
    const batch = new ScanBatch();
    for (const { directory, names } of directories) {
      for (const name of names.split('/')) {
        try {
          const found = await this.#runner.run('scan', 'scan', { directories: [{ directory, names: name }] });
          const parsed: unknown = JSON.parse(found);
          if (!isScannedBatch(parsed)) throw new SeedrollError('INTERNAL', 'A worker gave no batch.');
          batch.append(parsed);
        } catch (error) {
          if (!(error instanceof TaskFailedError)) throw error;
          batch.add(packUnreadable(error.message));
        }
      }
    }
    return batch.toString();
  }

  /** A file that cannot even be asked about is named: what is wrong with it, a scan will tell. */
  async #compareOneByOne(
    directory: string,
    { names, sizes, mtimesNs, inodes }: KnownFiles,
  ): Promise<string | null> {
    const different: string[] = [];
    for (const [index, name] of names.entries()) {
      const known = {
        sizes: sizes.slice(index, index + 1),
        mtimesNs: mtimesNs.slice(index, index + 1),
        inodes: inodes.slice(index, index + 1),
      };
      const isSame = await this.#runner.run('scan', 'compare', { directory, names: name, ...known }).then(
        (found) => found === '',
        (error: unknown) => failed(error, false),
      );
      if (!isSame) different.push(name);
    }
    return different.join('/');
  }

  async #statOneByOne(directory: string, names: readonly string[]): Promise<FileStats> {
    const stats: FileStats = [];
    for (const name of names) {
      const found = await this.#runner
        .run('scan', 'stat', { directory, names: name })
        .catch((error: unknown) => failed(error, []));
      stats.push(found[0] ?? null);
    }
    return stats;
  }
}

function join(names: FileBatch['names']): string {
  return typeof names === 'string' ? names : names.join('/');
}

/** What stands for the answer of a task that failed by its file. */
function failed<Result>(error: unknown, instead: Result): Result {
  if (error instanceof TaskFailedError) return instead;
  throw error;
}
