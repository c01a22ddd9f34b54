import { SeedrollError } from '../schema/errors.js';
import { DirectoryListings, explainLoss, type ListingOptions } from './directory-listing.js';
import { isLeftOut } from './door.js';
import type { Scope, StoreLocation } from './store/store.js';
import type { TreeDirectory } from './tree.js';

/** The note of the store that says by which rule its names were listed, once all were. */
export const NAMES_NOTE = 'names';

/** Directories that are listed at the same time by one refresh. */
const LISTED_AT_ONCE = 4;

export interface RefresherOptions extends ListingOptions {
  /** By which rule names are listed: what was listed by another one is to be listed anew. */
  namesRule: string;
  /** Told when the store has been made anew: all is to be read again. */
  onStoreAnew: () => void;
}

/** Keeps what is known of names as the disk is: a request asks for its directories, and what differs is listed anew. */
export class Refresher {
  readonly #options: RefresherOptions;
  readonly #listings: DirectoryListings;
  /** Counts refreshes: a listing that was begun since a refresh was asked for is as fresh as that needs. */
  #moment = 0;
  readonly #begunAt = new WeakMap<TreeDirectory, number>();
  readonly #underWay = new Map<string, Promise<void>>();
  #location: StoreLocation;
  #isRuleNoted = false;
  #hasAll = false;

  /**
   * @param baseInode Of the base directory when it was listed last; null where it never was.
   * @param location Of the store that the tree was read from.
   */
  constructor(
    options: RefresherOptions,
    { baseInode, location }: { baseInode: bigint | null; location: StoreLocation },
  ) {
    this.#options = options;
    this.#listings = new DirectoryListings(options, baseInode);
    this.#location = location;
  }

  /** Whether everything has been looked at once, so that looking again is a matter of what has changed. */
  get hasAll(): boolean {
    return this.#hasAll;
  }

  /** Whether a directory is being listed just now. */
  isUnderWay(path: string): boolean {
    return this.#underWay.has(path);
  }

  /** Waits for the listing of a directory that is under way, if there is one. */
  async settled(path: string): Promise<void> {
    await this.#underWay.get(path)?.catch(() => undefined);
  }

  /**
   * Makes sure that what is known of a directory, or of it and all below it, is what the disk holds. What cannot be
   * read below is left out.
   * @param path Of a directory that has passed the door.
   * @throws SeedrollError NOT_FOUND, FORBIDDEN where the directory itself cannot be read; BUSY while the base
   * directory is away; CANCELLED.
   */
  async refresh({ path, recursive }: Scope, signal?: AbortSignal): Promise<void> {
    this.followStore();
    const since = ++this.#moment;
    await this.#work(await this.#suspects({ path, recursive }, since), { path, recursive }, since, signal);
  }

