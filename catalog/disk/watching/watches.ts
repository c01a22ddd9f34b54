import type { DiskNotice, WatchReport } from '../disk.js';
import type { FileSystems } from '../file-systems.js';
import type { DirectoryNode, DirectoryTree } from '../tree.js';

/** What tells of changes by itself. */
export interface Watches {
  readonly fileSystems: FileSystems;
  /** Waits until all is known that happened before the call. */
  catchUp(): Promise<void>;
  /** Watches a directory soon, if it can be. */
  add(node: DirectoryNode): void;
  remove(node: DirectoryNode): void;
  /** Sets a watch anew that may not be on the directory at this path any more. */
  renewDoubtful(node: DirectoryNode, real: string): void;
  /** Whether whatever happens to a directory from now on makes it unsure. */
  vouchFor(node: DirectoryNode): boolean;
  /** Makes a directory and all below it unsure, and their watches doubtful. */
  distrust(node: DirectoryNode): void;
  report(): Promise<WatchReport>;
  close(): void;
}

/** What watches work on. */
export interface WatchContext {
  tree: DirectoryTree;
  onNotice: (notice: DiskNotice) => void;
}
