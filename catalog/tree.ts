import { compareNames } from './order.js';
import type { ListedDirectory, ListedLink } from './disk/disk.js';
import { childPath } from './image-paths.js';
import type { ListingChange, StoredDirectory } from './store/store.js';
import { addTo, carry, shareOf } from './tree-sums.js';

/** What is known of one directory, without its images: those are many, and in the store. */
export interface TreeDirectory {
  /** Relative to the base directory, without links in it; empty for the base directory. */
  path: string;
  name: string;
  parent: TreeDirectory | null;
  children: Map<string, TreeDirectory>;
  /** Symbolic links in it, as its last listing found them; none before the first one of this process. */
  links: readonly ListedLink[];
  images: number;
  /** Images in it and below it, but for what is below directories that may not be read. */
  totalImages: number;
  groups: number;
  /** Children that may be read, or that nobody has tried to read. */
  readableChildren: number;
  /** Whether its names are known. */
  isListed: boolean;
  /** Whether it may not be read. */
  isDenied: boolean;
  /** Whether it has turned up in a directory that was known. */
  isNew: boolean;
  /** How often other processes had written to the store when it was listed last. */
  foreignWrites: number;
  /** The last moment at which a request was let into it, or into one below it. */
  enteredAt: number;
  /** When rows of its images were found wanting, as a version; 0 where there are all. */
  pendingSince: number;
  /** Raised whenever its names have changed. */
  namesVersion: number;
  /** Raised whenever an answer about its groups may change: by its names, and by metadata that were read. */
  version: number;
}

/** The directories of the catalog, in memory: there are some thousands of them where there are a million images. */
export class Tree {
  #base: TreeDirectory = makeDirectory('', '', null);
  /** Children in natural order; made when asked for. */
  readonly #sorted = new WeakMap<TreeDirectory, TreeDirectory[]>();
  #versions = 0;

  /** Takes what the store knows. */
  load(stored: StoredDirectory): void {
    const directory = this.make(stored.path);
    directory.isListed = stored.stamp !== null;
    directory.isNew = false;
    this.#setImages(directory, stored.images);
    directory.groups = stored.groups;
    directory.pendingSince = stored.isPending ? ++this.#versions : 0;
  }

  /** Raised by every change of any directory. */
  get version(): number {
    return this.#versions;
  }

  get(path: string): TreeDirectory | null {
    let current: TreeDirectory | undefined = this.#base;
    for (const name of partsOf(path)) current = current?.children.get(name);
    return current ?? null;
  }

  /** The directory at a path; it and those above it are made where they are not known. */
  make(path: string): TreeDirectory {
    let current = this.#base;
    for (const name of partsOf(path)) current = current.children.get(name) ?? this.#addChild(current, name);
    return current;
  }

  /** As `make`, for a request that was let in at this moment: there was such a directory. */
  enter(path: string, moment: number): void {
    for (let above: TreeDirectory | null = this.make(path); above !== null; above = above.parent)
      above.enteredAt = moment;
  }

  #addChild(parent: TreeDirectory, name: string): TreeDirectory {
    const child = makeDirectory(childPath(parent.path, name), name, parent);
    child.isNew = parent.isListed || parent.isNew;
    parent.children.set(name, child);
    addTo(parent, shareOf(child));
    this.#sorted.delete(parent);
    return child;
  }

  #setImages(directory: TreeDirectory, images: number): void {
    addTo(directory, { directories: 0, images: images - directory.images });
    directory.images = images;
  }

  /**
   * Puts what a listing found in the place of what was known.
   * @param begunAt The moment at which the listing was begun: what was entered since may have been made behind it.
   * @returns Children that have gone.
   */
  update(
    directory: TreeDirectory,
    found: ListedDirectory,
    change: ListingChange,
    begunAt: number,
  ): TreeDirectory[] {
    const names = new Set(found.directories);
    const gone = [...directory.children.values()].filter(
      ({ name, enteredAt }) => !names.has(name) && enteredAt <= begunAt,
    );
    for (const child of gone) this.remove(child);
    for (const name of names) if (!directory.children.has(name)) this.#addChild(directory, name);
    // Others may have told the store of a change before this listing did.
    const isForeign = change.foreignWrites !== directory.foreignWrites;
    const isChanged = change.added > 0 || change.removed > 0 || isForeign || !directory.isListed;
    directory.links = found.links;
    directory.isListed = true;
    carry(directory, () => (directory.isDenied = false));
    directory.foreignWrites = change.foreignWrites;
    this.#setImages(directory, change.images);
    directory.groups = change.groups;
    directory.pendingSince = change.isPending ? ++this.#versions : 0;
    if (isChanged) {
      this.touch(directory);
      directory.namesVersion = directory.version;
    }
    return gone;
  }

  /** Removes a directory with all below it, unless another one stands in its place by now. */
  remove(directory: TreeDirectory): void {
    const { name, parent } = directory;
    if (parent === null || parent.children.get(name) !== directory) return;
    const { directories, images } = shareOf(directory);
    addTo(parent, { directories: -directories, images: -images });
    parent.children.delete(name);
    this.#sorted.delete(parent);
  }

  /** Says that a directory may not be read. */
  deny(directory: TreeDirectory): void {
    carry(directory, () => (directory.isDenied = true));
    directory.isListed = true;
  }

  /** Forgets all: nothing is listed any more. What was given out stays as it was. */
  clear(): void {
    this.#base = makeDirectory('', '', null);
  }

  /** Says that answers about a directory may have changed. */
  touch(directory: TreeDirectory): void {
    directory.version = ++this.#versions;
  }

  /** As `touch`, where the directory is known. */
  touchAt(path: string): void {
    const directory = this.get(path);
    if (directory !== null) this.touch(directory);
  }

  /** The children of a directory in natural order, but those that may not be read. */
  childrenOf(directory: TreeDirectory): TreeDirectory[] {
    return this.sortedChildren(directory).filter(({ isDenied }) => !isDenied);
  }

  /** The children of a directory in natural order, those included that may not be read. */
  sortedChildren(directory: TreeDirectory): readonly TreeDirectory[] {
    const known = this.#sorted.get(directory);
    if (known !== undefined) return known;
    const children = [...directory.children.values()].toSorted((a, b) => compareNames(a.name, b.name));
    this.#sorted.set(directory, children);
    return children;
  }

  /** A directory and all below it, depth first in natural order, without those that may not be read. */
  *walk(directory: TreeDirectory): Generator<TreeDirectory> {
    // A stack of its own: generators within generators would cost the square of the depth.
    const waiting = [directory];
    for (let current = waiting.pop(); current !== undefined; current = waiting.pop()) {
      yield current;
      if (current.children.size > 0) waiting.push(...this.childrenOf(current).toReversed());
    }
  }
}

function makeDirectory(path: string, name: string, parent: TreeDirectory | null): TreeDirectory {
  return {
    path,
    name,
    parent,
    children: new Map(),
    links: [],
    images: 0,
    totalImages: 0,
    groups: 0,
    readableChildren: 0,
    isListed: false,
    isDenied: false,
    isNew: false,
    foreignWrites: 0,
    enteredAt: 0,
    pendingSince: 0,
    namesVersion: 0,
    version: 0,
  };
}

function partsOf(path: string): string[] {
  return path === '' ? [] : path.split('/');
}
