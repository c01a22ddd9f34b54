import { lstat, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './store/store.js';

/**
 * A directory that is new here may have been another one: what is known of that is known of this from now on.
 * @param base Real path of the base directory.
 * @returns The path that it had; null where it is none that is known.
 */
export async function adoptRenamed(store: Store, base: string, path: string): Promise<string | null> {
  const inode = await inodeOf(join(base, path));
  if (inode === null) return null;
  for (const old of await store.directoriesOfInode(inode)) {
    if (old.path === path || old.path === '') continue;
    // Where something stands in the old place again, that is listed by itself; files that moved are known one by one.
    if ((await inodeOf(join(base, old.path))) !== null) continue;
    if (await store.renameDirectory(old.path, path)) return old.path;
  }
  return null;
}

/** Whether there is a directory, and no link to one. */
export async function isDirectory(path: string): Promise<boolean> {
  try {
    return (await lstat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function inodeOf(path: string): Promise<bigint | null> {
  try {
    return (await stat(path, { bigint: true })).ino;
  } catch {
    return null;
  }
}
