import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SUPPORTED_FILE_EXTENSIONS } from '../metadata/index.js';
import { SeedrollError } from '../schema/errors.js';
import { createParser } from '../workers/pool.js';
import type { PoolOptions } from '../workers/options.js';
import { type Activity, Disk } from './disk.js';
import { Door, isDenied } from './door.js';
import { CatalogSession } from './session.js';

export interface CatalogOptions {
  /** The folder of images, absolute or relative to the working directory. It is only ever read. */
  baseDirectory: string;
  /** File name endings to serve, in lower case with their dot. Default: all that are supported. */
  extensions?: readonly string[];
  workers?: PoolOptions;
}

/** What is known of one base directory. Dispose of it to end its worker threads. */
export interface Catalog extends AsyncDisposable {
  /** Name of the base directory, without the path to it. */
  name: string;
  extensions: readonly string[];
  /** Counts of what was read, since the start. */
  activity: Readonly<Activity>;
  /**
   * Begins one request's view of the base directory.
   * @param signal Aborted when nobody waits for the answer any more.
   */
  session(signal?: AbortSignal): CatalogSession;
}

/**
 * Opens a base directory.
 * @throws SeedrollError NOT_FOUND, INVALID_INPUT or FORBIDDEN where it is missing, no directory, or unreadable.
 */
export async function openCatalog(options: CatalogOptions): Promise<Catalog> {
  const door = new Door(await checkBaseDirectory(options.baseDirectory));
  const extensions = options.extensions ?? SUPPORTED_FILE_EXTENSIONS;
  const parser = createParser(options.workers);
  const activity: Activity = { directoriesListed: 0, filesParsed: 0 };
  return {
    name: basename(door.base),
    extensions,
    activity,
    session: (signal) => new CatalogSession(door, new Disk({ door, extensions, parser, activity }, signal)),
    [Symbol.asyncDispose]: () => parser[Symbol.asyncDispose](),
  };
}

async function checkBaseDirectory(path: string): Promise<string> {
  try {
    const real = await realpath(path);
    if (!(await stat(real)).isDirectory()) {
      throw new SeedrollError('INVALID_INPUT', `the base directory is not a directory: ${path}`);
    }
    await access(real, constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof SeedrollError) throw error;
    if (isDenied(error)) {
      throw new SeedrollError('FORBIDDEN', `no permission to read the base directory: ${path}`, {
        cause: error,
      });
    }
    throw new SeedrollError('NOT_FOUND', `the base directory does not exist: ${path}`, { cause: error });
  }
}
