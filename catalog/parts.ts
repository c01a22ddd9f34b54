import type { Parser } from '../workers/pool.js';
import type { Disk } from './disk/disk.js';
import type { Door } from './door.js';
import type { GroupPieces } from './group-pages.js';
import type { LoopDelay } from './loop-delay.js';
import type { Refresher } from './refresher.js';
import type { Scanner } from './scan/scanner.js';
import type { SearchResults } from './search-results.js';
import type { Store } from './store/store.js';
import type { Tree } from './tree.js';

/** What was asked of the disk since the start; for tests and for whoever wonders. */
export interface Activity {
  directoriesListed: number;
  /** Files that were parsed for a request, beside those that the scan parses. */
  filesParsed: number;
}

/** What a catalog is made of, for its whole life. */
export interface Parts {
  door: Door;
  /** File name endings that are served, in lower case. */
  extensions: readonly string[];
  disk: Disk;
  store: Store;
  tree: Tree;
  parser: Parser;
  refresher: Refresher;
  scanner: Scanner;
  activity: Activity;
  groupPieces: GroupPieces;
  searchResults: SearchResults;
  loopDelay: LoopDelay;
}
