import { opendir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Image } from '../schema/models/library.js';
import { Door, explain, isHidden, isLeftOut, type Resolved } from './door.js';
import { childPath, describePath } from './image-paths.js';
import { compareNames, compareRows } from './order.js';

/** A file with its place on the disk. */
interface LocatedFile extends Image {
  /** Absolute real path. */
  real: string;
}

/** What is directly in a directory. */
interface Listing {
  files: LocatedFile[];
  /** In natural order; without links, so that no file is met twice. */
  directories: Resolved[];
}

/** Entries fetched at once: more take fewer trips to the thread pool. */
const FETCHED_AT_ONCE = 1024;

/**
 * Every file in a directory and below it that is not hidden, depth first in natural order; whether it is an image, its
 * content tells. What cannot be read below is left out.
 * @param baseDirectory Absolute, or relative to the working directory.
 * @throws SeedrollError where the directory itself cannot be read.
 */
export async function* filesBelow(baseDirectory: string): AsyncGenerator<LocatedFile> {
  const door = new Door(await realpath(baseDirectory));
  const base = { path: '', real: door.base };
  // A stack of its own: generators within generators would cost the square of the depth.
  const waiting = [base];
  for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
    const { files, directories } = await list(door, current).catch((error: unknown) => {
      if (current === base || !isLeftOut(error)) throw error;
      return NOTHING;
    });
    yield* files;
    waiting.push(...directories.toReversed());
  }
}

const NOTHING: Listing = { files: [], directories: [] };

/** @throws SeedrollError NOT_FOUND where it is none or has gone, FORBIDDEN where it may not be read. */
async function list(door: Door, { path, real }: Resolved): Promise<Listing> {
  const listing: Listing = { files: [], directories: [] };
  try {
    for await (const entry of await opendir(real, { bufferSize: FETCHED_AT_ONCE })) {
      if (isHidden(entry.name)) continue;
      const child = { path: childPath(path, entry.name), real: join(real, entry.name) };
      if (entry.isDirectory()) listing.directories.push(child);
      else if (entry.isFile()) listing.files.push({ ...describePath(child.path), real: child.real });
      else if (entry.isSymbolicLink()) listing.files.push(...(await linkedFile(door, child.path)));
    }
  } catch (error) {
    explain(error);
  }
  listing.files.sort(compareRows);
  listing.directories.sort((a, b) => compareNames(a.path, b.path));
  return listing;
}

/** The file that a link leads to; none where that is dangling, looping, outside or no file. */
async function linkedFile(door: Door, path: string): Promise<LocatedFile[]> {
  try {
    const { real } = await door.resolve(path);
    return (await stat(real)).isFile() ? [{ ...describePath(path), real }] : [];
  } catch {
    return [];
  }
}
