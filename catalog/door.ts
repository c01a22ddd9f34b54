import type { Stats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { SeedrollError } from '../schema/errors.js';

/** A path that passed the door. */
export interface Resolved {
  /** Relative to the base directory, normalised, `/`-separated; empty for the base directory. */
  path: string;
  /** Absolute, without symbolic links, inside the base directory. For `fs` only, never for an answer. */
  real: string;
}

/**
 * The one way from a caller's path to the disk. Every API comes through here: paths are decoded by then, are
 * resolved first as text and then on the disk, and must end inside the base directory both times.
 */
export class Door {
  /** @param base Real path of the base directory, as `realpath` gives it. */
  constructor(readonly base: string) {}

  /**
   * @param path Relative to the base directory.
   * @throws SeedrollError FORBIDDEN where the path leads or links out of the base directory, or cannot be a path;
   * NOT_FOUND where there is nothing, or something hidden; BUSY while the base directory is away.
   */
  async resolve(path: string): Promise<Resolved> {
    const parts = normalise(path);
    if (parts.some(isHidden)) throw notFound();
    if (parts.length === 0) return { path: '', real: this.base };
    const real = await realpath(join(this.base, ...parts)).catch((error: unknown) => this.#explain(error));
    const inside = partsBelow(this.base, real);
    if (inside === null) throw forbidden('the path links out of the base directory');
    if (inside.some(isHidden)) throw notFound();
    return { path: parts.join('/'), real };
  }

  /**
   * A path as text alone, for what is not on the disk any more. It must lead to no file.
   * @returns As `path` of `Resolved`.
   * @throws SeedrollError FORBIDDEN where the path leads out of the base directory, or cannot be a path.
   */
  nameOf(path: string): string {
    return normalise(path).join('/');
  }

  async #explain(failure: unknown): Promise<never> {
    const base = await stat(this.base).catch(() => null);
    if (base === null) throw away();
    explain(failure);
  }
}

/**
 * The status of what passed the door.
 * @throws SeedrollError NOT_FOUND where it has gone meanwhile, FORBIDDEN where it may not be read.
 */
export async function statOf({ real }: Resolved): Promise<Stats> {
  return stat(real).catch(explain);
}

/** What a path that names nothing fails with. */
const NOTHING_THERE = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG']);

/**
 * Throws what a failure of `fs` means to the caller. Others than these two (no file descriptors left, a failing disk)
 * say nothing of the path; they stay as they are, and become INTERNAL.
 */
export function explain(error: unknown): never {
  if (isDenied(error)) throw forbidden('no permission to read the path');
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  throw typeof code === 'string' && NOTHING_THERE.has(code) ? notFound(error) : error;
}

/** Hidden files and directories are neither listed nor served. */
export function isHidden(name: string): boolean {
  return name.startsWith('.');
}

/** Whether `fs` failed for want of permission. */
export function isDenied(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
}

/** Whether a directory is left out for this: it may not be read, or has gone meanwhile. */
export function isLeftOut(error: unknown): boolean {
  return error instanceof SeedrollError && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND');
}

export function notFound(cause?: unknown): SeedrollError {
  return new SeedrollError('NOT_FOUND', 'There is no such file or directory.', { cause });
}

/** The base directory is not there at the moment, or not what it was. */
export function away(): SeedrollError {
  return new SeedrollError('BUSY', 'The base directory is away at the moment; what is known of it is kept.');
}

/** What an answer was read from has gone meanwhile. */
export function madeAnew(): SeedrollError {
  return new SeedrollError('BUSY', 'The catalog had to be made anew; it is being read again.');
}

export function forbidden(reason: string): SeedrollError {
  return new SeedrollError('FORBIDDEN', `Access denied: ${reason}.`);
}

/** The parts of a path, `.` and `..` resolved as text. */
function normalise(path: string): string[] {
  if (path.includes('\0')) throw forbidden('the path holds a NUL');
  if (isAbsolute(path)) throw forbidden('the path is absolute');
  if (climbsByBackslash(path)) throw forbidden('the path leaves the base directory');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) throw forbidden('the path leaves the base directory');
  }
  return parts;
}

/** POSIX roots, Windows drives and UNC paths, on every system. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:[/\\])/.test(path);
}

/** A backslash is part of a name on POSIX and a separator on Windows: `..\` is a climb on both, or meant as one. */
function climbsByBackslash(path: string): boolean {
  if (!path.includes('\\')) return false;
  return sep === '\\' || path.split(/[/\\]/).includes('..');
}

/** The parts of `real` below `base`, or null where it is not inside. Compares parts, so `/a/bc` is not in `/a/b`. */
function partsBelow(base: string, real: string): string[] | null {
  if (real === base) return [];
  const prefix = base.endsWith(sep) ? base : base + sep;
  return real.startsWith(prefix) ? real.slice(prefix.length).split(sep) : null;
}
