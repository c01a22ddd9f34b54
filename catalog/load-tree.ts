import type { DirectoryStamp, Disk } from './disk/disk.js';
import type { Store } from './store/store.js';
import { NAMES_NOTE } from './refresher.js';
import type { Tree } from './tree.js';

/** Directories that are handed to the disk's thread at once. */
const REMEMBERED_AT_ONCE = 1000;

/** Takes what the store knows of directories into the tree, and tells the disk's thread what to expect. */
export async function loadTree(
  tree: Tree,
  store: Store,
  disk: Disk,
  namesRule: string,
): Promise<{
  /** Of the base directory when it was listed last; null where it never was. */
  baseInode: bigint | null;
  hasImages: boolean;
}> {
  const isSameRule = (await store.note(NAMES_NOTE)) === namesRule;
  // Before anything is listed by another rule: a scan that is cut off would leave some of each.
  if (!isSameRule) await store.saveNote(NAMES_NOTE, null);
  let baseInode: bigint | null = null;
  let hasImages = false;
  let part: { path: string; stamp: DirectoryStamp | null }[] = [];
  for await (const kept of store.directoriesBelow('')) {
    const stored = isSameRule ? kept : { ...kept, stamp: null };
    tree.load(stored);
    if (stored.path === '') baseInode = stored.stamp?.inode ?? stored.inode;
    if (stored.images > 0) hasImages = true;
    if (stored.stamp === null) continue;
    part.push({ path: stored.path, stamp: stored.stamp });
    if (part.length < REMEMBERED_AT_ONCE) continue;
    await disk.remember(part);
    part = [];
  }
  if (part.length > 0) await disk.remember(part);
  return { baseInode, hasImages };
}
