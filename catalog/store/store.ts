import type { Decimal } from '../../schema/models/decimal.js';
import type { DirectoryStamp, ListedDirectory } from '../disk/disk.js';

/** Where the catalog is kept. */
export type StoreLocation =
  | {
      kind: 'file';
      file: string;
      /** Where a damaged file was moved, out of whose place this one was made anew. */
      movedTo: string | null;
    }
  | {
      kind: 'memory';
      /** Why it is not the file that was wanted; null where none was. */
      reason: string | null;
    };

/** What the file system says of a file. */
export interface FileStat {
  size: number;
  mtimeNs: bigint;
  inode: bigint;
}

/** `unparsed`: only the name is known. `empty`: without metadata. `unreadable`: with a reason. */
export type ImageState = 'unparsed' | 'parsed' | 'empty' | 'unreadable';

/** Images by what is known of them. */
export type StateCounts = Record<ImageState, number>;

/** Paths are relative to the base directory, separated by `/`; empty for the base directory. */
export interface StoredDirectory {
  path: string;
  /** As it was when it was listed last; null where that was cut off or proved nothing, and must be done again. */
  stamp: DirectoryStamp | null;
  /** As it was when it was listed last, also where that proved nothing; null where it never was. */
  inode: bigint | null;
  images: number;
  groups: number;
  byState: StateCounts;
  /** Whether `materialise` has something to do for it. */
  isPending: boolean;
}

/** What a listing changed, in images. */
export interface ListingChange {
  added: number;
  removed: number;
  /** What is in the directory now. */
  images: number;
  groups: number;
  /** Whether `materialise` has something to do for it. */
  isPending: boolean;
}

/** A listing that is being saved. Writes come in the order of the calls; one that is neither ended nor dropped stays cut off. */
export interface Listing {
  /** @param names File names, joined by `/`. */
  add(names: string): Promise<void>;
  /**
   * Removes what was not named, makes the groups anew where names have changed, and keeps the stamp, unless it is racy.
   */
  end(directory: ListedDirectory): Promise<ListingChange>;
  /** What was added stays; the directory is to be listed again. */
  drop(): Promise<void>;
}

/** An image by its place. */
export interface FilePlace {
  directory: string;
  name: string;
}

export interface FoundFile extends FilePlace {
  stat: FileStat;
}

/** Unparsed files of one directory. */
export interface UnparsedDirectory {
  directory: string;
  /** Ids of the files' rows, which are never used again for others; beside `names`. */
  ids: number[];
  names: string[];
}

/** Names of one directory whose files nobody has read, and that have no rows. */
export interface PendingPart {
  /** Never used again for other names. */
  id: number;
  directory: string;
  /** How many names. */
  count: number;
  /** Joined by `/`. */
  names: string;
}

/** What a scan found out about some files. */
export interface ScannedFiles {
  /** In the order of the batch: rows as `unparsed` gave them, or parts as `pending` did, with all of their names. */
  files: { ids: readonly number[] } | { parts: readonly Pick<PendingPart, 'id' | 'count'>[] };
  /** A `ScannedBatch` as JSON text. */
  batch: string;
}

export interface StoredImage {
  name: string;
  /** The numbers of the name. */
  fileId: Decimal | null;
  seed: Decimal | null;
  /** The seed in the metadata, which may be negative there. */
  metadataSeed: string | null;
  state: ImageState;
}

export interface FoundImage extends StoredImage {
  directory: string;
}

/** A group by the default rule: a run of images in the catalog's order. */
export interface StoredGroup {
  /** Position from 0 in its directory. */
  ordinal: number;
  count: number;
  first: StoredImage;
}

/** Groups of one directory by their ordinals, ascending. */
export interface FoundGroups {
  directory: string;
  ordinals: number[];
}

/** A directory, or it and all below it. */
export interface Scope {
  path: string;
  recursive: boolean;
}

/** Where a page of a directory's images begins: with the first, with one of this name, or behind the place of this name. */
export interface ImageRange {
  from?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Stats of parsed files, column by column. */
export interface StatColumns {
  names: string[];
  sizes: Float64Array;
  mtimesNs: BigInt64Array;
  inodes: BigUint64Array;
  /** Give it as `after` for the next ones; null behind the last. */
  next: string | null;
}

/** What is kept of a file. */
export interface StoredFile {
  state: ImageState;
  /** Null where it was not asked for yet. */
  stat: FileStat | null;
}

/** What is kept of a file, its metadata included. */
export interface StoredFileMetadata extends StoredFile {
  /** Null where it is not parsed. */
  metadata: StoredMetadata | null;
}

export interface StoredMetadata {
  /** `Metadata` as JSON text. */
  json: string;
  /** Whether `raw` in it is what the file holds. It is empty otherwise: long texts are only in the file. */
  hasRaw: boolean;
}

export interface UnreadableFile extends FilePlace {
  reason: string;
}

/** A page of a list. Pages hold what is true when they are read; what stays where it is comes exactly once. */
export interface StorePage<Item> {
  items: Item[];
  /** Give it as `after` for the next page; null behind the last one. */
  next: string | null;
}

export interface PageRequest {
  after?: string | undefined;
  limit: number;
}

/** All that is given must hold. Names are compared without regard to the case of ASCII letters. */
export interface SearchQuestion {
  /** Words that prompt or negative prompt hold, each whole; words in quotes stand side by side. It has no other syntax. */
  text?: string | undefined;
  /** A piece of prompt or negative prompt, in any case of letters. Reads every text: slower than `text`. */
  contains?: string | undefined;
  /** The seed in the metadata, or the name's where there is none. Inclusive, as decimal text. */
  seedFrom?: string | undefined;
  seedTo?: string | undefined;
  model?: string | undefined;
  sampler?: string | undefined;
  scheduler?: string | undefined;
  generator?: string | undefined;
  stepsFrom?: number | undefined;
  stepsTo?: number | undefined;
  cfgScaleFrom?: number | undefined;
  cfgScaleTo?: number | undefined;
  width?: number | undefined;
  height?: number | undefined;
  /** When the file was last written. Inclusive. */
  mtimeFromNs?: bigint | undefined;
  mtimeToNs?: bigint | undefined;
  /** The directory to look in, and below. */
  directory?: string | undefined;
}

export interface StoreStatus {
  location: StoreLocation;
  directories: number;
  images: number;
  byState: StateCounts;
  /** Size on disk. */
  bytes: number;
}

/**
 * What is known of a base directory: a cache of it, so deleting it loses nothing. Where it is kept, in which thread
 * and in what language is its own affair. Methods fail with SeedrollError BUSY where another process writes for long.
 */
export interface Store extends AsyncDisposable {
  /** Where it is kept now. A disk that fills up or goes away moves it to memory, where it begins empty. */
  readonly location: StoreLocation;

