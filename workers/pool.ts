import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { SeedrollError } from '../schema/errors.js';
import { emptyMetadata } from '../schema/models/empty-metadata.js';
import type { Metadata } from '../schema/models/metadata.js';
import { type PoolOptions, runsFromSource, withDefaults } from './options.js';
import { type Fields, metadataText, type ParsedBatch, type ParseTask } from './task.js';

/** The metadata of one file as text. */
export interface MetadataText {
  /** A JSON object. */
  json: string;
  /** Whether the file could be read, whatever was in it. */
  isReadable: boolean;
}

/** Reads the metadata of files in worker threads. */
export interface Parser extends AsyncDisposable {
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
}

/** How often per `fileTimeout` a thread's progress is looked at. */
const CHECKS_PER_TIMEOUT = 4;

/** Starts the pool. Dispose of it to end its threads. */
export function createParser(options: PoolOptions = {}): Parser {
  const { threads, batchSize, maxQueue, fileTimeout, taskModule } = withDefaults(options);
  const pool = new Piscina<ParseTask, ParsedBatch>({
    filename: fileURLToPath(taskModule),
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 30_000,
    concurrentTasksPerWorker: 1,
    ...(runsFromSource ? { execArgv: ['--import', 'tsx'] } : {}),
  });

  /** Calls that are not answered yet. */
  let unanswered = 0;

  async function parse(paths: readonly string[], signal?: AbortSignal): Promise<Metadata[]> {
    const texts = await parseToJson(paths, null, signal);
    return texts.map(({ json }) => toMetadata(json));
  }

  /** Small jobs are one task; large ones keep every thread busy, with one batch each in waiting. */
  async function parseToJson(
    paths: readonly string[],
    fields: Fields | null,
    signal?: AbortSignal,
  ): Promise<MetadataText[]> {
    if (paths.length === 0) return [];
    // Counted here: Piscina keeps tasks that can be aborted in a queue of their own, which its `maxQueue` does not
    // bound. Calls, not tasks, so that a call that has begun is never turned away.
    if (unanswered >= threads + maxQueue) {
      throw new SeedrollError('BUSY', 'Too many requests are waiting; try again in a moment.');
    }
    unanswered++;
    try {
      return await parseAll(paths, fields, signal);
    } finally {
      unanswered--;
    }
  }

  async function parseAll(
    paths: readonly string[],
    fields: Fields | null,
    signal: AbortSignal | undefined,
  ): Promise<MetadataText[]> {
    const results: MetadataText[] = [];
    let next = 0;
    async function lane(): Promise<void> {
      while (next < paths.length) {
        if (signal?.aborted === true) throw new SeedrollError('CANCELLED', 'The request was cancelled.');
        const start = next;
        next += batchSize;
        const { texts, unreadable } = await parseBatch(paths.slice(start, start + batchSize), fields);
        for (const [index, json] of texts.entries()) results[start + index] = { json, isReadable: true };
        for (const index of unreadable) {
          const text = results[start + index];
          if (text !== undefined) text.isReadable = false;
        }
      }
    }
    const lanes = Math.min(threads * 2, Math.ceil(paths.length / batchSize));
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  }

  function parseBatch(paths: readonly string[], fields: Fields | null): Promise<ParsedBatch> {
    return runTask(paths, fields).catch(() => parseOneByOne(paths, fields));
  }

  /** After a batch that hung or lost its thread, so that only the guilty file is lost. */
  async function parseOneByOne(paths: readonly string[], fields: Fields | null): Promise<ParsedBatch> {
    const parsed: ParsedBatch = { texts: [], unreadable: [] };
    for (const [index, path] of paths.entries()) {
      const { texts, unreadable } = await parseAlone(path, fields);
      parsed.texts.push(...texts);
      if (unreadable.length > 0) parsed.unreadable.push(index);
    }
    return parsed;
  }

  async function parseAlone(path: string, fields: Fields | null): Promise<ParsedBatch> {
    try {
      return await runTask([path], fields);
    } catch (error) {
      return failed(
        fields,
        error instanceof TaskHungError
          ? `reading the file took longer than ${fileTimeout} ms`
          : 'reading the file ended its worker',
      );
    }
  }

  /** Hands one task over, and ends its thread if no file is finished within `fileTimeout`. */
  async function runTask(paths: readonly string[], fields: Fields | null): Promise<ParsedBatch> {
    const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const killer = new AbortController();
    const watch = watchProgress(progress, fileTimeout, () => killer.abort());
    try {
      return await pool.run({ paths, fields, progress }, { signal: killer.signal });
    } catch (error) {
      throw killer.signal.aborted ? new TaskHungError() : error;
    } finally {
      clearInterval(watch);
    }
  }

  return { parse, parseToJson, [Symbol.asyncDispose]: () => pool.destroy() };
}

class TaskHungError extends Error {}

function failed(fields: Fields | null, reason: string): ParsedBatch {
  const metadata: Metadata = { ...emptyMetadata(), errors: [reason] };
  return { texts: [metadataText(metadata, fields)], unreadable: [0] };
}

function toMetadata(json: string): Metadata {
  const value: unknown = JSON.parse(json);
  if (isMetadata(value)) return value;
  throw new SeedrollError('INTERNAL', 'A worker gave no metadata.');
}

/** Our own worker wrote it: this guards against another module in its place, not against hostile text. */
function isMetadata(value: unknown): value is Metadata {
  return typeof value === 'object' && value !== null && 'raw' in value && 'errors' in value;
}

/**
 * Calls `onHang` once a thread has been at one file for `timeout` milliseconds. Waiting in the queue does not
 * count: the clock runs from the first file that the thread begins.
 */
function watchProgress(progress: Int32Array, timeout: number, onHang: () => void): NodeJS.Timeout {
  let begun = 0;
  let checksWithoutProgress = 0;
  return setInterval(() => {
    const current = Atomics.load(progress, 0);
    checksWithoutProgress = current === begun && current > 0 ? checksWithoutProgress + 1 : 0;
    begun = current;
    if (checksWithoutProgress >= CHECKS_PER_TIMEOUT) onHang();
  }, timeout / CHECKS_PER_TIMEOUT);
}
