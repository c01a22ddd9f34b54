import { createHash } from 'node:crypto';
import { existsSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import envPaths from 'env-paths';
import { SeedrollError } from '../schema/errors.js';

/**
 * Where files of our own go: the folder that was given, or one per base directory in the user's cache folder.
 * It is never in the base directory, which is only read. Nothing is made here.
 * @throws SeedrollError INVALID_INPUT where the folder that was given is in the base directory.
 */
export function dataDirectory(baseDirectory: string, given: string | undefined): string {
  const base = realpathSync(baseDirectory);
  if (given !== undefined) {
    const directory = realOf(resolve(given));
    if (isInside(base, directory)) {
      throw new SeedrollError('INVALID_INPUT', `--data-dir must be outside the base directory: ${given}`);
    }
    return directory;
  }
  const own = `${basename(base)}-${createHash('sha256').update(base).digest('hex').slice(0, 12)}`;
  const usual = realOf(join(envPaths('seedroll', { suffix: '' }).cache, own));
  return isInside(base, usual) ? join(tmpdir(), 'seedroll', own) : usual;
}

/**
 * As `dataDirectory`, for a command line.
 * @throws SeedrollError NOT_FOUND where the base directory is missing.
 */
export function dataDirectoryFor(baseDirectory: string, given: string | undefined): string {
  if (existsSync(baseDirectory)) return dataDirectory(baseDirectory, given);
  throw new SeedrollError('NOT_FOUND', `the base directory does not exist: ${baseDirectory}`);
}

/** The catalog's database in a data directory. */
export function catalogFileIn(directory: string): string {
  return join(directory, 'catalog.sqlite');
}

/** The cache of thumbnails in a data directory. */
export function thumbnailsFileIn(directory: string): string {
  return join(directory, 'thumbnails.sqlite');
}

/** The path with links resolved as far as it exists. */
function realOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realOf(parent), basename(path));
}

function isInside(base: string, path: string): boolean {
  const way = relative(base, path);
  return way !== '..' && !way.startsWith(`..${sep}`);
}
