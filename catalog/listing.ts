import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { extractIdAndSeed, isSupportedFile } from '../metadata/index.js';
import type { Image } from '../schema/models/library.js';
import { type Door, explain, isHidden, type Resolved } from './door.js';
import { makeId } from './ids.js';
import { compareNames } from './order.js';

/** An image with its place on the disk. */
export interface LocatedImage extends Image {
  /** Absolute real path; never part of an answer. */
  real: string;
}

/** A directory in a listing. */
export interface Subdirectory {
  name: string;
  /** Whether it is a symbolic link: listed and served, but not walked into, so that no image is met twice. */
  linked: boolean;
}

/** What is directly in a directory. */
export interface Listing {
  images: LocatedImage[];
  /** In natural order. */
  directories: Subdirectory[];
}

/** One entry that may be shown. */
interface Entry {
  name: string;
  kind: 'image' | 'directory';
  linked: boolean;
  real: string;
}

/** File name endings that are listed, in lower case, or whatever a name ends in. */
export type Endings = readonly string[] | 'any';

/** Entries fetched at once: more take fewer trips to the thread pool. */
const FETCHED_AT_ONCE = 1024;

/**
 * Lists one directory, images in no particular order.
 * @throws SeedrollError NOT_FOUND where it is none or has gone, FORBIDDEN where it may not be read.
 */
export async function listDirectory(door: Door, directory: Resolved, extensions: Endings): Promise<Listing> {
  const listing: Listing = { images: [], directories: [] };
  for await (const { name, kind, linked, real } of entriesOf(door, directory, extensions)) {
    if (kind === 'directory') listing.directories.push({ name, linked });
    else listing.images.push({ ...describeImage(directory.path, name), real });
  }
  listing.directories.sort((a, b) => compareNames(a.name, b.name));
  return listing;
}

async function* entriesOf(door: Door, directory: Resolved, extensions: Endings): AsyncGenerator<Entry> {
  try {
    for await (const entry of await opendir(directory.real, { bufferSize: FETCHED_AT_ONCE })) {
      const { name } = entry;
      if (isHidden(name)) continue;
      const real = join(directory.real, name);
      if (entry.isDirectory()) {
        yield { name, kind: 'directory', linked: false, real };
      } else if (entry.isFile()) {
        if (isListed(name, extensions)) yield { name, kind: 'image', linked: false, real };
      } else if (entry.isSymbolicLink()) {
        const target = await followLink(door, childPath(directory.path, name), extensions);
        if (target !== null) yield { name, linked: true, ...target };
      }
    }
  } catch (error) {
    explain(error);
  }
}

function isListed(name: string, endings: Endings): boolean {
  return endings === 'any' || isSupportedFile(name, endings);
}

/** What a link leads to, or null where that is dangling, looping, outside or not shown. */
async function followLink(
  door: Door,
  path: string,
  extensions: Endings,
): Promise<Pick<Entry, 'kind' | 'real'> | null> {
  try {
    const { real } = await door.resolve(path);
    const target = await stat(real);
    if (target.isDirectory()) return { kind: 'directory', real };
    return target.isFile() && isListed(path, extensions) ? { kind: 'image', real } : null;
  } catch {
    return null;
  }
}

/** The path of `name` in a directory. */
export function childPath(directory: string, name: string): string {
  return directory === '' ? name : `${directory}/${name}`;
}

/** What a path says of its image. */
export function describePath(path: string): Image {
  const slash = path.lastIndexOf('/');
  return describeImage(path.slice(0, Math.max(0, slash)), path.slice(slash + 1));
}

function describeImage(directory: string, filename: string): Image {
  const { id: fileId, seed } = extractIdAndSeed(filename);
  const path = childPath(directory, filename);
  return { id: makeId('image', path), path, filename, directory, fileId, seed };
}
