import { SeedrollError } from '../schema/errors.js';
import type { Metadata } from '../schema/models/metadata.js';
import { type FileBatch, Files, type KnownFiles } from './files.js';
import { type PoolOptions, withDefaults } from './options.js';
import { type MetadataText, Parsing } from './parsing.js';
import { Runner } from './runner.js';
import type { Fields, FileStats } from './task.js';

export type { MetadataText };

/**
 * Reads files in worker threads. Calls that someone waits for (`parse`, `parseToJson`) go before all others, and have a
 * thread more while these are under way. A file that hangs or kills its thread costs only itself.
 */
export interface Parser extends AsyncDisposable {
  /**
   * How many calls of `scan`, `compare` or `stat` should be under way now, at least 1. It follows what the disk and the
   * cores can do; more than that only wait. Ask again before each call.
   */
  readonly lanes: number;
  /**
   * @param paths Absolute paths.
   * @param signal Once aborted, no further batch is begun; batches under way are left to end by themselves.
   * @returns One entry per path, in their order. A file that hangs or kills its thread has an entry in `errors`.
   * @throws SeedrollError BUSY where too many tasks wait, CANCELLED where `signal` was aborted.
   */
  parse(paths: readonly string[], signal?: AbortSignal): Promise<Metadata[]>;
  /**
   * As `parse`, for whoever only hands the metadata on: making objects of them takes longer than reading the files.
   * @param fields What is wanted, in the order of the text; all where null.
   */
  parseToJson(paths: readonly string[], fields: Fields | null, signal?: AbortSignal): Promise<MetadataText[]>;
  /**
   * Reads and packs files, as one task: some 256 to 1,000 at a time. Symbolic links are not followed: whoever wants what
   * one points to gives the place of that.
   * @returns A `ScannedBatch` as JSON text.
   * @throws SeedrollError CANCELLED where `signal` was aborted before it began, or the parser is disposed of.
   */
  scan(directories: readonly FileBatch[], signal?: AbortSignal): Promise<string>;
  /**
   * Compares what is known of files with the disk, as one task. Symbolic links are followed.
   * @param directory Absolute.
   * @returns The names of those whose size, time of modification or inode differ, or that are gone. Those of which the disk
   * says nothing, since it fails or forbids it, are not among them.
   * @throws SeedrollError NOT_FOUND where the directory itself is gone, CANCELLED as `scan`.
   */
  compare(directory: string, files: KnownFiles, signal?: AbortSignal): Promise<string[]>;
  /**
   * @param directory Absolute.
   * @returns Per name what the file system says; null where there is no plain file. Links are none.
   * @throws SeedrollError CANCELLED as `scan`.
   */
  stat(directory: string, names: readonly string[], signal?: AbortSignal): Promise<FileStats>;
}

/** Starts the pool. Dispose of it to end its threads. */
export function createParser(options: PoolOptions = {}): Parser {
  const filled = withDefaults(options);
  const runner = new Runner(filled);
  const parsing = new Parsing(runner, filled);
  const files = new Files(runner);
  return {
    get lanes() {
      return runner.lanes;
    },
    async parse(paths, signal) {
      const texts = await parsing.parse(paths, null, signal);
      return texts.map(({ json }) => toMetadata(json));
    },
    parseToJson: (paths, fields, signal) => parsing.parse(paths, fields, signal),
    scan: (directories, signal) => files.scan(directories, signal),
    compare: (directory, known, signal) => files.compare(directory, known, signal),
    stat: (directory, names, signal) => files.stat(directory, names, signal),
    [Symbol.asyncDispose]: () => runner[Symbol.asyncDispose](),
  };
}

/** The metadata in a JSON text that a worker or the catalog has written. */
export function toMetadata(json: string): Metadata {
  const value: unknown = JSON.parse(json);
  if (isMetadata(value)) return value;
  throw new SeedrollError('INTERNAL', 'A worker gave no metadata.');
}

/** Our own worker wrote it: this guards against another module in its place, not against hostile text. */
function isMetadata(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && 'raw' in value && 'errors' in value;
}
