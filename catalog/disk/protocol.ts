import type { DirectoryStamp, ListedDirectory, WatchReport } from './disk.js';

/** What the thread works with, for its whole life. */
export interface DiskSettings {
  /** Real path of the base directory. */
  base: string;
  /** File name endings that are served, in lower case. */
  extensions: readonly string[];
  watch: boolean;
}

/** A part of a listing; the last one says what the directory is. */
export interface ListedPart {
  /** Which listing: give it for the next part. */
  listing: number;
  /** Names of images, joined by `/`. */
  names: string;
  end: ListedDirectory | null;
}

export interface Remembered {
  path: string;
  stamp: DirectoryStamp | null;
}

export interface CheckQuestion {
  path: string;
  recursive: boolean;
  /** Whether the disk is asked for every stamp, whatever is watched. */
  asksAll: boolean;
}

/** What the thread is asked: per name what goes in and what comes out. */
export interface Questions {
  open: [input: DiskSettings, output: null];
  list: [input: string, output: ListedPart];
  listMore: [input: number, output: ListedPart];
  /** Says that the rest of a listing is not wanted. */
  dropListing: [input: number, output: null];
  remember: [input: readonly Remembered[], output: null];
  forget: [input: readonly string[], output: null];
  check: [input: CheckQuestion, output: string[]];
  report: [input: null, output: WatchReport];
  close: [input: null, output: null];
}
