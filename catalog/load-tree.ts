import type { DirectoryStamp, Disk } from './disk/disk.js';
import type { Store } from './store/store.js';
import type { Tree } from './tree.js';

/** Directories that are handed to the disk's thread at once. */
const REMEMBERED_AT_ONCE = 1000;

/** Takes what the store knows of directories into the tree, and tells the disk's thread what to expect. */
export async function loadTree(
  tree: Tree,
  store: Store,
  disk: Disk,
): Promise<{
  /** Of the base directory when it was listed last; null where it never was. */
  baseInode: bigint | null;
  hasImages: boolean;
}> {
  let baseInode: bigint | null = null;
  let hasImages = false;
  let part: { path: string; stamp: DirectoryStamp | null }[] = [];
  for await (const stored of store.directoriesBelow('')) {
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
