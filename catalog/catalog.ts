import { constants } from 'node:fs';
import { access, realpath, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { SUPPORTED_FILE_EXTENSIONS } from '../metadata/index.js';
import { SeedrollError } from '../schema/errors.js';
import type { LibraryStatus } from '../schema/models/status.js';
import type { PoolOptions } from '../workers/options.js';
import { createParser } from '../workers/pool.js';
import { ChangeLog } from './changes/log.js';
import { Lookout } from './changes/lookout.js';
import { openDisk } from './disk/open.js';
import { Disposal } from './disposal.js';
import { Door, isDenied } from './door.js';
import { keepGroupCounts } from './group-counts.js';
import { keepGroupOrders } from './group-orders.js';
import { keepGroupPieces } from './group-pages.js';
import { keepFoundGroups } from './group-search.js';
import { KnownMetadata } from './known-metadata.js';
import { LoopDelay } from './loop-delay.js';
import type { Activity, Parts } from './parts.js';
import { Refresher } from './refresher.js';
import type { RescanKind } from './scan/news.js';
import { Scanner } from './scan/scanner.js';
import { type Asker, CatalogSession } from './session.js';
import { describeStatus } from './status.js';
import { openStore } from './store/open.js';
import type { StoreLocation } from './store/store.js';
import { loadTree } from './load-tree.js';
import { openThumbnails } from './thumbnails/open.js';
import { Tree } from './tree.js';

export interface CatalogOptions {
  /** The folder of images, absolute or relative to the working directory. It is only ever read. */
  baseDirectory: string;
  /** The catalog's database; null, the default, keeps it in memory. */
  catalogFile?: string | null;
  /** File name endings to serve, in lower case with their dot. Default: all that are supported. */
  extensions?: readonly string[];
  /** Whether the system is asked to tell of changes. Default true. Without it, rescans find them. */
  watch?: boolean;
  /**
   * Whether files that are known from before are held against the disk at the start. Default true: they may have been
   * rewritten meanwhile.
   */
  checkFiles?: boolean;
  /** Minutes between rescans; 0 for none. Default 60. */
  rescan?: number;
  workers?: PoolOptions;
  /** The file of the cache of thumbnails; null, the default, keeps it in memory. */
  thumbnailsFile?: string | null;
  /** Bytes that thumbnails may take on disk. Default 2 GB. */
  thumbnailsLimit?: number;
  /** Told of failures in the background. */
  onError?: (error: unknown) => void;
}

/** What is known of one base directory. Dispose of it to end its threads. */
export interface Catalog extends AsyncDisposable {
  /** Name of the base directory, without the path to it. */
  name: string;
  extensions: readonly string[];
  /** Counts of what was read, since the start. */
  activity: Readonly<Activity>;
  /** What has changed lately. To be closed where streams of it are to end. */
  changes: ChangeLog;
  /** Where it is kept. */
  readonly location: StoreLocation;
  /**
   * Begins one request's view of the catalog.
   * @param asker Tells when nobody waits for the answer any more.
   */
  session(asker?: Asker): CatalogSession;
  status(): Promise<LibraryStatus>;
  /** Looks at all directories again, and with `full` at all files; fulfilled once that is done. */
  rescan(kind: RescanKind): Promise<void>;
  /** Fulfilled once everything that is known to be there has been read. */
  idle(): Promise<void>;
}

const DEFAULT_RESCAN = 60;
const DEFAULT_THUMBNAILS_LIMIT = 2 * 1024 ** 3;
const MILLISECONDS_PER_MINUTE = 60_000;

/**
 * Opens a base directory, and begins to read it in the background.
 * @throws SeedrollError NOT_FOUND, INVALID_INPUT or FORBIDDEN where it is missing, no directory, or unreadable; CONFLICT
 * where a newer version wrote the catalog.
 */
export async function openCatalog(options: CatalogOptions): Promise<Catalog> {
  const owned = new Disposal();
  try {
    const parts = await open(options, owned);
    const { store, scanner, door, extensions, activity, changes } = parts;
    return {
      name: basename(door.base),
      extensions,
      activity,
      changes,
      get location() {
        return store.location;
      },
      session: (asker) => new CatalogSession(parts, asker),
      status: () => describeStatus(parts),
      rescan: (kind) => scanner.rescan(kind),
      idle: () => scanner.idle(),
      [Symbol.asyncDispose]: () => owned[Symbol.asyncDispose](),
    };
  } catch (error) {
    await owned[Symbol.asyncDispose]();
    throw error;
  }
}

async function open(options: CatalogOptions, owned: Disposal): Promise<Parts> {
  const door = new Door(await checkBaseDirectory(options.baseDirectory));
  const extensions = options.extensions ?? SUPPORTED_FILE_EXTENSIONS;
  // Raise the number whenever other names would be listed, or other numbers be read from them.
  const namesRule = `1 ${extensions.join(' ')}`;
  const rescan = options.rescan ?? DEFAULT_RESCAN;
  const onError = options.onError ?? (() => undefined);
  const store = owned.use(await openStore({ file: options.catalogFile ?? null }));
  const parser = owned.use(createParser(options.workers));
  const tree = new Tree();
  const disk = owned.use(
    await openDisk({
      base: door.base,
      extensions,
      watch: options.watch ?? true,
      onNotice: (notice) => scanner.take(notice),
    }),
  );
  const { location } = store;
  const { baseInode, hasImages } = await loadTree(tree, store, disk, namesRule);
  const activity: Activity = { directoriesListed: 0, filesParsed: 0 };
  const changes = new ChangeLog();
  const refresher = new Refresher(
    {
      base: door.base,
      disk,
      store,
      tree,
      changes,
      activity,
      namesRule,
      onUnparsed: () => scanner.noteUnparsed(),
      onStoreAnew: () => scanner.noteStoreAnew(),
    },
    { baseInode, location },
  );
  const scanner: Scanner = new Scanner({
    door,
    disk,
    parser,
    store,
    tree,
    changes,
    refresher,
    checksFiles: hasImages && (options.checkFiles ?? true),
    rescanInterval: rescan > 0 ? rescan * MILLISECONDS_PER_MINUTE : null,
    onError,
  });
  owned.use(scanner).start();
  const lookout = owned.use(new Lookout({ changes, disk, refresher }));
  return {
    door,
    extensions,
    disk,
    store,
    tree,
    parser,
    refresher,
    scanner,
    changes,
    lookout,
    activity,
    groupPieces: keepGroupPieces(),
    groupCounts: keepGroupCounts(),
    foundGroups: keepFoundGroups(),
    groupOrders: keepGroupOrders(),
    knownMetadata: new KnownMetadata(),
    thumbnails: owned.use(
      openThumbnails({
        file: options.thumbnailsFile ?? null,
        limit: options.thumbnailsLimit ?? DEFAULT_THUMBNAILS_LIMIT,
        onError,
      }),
    ),
    loopDelay: owned.use(new LoopDelay()),
  };
}

async function checkBaseDirectory(path: string): Promise<string> {
  try {
    const real = await realpath(path);
    if (!(await stat(real)).isDirectory()) {
      throw new SeedrollError('INVALID_INPUT', `the base directory is not a directory: ${path}`);
    }
    await access(real, constants.R_OK | constants.X_OK);
    return real;
  } catch (error) {
    if (error instanceof SeedrollError) throw error;
    if (isDenied(error)) {
      throw new SeedrollError('FORBIDDEN', `no permission to read the base directory: ${path}`, {
        cause: error,
      });
    }
    throw new SeedrollError('NOT_FOUND', `the base directory does not exist: ${path}`, { cause: error });
  }
}
