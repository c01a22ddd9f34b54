import type { Parser } from '../workers/pool.js';
import type { ChangeLog } from './changes/log.js';
import type { Lookout } from './changes/lookout.js';
import type { Disk } from './disk/disk.js';
import type { Door } from './door.js';
import type { GroupCounts } from './group-counts.js';
import type { GroupOrders } from './group-orders.js';
import type { GroupPieces } from './group-pages.js';
import type { FoundGroups } from './group-search.js';
import type { Kept } from './kept.js';
import type { KnownMetadata } from './known-metadata.js';
import type { LoopDelay } from './loop-delay.js';
import type { Refresher } from './refresher.js';
import type { Scanner } from './scan/scanner.js';
import type { Store } from './store/store.js';
import type { Thumbnails } from './thumbnails/thumbnails.js';
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
  changes: ChangeLog;
  lookout: Lookout;
  activity: Activity;
  groupPieces: GroupPieces;
  groupCounts: GroupCounts;
  foundGroups: Kept<FoundGroups>;
  groupOrders: GroupOrders;
  knownMetadata: KnownMetadata;
  thumbnails: Thumbnails;
  loopDelay: LoopDelay;
}
