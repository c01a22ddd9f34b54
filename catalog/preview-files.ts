import type { BigIntStats } from 'node:fs';
import { join } from 'node:path';
import { isSupportedFile } from '../metadata/names.js';
import { isHidden, isLeftOut } from './door.js';
import { enterImage, pathOfReal } from './entrance.js';
import { lstatOf } from './file-version.js';
import { childPath } from './image-paths.js';
import type { Parts } from './parts.js';

/** An image file, with its state. */
export interface PreviewFile {
  /** As whoever asked sees it. */
  path: string;
  /** Without links in it. */
  canonical: string;
  real: string;
  stats: BigIntStats;
}

/** A directory that has passed the door. */
export interface PreviewDirectory {
  /** As whoever asked sees it, normalised. */
  asked: string;
  /** Absolute, without links. */
  real: string;
}

/**
 * An image in a directory that has passed the door, which costs one look at the file; others pass the door by themselves.
 * @returns Null where there is none that is served.
 */
export async function previewFile(
  parts: Parts,
  { asked, real: directory }: PreviewDirectory,
  name: string,
): Promise<PreviewFile | null> {
  const path = childPath(asked, name);
  if (!isPlain(name)) return throughDoor(parts, path);
  if (isHidden(name) || !isSupportedFile(name, parts.extensions)) return null;
  const real = join(directory, name);
  const stats = await lstatOf(real);
  if (stats?.isSymbolicLink() === true) return throughDoor(parts, path);
  if (stats?.isFile() !== true) return null;
  return { path, canonical: pathOfReal(parts.door, real), real, stats };
}

/** Whether a name is nothing else than that, on any system. */
function isPlain(name: string): boolean {
  return !/[\\/\0:]/.test(name);
}

async function throughDoor(parts: Parts, asked: string): Promise<PreviewFile | null> {
  try {
    const { path, real } = await enterImage(parts, asked);
    const stats = await lstatOf(real);
    if (stats?.isFile() !== true) return null;
    return { path, canonical: pathOfReal(parts.door, real), real, stats };
  } catch (error) {
    if (isLeftOut(error)) return null;
    throw error;
  }
}