  /** As `refresh` of everything, and asks the disk for each directory, whatever is watched. */
  async refreshAll(): Promise<void> {
    this.followStore();
    const since = ++this.#moment;
    const all = { path: '', recursive: true };
    const suspects = await this.#options.disk.verify('', true).catch(explainLoss);
    await this.#work([...suspects, ...this.#unlisted(all)], all, since);
    this.#listings.findRenamed();
    this.#hasAll = true;
    if (this.#isRuleNoted) return;
    await this.#options.store.saveNote(NAMES_NOTE, this.#options.namesRule);
    this.#isRuleNoted = true;
  }

  /** Lists these directories anew, as far as they are known. */
  async refreshThese(paths: readonly string[]): Promise<void> {
    // Events of a directory that is gone may be those of the base directory.
    await this.refresh({ path: '', recursive: false });
    const since = ++this.#moment;
    for (const path of paths) {
      if (this.#options.tree.get(path) === null) continue;
      await this.#work([path], { path, recursive: true }, since).catch(ignoreLeftOut);
    }
  }

  /** A store that could not stay where it was begins empty elsewhere: then nothing is known any more. */
  followStore(): void {
    const { changes, disk, onStoreAnew, store, tree } = this.#options;
    if (store.location === this.#location) return;
    this.#location = store.location;
    this.#isRuleNoted = false;
    this.#hasAll = false;
    tree.clear();
    this.#listings.clear();
    void disk.forget(['']);
    changes.reset();
    onStoreAnew();
  }

  /** Forgets directories that have gone. To be called once everything has been looked at that they might be now. */
  forgetGone(): Promise<void> {
    return this.#listings.forgetGone();
  }

  /** Paths of directories that have gone, and that the store has still. */
  get gone(): string[] {
    return this.#listings.gone;
  }

  async #suspects(scope: Scope, since: number): Promise<string[]> {
    const { tree, disk } = this.#options;
    tree.enter(scope.path, since);
    const suspects = await disk.check(scope.path, scope.recursive).catch(explainLoss);
    return [...suspects, ...this.#unlisted(scope)];
  }

  #unlisted({ path, recursive }: Scope): string[] {
    const { tree } = this.#options;
    const directory = tree.get(path);
    if (directory === null) return [];
    if (!recursive) return directory.isListed ? [] : [path];
    const unlisted: string[] = [];
    for (const below of tree.walk(directory)) if (!below.isListed) unlisted.push(below.path);
    return unlisted;
  }

  /** Waits for listings that others have begun: a check may know their stamps before the tree knows what they found. */
  async #settledIn(path: string, recursive: boolean): Promise<void> {
    const isIn = (one: string): boolean =>
      one === path || (recursive && (path === '' || one.startsWith(`${path}/`)));
    const listings = [...this.#underWay].filter(([one]) => isIn(one));
    await Promise.all(listings.map(([one]) => this.settled(one)));
  }

  #unlistedIn({ children }: TreeDirectory): string[] {
    return [...children.values()].filter(({ isListed }) => !isListed).map(({ path }) => path);
  }

  /** Lists directories, and those that turn up in them. */
  async #work(
    paths: readonly string[],
    { path: first, recursive }: Scope,
    since: number,
    signal?: AbortSignal,
  ): Promise<void> {
    const { tree } = this.#options;
    const waiting = [...new Set(paths)];
    let next = 0;
    throwIfGone(signal);
    if (waiting.includes('')) {
      // First and alone: while it is away, what is missing below says nothing.
      await this.#list(tree.make(''), since);
    }
    const lane = async (): Promise<void> => {
      while (next < waiting.length) {
        throwIfGone(signal);
        const path = waiting[next++];
        const directory = path === undefined ? null : tree.get(path);
        if (directory === null) continue;
        await this.#list(directory, since).catch((error: unknown) => {
          if (directory.path === first || !isLeftOut(error)) throw error;
        });
        if (recursive) waiting.push(...this.#unlistedIn(directory));
      }
    };
    const tried = new Set<string>();
    do {
      await Promise.all(Array.from({ length: Math.min(LISTED_AT_ONCE, waiting.length) }, lane));
      if (!recursive) continue;
      // Another refresh may have found directories that it has not listed yet.
      const left = this.#unlisted({ path: first, recursive }).filter((path) => !tried.has(path));
      for (const path of left) tried.add(path);
      waiting.push(...left);
    } while (next < waiting.length);
    await this.#settledIn(first, recursive);
  }

  /** Lists a directory, unless that was begun since. Listings of one directory come one after the other. */
  async #list(directory: TreeDirectory, since: number): Promise<void> {
    for (;;) {
      if ((this.#begunAt.get(directory) ?? 0) >= since && !this.#underWay.has(directory.path)) return;
      const underWay = this.#underWay.get(directory.path);
      if (underWay === undefined) break;
      // Its own failure is told to whoever began it, and to us if it is as fresh as we need.
      const isFresh = (this.#begunAt.get(directory) ?? 0) >= since;
      await (isFresh ? underWay : underWay.catch(() => undefined));
      if (isFresh) return;
    }
    this.#begunAt.set(directory, this.#moment);
    const listing = this.#listNow(directory).finally(() => this.#underWay.delete(directory.path));
    this.#underWay.set(directory.path, listing);
    await listing;
  }

  async #listNow(directory: TreeDirectory): Promise<void> {
    try {
      await this.#listings.list(directory, () => this.#moment);
    } catch (error) {
      this.#begunAt.delete(directory);
      throw error;
    }
  }
}

function ignoreLeftOut(error: unknown): void {
  if (!isLeftOut(error)) throw error;
}

function throwIfGone(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new SeedrollError('CANCELLED', 'The request was cancelled.');
}
