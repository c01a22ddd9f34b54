import { open } from 'node:fs/promises';
import { emptyMetadata } from '../schema/models/empty-metadata.js';
import type { Metadata } from '../schema/models/metadata.js';
import { type FileSource, readFromFile } from './bytes/file-source.js';
import { isReading, readFrom, readFromAsync, type Reading } from './bytes/reading.js';
import type { Window } from './bytes/window.js';
import {
  findTexts,
  type Found,
  isSilent,
  readFound,
  readImage,
  type ReadImage,
  type ReadOptions,
  withMore,
} from './read.js';
import { type ImageSource, readMetadata as readMetadataOfSource } from './read-source.js';
import { sidecarsOf } from './sidecars.js';

/**
 * Reads the generation metadata of an image file, and of the files beside it where it holds none. Only the byte ranges
 * that hold metadata are read. Blocks while it reads, which in a worker is the quickest.
 * @returns What was found. Never throws for what a file holds: damage is told in `warnings`, and a file that cannot
 * be opened or read in `errors`.
 */
export function readParameters(path: string, options: ReadOptions = {}): Metadata {
  try {
    const read = readFromFile(path, (window) => readImage(window, options));
    return withSidecars(path, read, options);
  } catch (error) {
    return unreadable(error);
  }
}

/** What the caller knew of a file's texts. */
interface Recalled<Known> {
  recalled: Known;
}

/**
 * Reads a file that is open, as `readParameters` does, unless its texts are known.
 * @param path Where it stands: files beside it may be read.
 * @param recall Asked once the texts are found, before anything is read into them; null where they are new.
 * @throws What `fs` throws (EISDIR, EIO …).
 */
export function readOpenFile<Known>(
  file: FileSource,
  path: string,
  recall: (found: Found) => Known | null,
): Recalled<Known> | { metadata: Metadata } {
  const read = readFrom(file, (window) => readOrRecall(window, recall), file.head());
  return 'recalled' in read ? read : { metadata: withSidecars(path, read, {}) };
}

function readOrRecall<Known>(
  window: Window,
  recall: (found: Found) => Known | null,
): RecalledOrRead<Known> | Reading<RecalledOrRead<Known>> {
  const found = findTexts(window);
  if (isReading(found)) return readOrRecallLater(found, recall);
  const recalled = recall(found);
  return recalled === null ? readFound(found, {}) : { recalled };
}

function* readOrRecallLater<Known>(
  finding: Reading<Found>,
  recall: (found: Found) => Known | null,
): Reading<RecalledOrRead<Known>> {
  const found = yield* finding;
  const recalled = recall(found);
  if (recalled !== null) return { recalled };
  const read = readFound(found, {});
  return isReading(read) ? yield* read : read;
}

type RecalledOrRead<Known> = Recalled<Known> | ReadImage;

/**
 * Reads the generation metadata of an image, without blocking.
 * @param source The path of a file; bytes; a `Blob`; or anything with a `size` and `read(offset, length)`, which gives bytes
 * or a promise of them, fewer than asked for only at the end.
 * @returns As `readParameters`.
 */
export async function readMetadata(
  source: string | ImageSource,
  options: ReadOptions = {},
): Promise<Metadata> {
  if (typeof source !== 'string') return readMetadataOfSource(source, options);
  try {
    await using handle = await open(source);
    const { size } = await handle.stat();
    const read = async (offset: number, length: number): Promise<Uint8Array> => {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafeSlow(length), 0, length, offset);
      return buffer.subarray(0, bytesRead);
    };
    const found = await readFromAsync({ size, read }, (window) => readImage(window, options));
    return withSidecars(source, found, options);
  } catch (error) {
    return unreadable(error);
  }
}

function withSidecars(path: string, { found, metadata }: ReadImage, options: ReadOptions): Metadata {
  if (!isSilent(metadata)) return metadata;
  const { fields, warnings } = sidecarsOf(path);
  const isAlone = fields.length === 0 && warnings.length === 0;
  return isAlone ? metadata : withMore(found, fields, warnings, options).metadata;
}

function unreadable(error: unknown): Metadata {
  return { ...emptyMetadata(), errors: [describeFailure(error)] };
}

/** A reason for people that names no path: messages of `fs` hold the absolute one. */
export function describeFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? `the file cannot be read${code === '' ? '' : ` (${code})`}`;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EACCES: 'no permission to read the file',
  EPERM: 'no permission to read the file',
  EISDIR: 'the path is a directory',
  EIO: 'the disk cannot read the file',
};
