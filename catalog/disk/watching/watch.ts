import type { FSWatcher } from 'node:fs';

/** A watch on one directory. It follows the directory, not the path. */
export interface Watch {
  watcher: FSWatcher;
  /** Of the directory it was set on. */
  inode: bigint;
  /** Whether it may be on a directory of elsewhere by now, or on none. */
  isDoubtful: boolean;
}
