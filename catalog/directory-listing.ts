import { join } from 'node:path';
import { SeedrollError } from '../schema/errors.js';
import { directoryChange, directoryRemoved } from './changes/entries.js';
import type { ChangeLog } from './changes/log.js';
import { changesOfListing } from './changes/of-listing.js';
import type { DirectoryStamp, Disk, ListedDirectory } from './disk/disk.js';
import { away, isLeftOut } from './door.js';
import type { Activity } from './parts.js';
import { parentPath } from './image-paths.js';
import { GoneDirectories } from './gone-directories.js';
import { adoptRenamed, isDirectory } from './renamed.js';
import { hasOtherAttributes, retryUnreadable } from './retry-unreadable.js';
import type { ListingChange, ListingOutcome, Store } from './store/store.js';
import type { Tree, TreeDirectory } from './tree.js';

export interface ListingOptions {
  /** Real path of the base directory. */
  base: string;
  disk: Disk;
  store: Store;
  tree: Tree;
  /** Told of what listings find. */
  changes: ChangeLog;
  activity: Activity;
  /** Told when images have turned up that nobody has parsed. */
  onUnparsed: () => void;
}

/**
 * How often a directory is listed again that another process lists too. The store counts a listing only where none of the
 * same directory was saved since it was begun. The first that is found to have been may be older than the question; of
 * those that follow, each was begun after the one before it was saved. So the third was begun after the question, and what
 * it found is an answer as good as ours.
 */
const OVERTAKEN_AT_MOST = 3;

/** How often a directory is listed again whose names another process is just taking away. */
const ATTEMPTS = 10;

/** Lists directories, one at a time by its path, and passes what the disk holds on to the store and the tree. */
export class DirectoryListings {
  readonly #options: ListingOptions;
  /** As directories were when they were listed last by this process. */
  readonly #stamps = new WeakMap<TreeDirectory, DirectoryStamp>();
  readonly #gone: GoneDirectories;
  #baseInode: bigint | null;
  /** Not while nothing was known: then nothing can have had another name. */
  #findsRenamed: boolean;

  /** @param baseInode Of the base directory when it was listed last; null where it never was. */
  constructor(options: ListingOptions, baseInode: bigint | null) {
    this.#options = options;
    this.#gone = new GoneDirectories(options);
    this.#baseInode = baseInode;
    this.#findsRenamed = baseInode !== null;
  }

  /** Says that all that is there has been listed once: from now on what is new may be something renamed. */
  findRenamed(): void {
    this.#findsRenamed = true;
  }

