import { type BigIntStats, lstat } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { ImageMetadata } from '../schema/models/metadata.js';
import { isRacy } from '../workers/racy.js';
import type { Door } from './door.js';

interface Known {
  metadata: ImageMetadata;
  /** Of the file that they are of; null where it was not asked for. */
  stats: BigIntStats | null;
  /** Of its directory in the tree when they were right; null where nobody had looked. */
  version: number | null;
}

/** Characters of texts that are kept, with as much again for each image for all else. */
const MAX_SIZE = 8_000_000;
const OVERHEAD = 1000;

/**
 * Metadata that were asked for lately. What is kept is given only where it is still right: by the state of the file itself, or
 * by the version of a directory that has been looked at for the same request.
 */
export class KnownMetadata {
  readonly #kept = new LRUCache<string, Known>({
    maxSize: MAX_SIZE,
    sizeCalculation: ({ metadata: { raw, prompt, negativePrompt } }) =>
      raw.reduce((sum, { text }) => sum + text.length, OVERHEAD + prompt.length + negativePrompt.length),
  });

  /**
   * What is known of an image, held against the file: whatever stands under its path must be the very file, unchanged.
   * @param path Relative to the base directory.
   */
  async ofFile({ base }: Door, path: string): Promise<ImageMetadata | null> {
    const known = this.#kept.get(path);
    if (known === undefined || known.stats === null) return null;
    const stats = await statOf(join(base, path));
    return stats !== null && isSameFile(known.stats, stats) ? known.metadata : null;
  }

  /** What is known of an image whose directory has been looked at, and is of this version. */
  ofListed(path: string, version: number): ImageMetadata | null {
    const known = this.#kept.get(path);
    return known?.version === version ? known.metadata : null;
  }

  /**
   * @param path As `ofFile`, without links and in its one normal form.
   * @param stats From before the metadata were known to be right.
   */
  keepFile(path: string, metadata: ImageMetadata, stats: BigIntStats): void {
    if (!isRacy(stats, Date.now())) this.#kept.set(path, { metadata, stats, version: null });
  }

  /** @param version From before the metadata were asked for. */
  keepListed(path: string, metadata: ImageMetadata, version: number): void {
    this.#kept.set(path, { metadata, stats: null, version });
  }
}

function isSameFile(a: BigIntStats, b: BigIntStats): boolean {
  return (
    a.ino === b.ino &&
    a.mtimeNs === b.mtimeNs &&
    a.ctimeNs === b.ctimeNs &&
    a.size === b.size &&
    a.dev === b.dev &&
    b.isFile()
  );
}

/** By the callback: `fs/promises` takes half as long again. */
function statOf(path: string): Promise<BigIntStats | null> {
  return new Promise((resolve) =>
    lstat(path, { bigint: true }, (error, stats) => resolve(error === null ? stats : null)),
  );
}