  directory(path: string): Promise<StoredDirectory | null>;
  /** The directories of an inode: what a renamed one was called before. */
  directoriesOfInode(inode: bigint): Promise<StoredDirectory[]>;
  /** A directory and all below it, ordered by path as bytes. */
  directoriesBelow(path: string): AsyncIterable<StoredDirectory>;
  /**
   * Puts a listing in the place of the one that is known: new names are added, names that are gone are removed, names
   * that stay keep what is known. Up to 10,000 names are one transaction; of a longer listing parts show earlier, and
   * the directory's `stamp` is null until it is complete.
   *
   * Images of a directory that is new may stay pending, each written as a row only with what a scan finds out: counts
   * are right, but what reads images and groups finds none of them before `materialise`.
   */
  beginListing(path: string): Listing;
  /**
   * Renames a directory with all below it, so that they keep what is known.
   * @returns Whether it was done; not where the new path is known already.
   */
  renameDirectory(from: string, to: string): Promise<boolean>;
  /** Removes directories with all below them. */
  removeDirectories(paths: readonly string[]): Promise<void>;

  /** Makes rows of images that are pending, and the groups of their directories. They are unparsed then. */
  materialise(scope: Scope): Promise<void>;

  /** The images of a directory in the catalog's order: by id, seed and name; those whose name has no numbers last. */
  images(directory: string, range: ImageRange): Promise<StoredImage[]>;
  /** The groups of a directory, from an ordinal on. */
  groups(directory: string, range: { from: number; limit: number }): Promise<StoredGroup[]>;
  /** The group whose first image has this name, or null. */
  groupOf(directory: string, name: string): Promise<StoredGroup | null>;
  /** The ordinal of the first group that begins behind the place of this name, whether or not there is such an image. */
  ordinalBehind(directory: string, name: string): Promise<number>;
  /**
   * Groups at a path, or at it and below it, whose first image's prompt or negative prompt hold a text, in any case of
   * letters. In no order of directories.
   */
  groupsContaining(contains: string, scope: Scope): Promise<FoundGroups[]>;
  /**
   * First images of groups that are not parsed, at a path, or at it and below it. Costs next to nothing where all
   * directories are parsed.
   */
  unparsedHeads(scope: Scope, limit: number): Promise<FilePlace[]>;
  /** Per place, in their order; null where nothing is known. */
  files(places: readonly FilePlace[]): Promise<(StoredFileMetadata | null)[]>;
  /** What is known of the parsed files of a directory, to be compared with the disk. */
  stats(directory: string, page: PageRequest): Promise<StatColumns>;

  /** Images that are pending, in parts of some hundreds at most, in the order of their listings. */
  pending(page: PageRequest): Promise<StorePage<PendingPart>>;
  /** Images that are not parsed and not pending, of one directory or of all. */
  unparsed(page: PageRequest & { directory?: string | undefined }): Promise<StorePage<UnparsedDirectory>>;
  /**
   * Parsed images that were written in the moments before they were read (their time is kept as 0), to be read once more:
   * `saveScanned` takes them too.
   */
  unsettled(page: PageRequest): Promise<StorePage<UnparsedDirectory>>;
  /**
   * Looks for files of the same size, time and inode, present or gone, and takes over what is known of them.
   * @returns Per file whether it is parsed now.
   */
  adopt(files: readonly FoundFile[]): Promise<boolean[]>;
  /** Whether `adopt` could find anything. */
  canAdopt(): Promise<boolean>;
  /**
   * Saves what scans found out, in one transaction. What is no longer listed, or was parsed meanwhile, is left out.
   * @returns How many were saved.
   */
  saveScanned(scans: readonly ScannedFiles[]): Promise<number>;
  /** Says that files must be parsed again. */
  markUnparsed(places: readonly FilePlace[]): Promise<void>;

  /** Per place, in their order; null where the file is not parsed. */
  metadata(places: readonly FilePlace[]): Promise<(StoredMetadata | null)[]>;
  search(question: SearchQuestion, page: PageRequest): Promise<StorePage<FoundImage>>;
  /** Images that cannot be read, by directory and name as bytes, behind a place. */
  unreadable(page: { after?: FilePlace | undefined; limit: number }): Promise<UnreadableFile[]>;
  status(): Promise<StoreStatus>;

  /** A note of the caller's, such as where the watcher stopped. */
  note(name: string): Promise<string | null>;
  saveNote(name: string, value: string | null): Promise<void>;

  /** Removes texts and settings that no image has any more, and old notes of files that have gone. Call it when idle. */
  tidy(): Promise<void>;
}
