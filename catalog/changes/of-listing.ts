import type { ListedLink } from '../disk/disk.js';
import type { ListingChange } from '../store/store.js';
import { type ChangeEntry, directoryChange } from './entries.js';

/** What was known of a directory before a listing of it. */
export interface DirectoryBefore {
  isListed: boolean;
  /** Whether it turned up in a directory that was known. */
  isNew: boolean;
  /** How often other processes had written to the store by the listing before. */
  foreignWrites: number;
  links: readonly ListedLink[];
}

/**
 * The changes that a listing has found. By name where that says all; else the directory is to be read again: where its
 * names were not known before, or are those of another directory that was renamed, where another process may have told the
 * store of changes before this one did, and where links to directories have come or gone.
 */
export function changesOfListing(
  directory: string,
  before: DirectoryBefore,
  { links, change }: { links: readonly ListedLink[]; change: ListingChange },
): ChangeEntry[] {
  const { added, images, names, removed } = change;
  if (names === null || !isSame(directoriesIn(before.links), directoriesIn(links)))
    return [directoryChange(directory)];
  if (!before.isListed) {
    // What went then was known of another directory, whose place or inode this one has: whoever searched since this one
    // turned up may have found it here.
    const isAll = before.isNew && images > 0 && images === added && removed === 0;
    return isAll ? changesOf('added', directory, names.added) : [directoryChange(directory)];
  }
  if (before.foreignWrites !== change.foreignWrites) return [directoryChange(directory)];
  return [...changesOf('removed', directory, names.removed), ...changesOf('added', directory, names.added)];
}

function changesOf(kind: 'added' | 'removed', directory: string, names: string): ChangeEntry[] {
  return names === '' ? [] : names.split('/').map((name) => ({ kind, directory, name }));
}

function directoriesIn(links: readonly ListedLink[]): Set<string> {
  return new Set(links.filter(({ kind }) => kind === 'directory').map(({ name }) => name));
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}
