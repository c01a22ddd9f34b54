import type { FilePlace } from '../store/store.js';

/** What the file system says of a directory: it changes with every change of what is in it. */
export interface DirectoryStamp {
  mtimeNs: bigint;
  /** Changes even where a program sets the other one back. */
  ctimeNs: bigint;
  inode: bigint;
}

/** A symbolic link whose target is inside the base directory, and would be shown there. */
export interface ListedLink {
  name: string;
  kind: 'image' | 'directory';
}

/** A directory as it was found; the names of its images were handed on before. */
export interface ListedDirectory {
  path: string;
  /** From before it was read. */
  stamp: DirectoryStamp;
  /**
   * Whether the stamp proves nothing later: the directory had changed in the moments before it was read, so that another
   * change may carry the same stamp; or what it shows depends on other directories, as links do.
   */
  isRacy: boolean;
  /** Names of directories in it, without links, in no order. */
  directories: string[];
  links: ListedLink[];
}

/** What the file system tells of changes by itself. */
export interface WatchReport {
  /** Directories that are watched. */
  watched: number;
  /** Those that are not: on file systems that tell nothing, or beyond the system's limit. */
  unwatched: number;
  /** Why some are not; null where all are. */
  reason: string | null;
}

/** What happened that nobody asked for. */
export interface DiskNotice {
  /** Directories whose names may have changed. */
  directories: string[];
  /** Files that were written to. */
  files: FilePlace[];
}

/**
 * The base directory as a thread of its own sees it: lists directories, remembers their stamps, watches them. Paths are
 * relative to the base directory; empty for the base directory itself. No call blocks the thread that asks.
 */
export interface Disk extends AsyncDisposable {
  /**
   * Lists a directory. What it finds is not remembered before `remember`.
   * @param onNames Takes the names of images and of links to images, joined by `/`, a bounded number at a time. The next
   * ones are read once its promise is fulfilled.
   * @throws SeedrollError NOT_FOUND where it is none or has gone, FORBIDDEN where it may not be read; whatever `onNames` throws.
   */
  list(path: string, onNames: (names: string) => Promise<void>): Promise<ListedDirectory>;
  /** Says what is known of directories, so that `check` can tell what has changed. `null` stamps: never clean. */
  remember(directories: readonly { path: string; stamp: DirectoryStamp | null }[]): Promise<void>;
  /** Forgets directories and all below them. */
  forget(paths: readonly string[]): Promise<void>;
  /**
   * Of the directories that are remembered at a path, or at it and below it, those that may differ from what is known.
   * Sees every change that was made before the call.
   */
  check(path: string, recursive: boolean): Promise<string[]>;
  /** As `check`, but asks the disk for every stamp, whatever is watched. */
  verify(path: string, recursive: boolean): Promise<string[]>;
  report(): Promise<WatchReport>;
}
