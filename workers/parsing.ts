import { SeedrollError } from '../schema/errors.js';
import { emptyMetadata } from '../schema/models/empty-metadata.js';
import type { PoolOptions } from './options.js';
import { type Runner, TaskFailedError } from './runner.js';
import { type Fields, metadataText, type ParsedBatch } from './task.js';

/** The metadata of one file as text. */
export interface MetadataText {
  /** A JSON object. */
  json: string;
  /** Whether the file could be read, whatever was in it. */
  isReadable: boolean;
}

/** Parses files for requests. */
export class Parsing {
  readonly #runner: Runner;
  readonly #options: Required<PoolOptions>;
  /** Calls that are not answered yet. */
  #unanswered = 0;

  constructor(runner: Runner, options: Required<PoolOptions>) {
    this.#runner = runner;
    this.#options = options;
  }

  /** As `Parser.parseToJson`. Small jobs are one task; large ones keep every thread busy. */
  async parse(
    paths: readonly string[],
    fields: Fields | null,
    signal?: AbortSignal,
  ): Promise<MetadataText[]> {
    const { threads, maxQueue } = this.#options;
    if (paths.length === 0) return [];
    // Calls, not tasks, so that a call that has begun is never turned away.
    if (this.#unanswered >= threads + maxQueue) {
      throw new SeedrollError('BUSY', 'Too many requests are waiting; try again in a moment.');
    }
    this.#unanswered++;
    try {
      return await this.#parseAll(paths, fields, signal);
    } finally {
      this.#unanswered--;
    }
  }

  async #parseAll(
    paths: readonly string[],
    fields: Fields | null,
    signal: AbortSignal | undefined,
  ): Promise<MetadataText[]> {
    const { threads, batchSize } = this.#options;
    const results: MetadataText[] = [];
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < paths.length) {
        const start = next;
        next += batchSize;
        const { texts, unreadable } = await this.#parseBatch(
          paths.slice(start, start + batchSize),
          fields,
          signal,
        );
        for (const [index, json] of texts.entries()) results[start + index] = { json, isReadable: true };
        for (const index of unreadable) {
          const text = results[start + index];
          if (text !== undefined) text.isReadable = false;
        }
      }
    };
    const lanes = Math.min(threads * 2, Math.ceil(paths.length / batchSize));
    await Promise.all(Array.from({ length: lanes }, lane));
    return results;
  }

  async #parseBatch(
    paths: readonly string[],
    fields: Fields | null,
    signal: AbortSignal | undefined,
  ): Promise<ParsedBatch> {
    try {
      return await this.#runner.run('request', 'default', { paths, fields }, signal);
    } catch (error) {
      if (!(error instanceof TaskFailedError)) throw error;
      return this.#parseOneByOne(paths, fields);
    }
  }

  /** After a batch that hung or lost its thread, so that only the guilty file is lost. */
  async #parseOneByOne(paths: readonly string[], fields: Fields | null): Promise<ParsedBatch> {
    const parsed: ParsedBatch = { texts: [], unreadable: [] };
    for (const [index, path] of paths.entries()) {
      const { texts, unreadable } = await this.#parseAlone(path, fields);
      parsed.texts.push(...texts);
      if (unreadable.length > 0) parsed.unreadable.push(index);
    }
    return parsed;
  }

  async #parseAlone(path: string, fields: Fields | null): Promise<ParsedBatch> {
    try {
      return await this.#runner.run('request', 'default', { paths: [path], fields });
    } catch (error) {
      if (!(error instanceof TaskFailedError)) throw error;
      const metadata = { ...emptyMetadata(), errors: [error.message] };
      return { texts: [metadataText(metadata, fields)], unreadable: [0] };
    }
  }
}
