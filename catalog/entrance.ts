import { relative, sep } from 'node:path';
import { isSupportedFile } from '../metadata/index.js';
import { type Door, forbidden, notFound, type Resolved, statOf } from './door.js';
import type { Parts } from './parts.js';
import type { TreeDirectory } from './tree.js';

/** A directory that a request may look into, as fresh as the request. */
export interface Entered {
  /** The path that was asked for, normalised: links in it stay. */
  asked: string;
  directory: TreeDirectory;
}

/**
 * Lets a request into a directory, and brings what is known of it up to date.
 * @throws SeedrollError FORBIDDEN, NOT_FOUND, BUSY, CANCELLED.
 */
export async function enterDirectory(
  { door, tree, refresher }: Parts,
  path: string,
  recursive: boolean,
  signal: AbortSignal | undefined,
): Promise<Entered> {
  const resolved = await door.resolve(path);
  const canonical = pathOfReal(door, resolved.real);
  if (tree.get(canonical)?.isListed !== true && !(await statOf(resolved)).isDirectory()) throw notFound();
  await refresher.refresh({ path: canonical, recursive }, signal);
  const directory = tree.get(canonical);
  if (directory === null) throw notFound();
  if (directory.isDenied) throw forbidden('no permission to read the path');
  return { asked: resolved.path, directory };
}

/**
 * Resolves a path to an image file that is served.
 * @throws SeedrollError FORBIDDEN, NOT_FOUND.
 */
export async function enterImage(parts: Parts, path: string): Promise<Resolved> {
  const resolved = await resolveImage(parts, path);
  if (!(await statOf(resolved)).isFile()) throw notFound();
  return resolved;
}

/** As `enterImage`, but whether there is a file at all is left to whoever opens it. */
export async function resolveImage({ door, extensions }: Parts, path: string): Promise<Resolved> {
  const resolved = await door.resolve(path);
  // A slash behind a name asks for a directory.
  if (/\/\.?$/.test(path) || !isSupportedFile(resolved.path, extensions)) throw notFound();
  return resolved;
}

/** The path of a real path that is inside the base directory. */
export function pathOfReal({ base }: Door, real: string): string {
  return relative(base, real).split(sep).join('/');
}

/** The path of a directory below the one that was entered, as whoever asked for that sees it. */
export function askedPath({ asked, directory }: Entered, path: string): string {
  if (asked === directory.path) return path;
  const below = path.slice(directory.path.length).replace(/^\//, '');
  return asked === '' || below === '' ? asked + below : `${asked}/${below}`;
}
