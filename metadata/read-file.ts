import { open } from 'node:fs/promises';
import { emptyMetadata } from '../schema/models/empty-metadata.js';
import type { Metadata } from '../schema/models/metadata.js';
import { readFromFile } from './bytes/file-source.js';
import { readFromAsync } from './bytes/reading.js';
import { isSilent, readImage, type ReadImage, type ReadOptions, withMore } from './read.js';
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
function describeFailure(error: unknown): string {
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
