import { emptyMetadata } from '../schema/models/empty-metadata.js';
import type { Metadata } from '../schema/models/metadata.js';
import { type AsyncSource, bytesSource, readFrom, readFromAsync, type SyncSource } from './bytes/reading.js';
import { readImage, type ReadOptions } from './read.js';

/** Where an image can be read from without a file system. */
export type ImageSource = Uint8Array | ArrayBuffer | Blob | AsyncSource;

/**
 * Reads the generation metadata of an image. Only the byte ranges that hold metadata are read.
 * @param source Bytes; a `Blob` or `File`; or anything with a `size` and `read(offset, length)`, which gives bytes or a
 * promise of them, fewer than asked for only at the end.
 * @returns What was found. Damage is told in `warnings`, and a source that cannot be read in `errors`.
 */
export async function readMetadata(source: ImageSource, options: ReadOptions = {}): Promise<Metadata> {
  if (source instanceof Uint8Array) return readMetadataSync(bytesSource(source), options);
  if (source instanceof ArrayBuffer) return readMetadataSync(bytesSource(new Uint8Array(source)), options);
  try {
    const asked = source instanceof Blob ? blobSource(source) : checkedSource(source);
    const { metadata } = await readFromAsync(asked, (window) => readImage(window, options));
    return metadata;
  } catch (error) {
    const reason = error instanceof Error ? `: ${error.message}` : '';
    return { ...emptyMetadata(), errors: [`the source cannot be read${reason}`] };
  }
}

/** Reads the generation metadata of an image from a source that answers at once. */
export function readMetadataSync(source: SyncSource, options: ReadOptions = {}): Metadata {
  return readFrom(source, (window) => readImage(window, options)).metadata;
}

function blobSource(blob: Blob): AsyncSource {
  return {
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
}

/** Sources of others: what they give beyond what was asked for is not taken. */
function checkedSource(source: AsyncSource): AsyncSource {
  return {
    size: source.size,
    read: async (offset, length) => (await source.read(offset, length)).subarray(0, length),
  };
}
