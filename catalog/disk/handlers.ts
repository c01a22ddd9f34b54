import type { Handlers } from '../threads/protocol.js';
import { check } from './check.js';
import type { DiskNotice } from './disk.js';
import { ListingsInProgress } from './listing/in-progress.js';
import type { DiskSettings, Questions } from './protocol.js';
import { DirectoryTree } from './tree.js';
import { openWatches } from './watching/open.js';

/** What the thread does for each question, once it is open. */
export function makeHandlers(
  settings: DiskSettings,
  onNotice: (notice: DiskNotice) => void,
): Handlers<Omit<Questions, 'open'>> {
  const { base } = settings;
  const tree = new DirectoryTree();
  const watches = openWatches(settings, { tree, onNotice });
  const listings = new ListingsInProgress(settings, watches.fileSystems);
  return {
    list: (path) => listings.begin(path),
    listMore: (listing) => listings.more(listing),
    dropListing: (listing) => done(listings.drop(listing)),
    remember(directories) {
      for (const { path, stamp } of directories) watches.add(tree.remember(path, stamp));
      return null;
    },
    forget(paths) {
      for (const path of paths) for (const node of tree.forget(path)) watches.remove(node);
      return null;
    },
    check: (question) => check({ base, tree, watches }, question),
    report: () => watches.report(),
    close: () => done((listings.close(), watches.close())),
  };
}

function done(_nothing: void): null {
  return null;
}