  /**
   * @param momentOf Counts on with the refreshes: what was entered since the moment at which the disk was asked may have
   * been made behind that.
   * @throws SeedrollError NOT_FOUND, FORBIDDEN; BUSY where the base directory is away, or another process is too quick.
   */
  async list(directory: TreeDirectory, momentOf: () => number): Promise<void> {
    const isAdopted = await this.#adoptRenamed(directory);
    if (isAdopted || (directory.isNew && !directory.isListed)) await this.#takeKept(directory);
    let overtaken = 0;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const isEnough = overtaken === OVERTAKEN_AT_MOST - 1;
      const outcome = await this.#listOnce(directory, momentOf(), isEnough);
      if (outcome === 'saved' || (outcome === 'overtaken' && isEnough)) return;
      if (outcome === 'overtaken') overtaken++;
    }
    throw new SeedrollError('BUSY', 'Another process is listing the same directory; try again in a moment.');
  }

  /** Removes from the store what has gone from the tree, and has not turned up again. */
  forgetGone(): Promise<void> {
    return this.#gone.forget();
  }

  /** Paths of directories that the store still has, and that are there no more. */
  get gone(): string[] {
    return this.#gone.paths;
  }

  /** To be called when the store begins anew: it has nothing left that could go. */
  clear(): void {
    this.#gone.clear();
  }

  /** @param takesOthers Whether a listing of another process will do. */
  async #listOnce(directory: TreeDirectory, begunAt: number, takesOthers: boolean): Promise<ListingOutcome> {
    const { activity, changes, disk, store, onUnparsed } = this.#options;
    const { path } = directory;
    activity.directoriesListed++;
    // In a first scan it is cheaper to be overtaken now and then.
    if (directory.isListed) await store.catchUp();
    // Of a first scan it is known without names that all is new.
    const listing = store.beginListing(path, directory.isListed || directory.isNew);
    let hasNames = false;
    try {
      const found = await disk.list(path, async (names) => {
        hasNames = true;
        await listing.add(names);
      });
      if (path === '') this.#checkBase(found, hasNames);
      const change = await listing.end(found);
      const { outcome } = change;
      if (outcome !== 'saved' && !(outcome === 'overtaken' && takesOthers)) return outcome;
      // In this order: what the tree takes for listed, a check can tell changes of. What others saved, it cannot.
      const isProof = outcome === 'saved' && !found.isRacy;
      await disk.remember([{ path, stamp: isProof ? found.stamp : null }]);
      this.#take(directory, found, change, begunAt);
      const isRetried = await this.#retryUnreadable(directory, found.stamp);
      if (change.added > 0 || isRetried) onUnparsed();
      return outcome;
    } catch (error) {
      // What went wrong is told, not that nothing is left to drop.
      await listing.drop().catch(() => undefined);
      // Names that came may stay, and are known to the next listing.
      if (hasNames) changes.append([directoryChange(path)]);
      await this.#noteFailure(directory, error);
      if (path === '') explainLoss(error);
      throw error;
    }
  }

  /** What could not be read may be readable now. */
  async #retryUnreadable(directory: TreeDirectory, stamp: DirectoryStamp): Promise<boolean> {
    const { store, tree } = this.#options;
    const before = this.#stamps.get(directory);
    this.#stamps.set(directory, stamp);
    if (!hasOtherAttributes(before, stamp) || (await retryUnreadable(store, directory.path)) === 0)
      return false;
    tree.touch(directory);
    return true;
  }

  #take(directory: TreeDirectory, found: ListedDirectory, change: ListingChange, begunAt: number): void {
    const { changes, tree } = this.#options;
    if (this.#leave(directory)) return;
    if (directory.path === '') this.#baseInode = found.stamp.inode;
    const before = { ...directory };
    const gone = tree.update(directory, found, change, begunAt);
    for (const { path } of gone) this.#drop(path);
    changes.append(gone.map(({ path }) => directoryRemoved(path)));
    if (before.isDenied) changes.append([...tree.walk(directory)].map(({ path }) => directoryChange(path)));
    else changes.append(changesOfListing(directory.path, before, { links: found.links, change }));
  }

  /**
   * A drive that was unmounted leaves an empty directory in its place.
   * @throws SeedrollError BUSY, so that nothing is forgotten.
   */
  #checkBase({ stamp, directories, links }: ListedDirectory, hasNames: boolean): void {
    const isEmpty = !hasNames && directories.length === 0 && links.length === 0;
    if (!isEmpty || this.#baseInode === null || this.#baseInode === stamp.inode) return;
    const base = this.#options.tree.make('');
    if (base.images > 0 || base.children.size > 0) throw away();
  }

  async #noteFailure(directory: TreeDirectory, error: unknown): Promise<void> {
    const { changes, tree } = this.#options;
    if (!(error instanceof SeedrollError) || directory.path === '' || this.#leave(directory)) return;
    if (error.code === 'FORBIDDEN') {
      if (directory.isListed && !directory.isDenied) changes.append([directoryRemoved(directory.path)]);
      tree.deny(directory);
      await this.#options.disk.remember([{ path: directory.path, stamp: null }]);
    } else if (error.code === 'NOT_FOUND') {
      tree.remove(directory);
      this.#drop(directory.path);
      changes.append([directoryRemoved(directory.path)]);
    }
  }

  /**
   * Leaves a directory that was removed while it was listed, or that another one stands in the place of, which is told of
   * by itself. The store may have taken what was found there, and others may have seen it.
   * @returns Whether it is to be left.
   */
  #leave(directory: TreeDirectory): boolean {
    const { changes, tree } = this.#options;
    const { path } = directory;
    const present = tree.get(path);
    if (present === null) {
      this.#drop(path);
      changes.append([directoryRemoved(path)]);
    }
    return present !== directory;
  }

  #drop(path: string): void {
    this.#gone.add(path);
    void this.#options.disk.forget([path]);
  }

  /**
   * The store may have directories below one that is new here: those that were below it under its former name, or below
   * another one that stood in its place. Once the tree has them, their listings find which of them are there.
   */
  async #takeKept(directory: TreeDirectory): Promise<void> {
    const { store, tree } = this.#options;
    for await (const { path } of store.directoriesBelow(directory.path)) {
      if (tree.get(directory.path) !== directory) return;
      tree.make(path);
    }
  }

  /** @returns Whether it was another one, whose images are known. */
  async #adoptRenamed(directory: TreeDirectory): Promise<boolean> {
    const { base, changes, store, tree } = this.#options;
    if (!this.#findsRenamed || directory.isListed || directory.path === '') return false;
    const old = await adoptRenamed(store, base, directory.path);
    if (old === null) return false;
    const before = tree.get(old);
    if (before !== null) tree.remove(before);
    // Searches may have found it there before the tree had it: it came along with the one above it, a moment ago.
    if (before !== null || !this.#gone.has(old)) changes.append([directoryRemoved(old)]);
    this.#drop(old);
    // It lives on here.
    this.#gone.delete(old);
    await this.#makeAnew(old);
    return true;
  }

  /**
   * What was made in the old place meanwhile may have been found by a listing of the one above, and have been removed from
   * the tree just now in the belief that it was the former one: no listing would find it again. Whoever is next lists it.
   */
  async #makeAnew(path: string): Promise<void> {
    const { base, tree } = this.#options;
    if (!(await isDirectory(join(base, path)))) return;
    if (tree.get(parentPath(path))?.isListed === true) tree.make(path);
  }
}

/** Nothing but the loss of the base directory makes a check fail. */
export function explainLoss(error: unknown): never {
  throw isLeftOut(error) ? away() : error;
}
