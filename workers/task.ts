import type { Metadata } from '../schema/models/metadata.js';

/** What every task has. */
interface Task {
  /** One shared counter: how many files the thread has begun. */
  progress: Int32Array;
}

/** What a worker thread is handed to parse. */
export interface ParseTask extends Task {
  /** Absolute paths. */
  paths: readonly string[];
  /** What of the metadata is wanted; all where null. */
  fields: Fields | null;
}

export type Fields = readonly (keyof Metadata)[];

/** What a worker thread hands back. */
export interface ParsedBatch {
  /** JSON text per path. */
  texts: string[];
  /** Places of the files that could not be read. */
  unreadable: number[];
}

/** Files of one directory, with their names joined by `/`: one text is handed over far quicker than many. */
export interface FilesOfDirectory {
  /** Absolute. */
  directory: string;
  names: string;
}

export interface ScanTask extends Task {
  directories: readonly FilesOfDirectory[];
}

/** Files with what is known of them, column by column. */
export interface CompareTask extends Task, FilesOfDirectory {
  sizes: Float64Array;
  mtimesNs: BigInt64Array;
  inodes: BigUint64Array;
}

export interface StatTask extends Task, FilesOfDirectory {}

/** Per file what the file system says of it; null where there is no plain file. */
export type FileStats = ({ size: number; mtimeNs: bigint; inode: bigint } | null)[];

/** What the task module exports, by name: what goes in and what comes out. */
export interface Tasks {
  default: [input: ParseTask, output: ParsedBatch];
  scan: [input: ScanTask, output: string];
  compare: [input: CompareTask, output: string | null];
  stat: [input: StatTask, output: FileStats];
}

/** The metadata as a task hands them over: as JSON text, which costs the thread that takes it a tenth of an object. */
export function metadataText(metadata: Metadata, fields: Fields | null): string {
  const wanted =
    fields === null ? metadata : Object.fromEntries(fields.map((name) => [name, metadata[name]]));
  return JSON.stringify(wanted);
}
