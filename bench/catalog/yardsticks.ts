import { closeSync, opendirSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HEAD_LENGTH } from '../../metadata/bytes/reading.js';

/** What the disk alone takes for what a catalog does with it: one thread, no work beside the calls to the system. */

/**
 * Walks a tree, names and types only, as a stream: fetching more entries at once than by default, or whole
 * directories by `readdirSync`, takes longer.
 * @returns How many files it met.
 */
export function walk(folder: string): number {
  let files = 0;
  const waiting = [folder];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const directory = opendirSync(path);
    for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) {
      if (entry.isDirectory()) waiting.push(join(path, entry.name));
      else files++;
    }
    directory.closeSync();
  }
  return files;
}

/** Asks for the status of each path, and nothing else. */
export function statAll(paths: readonly string[]): number {
  let latest = 0;
  for (const path of paths) latest = Math.max(latest, statSync(path).mtimeMs);
  return latest;
}

/** Opens each file, reads its head, closes it. The small files of the bench end in their head. */
export function readHeads(paths: readonly string[]): number {
  const buffer = Buffer.allocUnsafeSlow(HEAD_LENGTH);
  let bytes = 0;
  for (const path of paths) {
    const descriptor = openSync(path, 'r');
    bytes += readSync(descriptor, buffer, 0, HEAD_LENGTH, 0);
    closeSync(descriptor);
  }
  return bytes;
}

/** All files of some directories, in order of name, which in these libraries is that of writing. */
export function filesOf(directories: readonly string[]): string[] {
  return directories.flatMap((directory) =>
    readdirSync(directory)
      .toSorted()
      .map((name) => join(directory, name)),
  );
}
