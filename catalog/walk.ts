import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { SUPPORTED_FILE_EXTENSIONS } from '../metadata/index.js';
import { SeedrollError } from '../schema/errors.js';
import { Door, type Resolved } from './door.js';
import { childPath, type Listing, listDirectory, type LocatedImage } from './listing.js';
import { compareRows } from './order.js';

/** The images directly in one directory. */
interface WalkedDirectory {
  /** Relative path of the directory. */
  path: string;
  images: LocatedImage[];
}

/**
 * A directory and all below it, depth first in natural order. What cannot be read below is left out.
 * @param list Lists a directory.
 * @throws SeedrollError where the first directory cannot be read.
 */
export async function* walk(
  directory: Resolved,
  list: (directory: Resolved) => Promise<Listing>,
): AsyncGenerator<WalkedDirectory> {
  const { images, directories } = await list(directory);
  yield { path: directory.path, images };
  for (const { name, linked } of directories) {
    if (linked) continue;
    const child = { path: childPath(directory.path, name), real: join(directory.real, name) };
    try {
      yield* walk(child, list);
    } catch (error) {
      if (!(error instanceof SeedrollError)) throw error;
    }
  }
}

/**
 * Every image in a directory and below it, in order.
 * @param baseDirectory Absolute, or relative to the working directory.
 * @throws SeedrollError where the directory cannot be read.
 */
export async function* imagesBelow(baseDirectory: string): AsyncGenerator<LocatedImage> {
  const door = new Door(await realpath(baseDirectory));
  const list = (directory: Resolved) => listDirectory(door, directory, SUPPORTED_FILE_EXTENSIONS);
  for await (const { images } of walk({ path: '', real: door.base }, list))
    yield* images.toSorted(compareRows);
}
