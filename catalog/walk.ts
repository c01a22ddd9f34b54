import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
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
  // A stack of its own: generators within generators would cost the square of the depth.
  const waiting = [directory];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    const listing = await listOrLeaveOut(current, current === directory, list);
    if (listing === null) continue;
    yield { path: current.path, images: listing.images };
    for (const { name, linked } of listing.directories.toReversed()) {
      if (!linked) waiting.push({ path: childPath(current.path, name), real: join(current.real, name) });
    }
  }
}

async function listOrLeaveOut(
  directory: Resolved,
  isFirst: boolean,
  list: (directory: Resolved) => Promise<Listing>,
): Promise<Listing | null> {
  try {
    return await list(directory);
  } catch (error) {
    if (!isFirst && isLeftOut(error)) return null;
    throw error;
  }
}

/** Whether a directory below is left out for this: it may not be read, or has gone meanwhile. */
export function isLeftOut(error: unknown): boolean {
  return error instanceof SeedrollError && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND');
}

/**
 * Every file in a directory and below it that is not hidden, in order; whether it is an image, its content tells.
 * @param baseDirectory Absolute, or relative to the working directory.
 * @throws SeedrollError where the directory cannot be read.
 */
export async function* filesBelow(baseDirectory: string): AsyncGenerator<LocatedImage> {
  const door = new Door(await realpath(baseDirectory));
  const list = (directory: Resolved) => listDirectory(door, directory, 'any');
  for await (const { images } of walk({ path: '', real: door.base }, list))
    yield* images.toSorted(compareRows);
}
