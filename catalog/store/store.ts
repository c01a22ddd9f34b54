import type { Decimal } from '../../schema/models/decimal.js';
import type { PackedMetadata } from '../../workers/pack.js';

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
  inode: bigint | null;
  /** As it was when it was listed last; null where that was cut off, and must be done again. */
  mtimeNs: bigint | null;
  listedAtNs: bigint | null;
  images: number;
  byState: StateCounts;
}

/** A directory as it was found. */
export interface ListedDirectory {
  path: string;
  inode?: bigint;
  /** Taken before it was read. */
  mtimeNs: bigint;
  /** When it was read, by the same clock as `mtimeNs`. */
  listedAtNs: bigint;
}

export interface ListedFile {
  name: string;
  stat?: FileStat;
}

/** What a listing changed, in images. */
export interface ListingChange {
  added: number;
  removed: number;
  /** Known by name, but of another size or time: they are unparsed again. */
  changed: number;
}

/** An image by its place. */
export interface FilePlace {
  directory: string;
  name: string;
}

export interface FoundFile extends FilePlace {
  stat: FileStat;
}

/** A file with what parsing found; `stat` is from before it was read. */
export interface ParsedFile extends FoundFile {
  metadata: PackedMetadata;
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

/** What is kept of a file. */
export interface StoredFile {
  state: ImageState;
  /** Null where it was not asked for yet. */
  stat: FileStat | null;
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
   * Puts a listing in the place of the one that is known. New names are added, names that are gone are removed, names
   * that stay keep what is known unless size or time are given and differ. A new name with the size, time and inode of
   * a known file is that file. Up to 10,000 names are one transaction; of a longer listing parts show earlier, and the
   * directory's `mtimeNs` is null until it is complete.
   */
  saveListing(
    directory: ListedDirectory,
    files: Iterable<ListedFile> | AsyncIterable<ListedFile>,
  ): Promise<ListingChange>;
  /** Says that a directory was read again and nothing had changed. */
  touchDirectory(directory: ListedDirectory): Promise<void>;
  /**
   * Renames a directory with all below it, so that they keep what is known.
   * @returns Whether it was done; not where the new path is known already.
   */
  renameDirectory(from: string, to: string): Promise<boolean>;
  /** Removes directories with all below them. */
  removeDirectories(paths: readonly string[]): Promise<void>;

  /** The images of a directory in the catalog's order: by id, seed and name; those whose name has no numbers last. */
  images(directory: string, page: PageRequest): Promise<StorePage<StoredImage>>;
  /** Per place, in their order; null where nothing is known. */
  files(places: readonly FilePlace[]): Promise<(StoredFile | null)[]>;

  /** Images that are not parsed, of one directory or of all. */
  unparsed(page: PageRequest & { directory?: string | undefined }): Promise<StorePage<FilePlace>>;
  /**
   * Looks for files of the same size, time and inode, present or gone, and takes over what is known of them.
   * @returns Per file whether it is parsed now.
   */
  adopt(files: readonly FoundFile[]): Promise<boolean[]>;
  /**
   * Saves what parsing found, thousands of files in one transaction. What is no longer listed is left out.
   * @returns How many were saved.
   */
  saveParsed(files: readonly ParsedFile[]): Promise<number>;
  /** Says that files must be parsed again. */
  markUnparsed(places: readonly FilePlace[]): Promise<void>;

  /** Per place, in their order; null where the file is not parsed. */
  metadata(places: readonly FilePlace[]): Promise<(StoredMetadata | null)[]>;
  search(question: SearchQuestion, page: PageRequest): Promise<StorePage<FoundImage>>;
  unreadable(page: PageRequest): Promise<StorePage<UnreadableFile>>;
  status(): Promise<StoreStatus>;

  /** A note of the caller's, such as where the watcher stopped. */
  note(name: string): Promise<string | null>;
  saveNote(name: string, value: string | null): Promise<void>;

  /** Removes texts and settings that no image has any more, and old notes of files that have gone. Call it when idle. */
  tidy(): Promise<void>;
}
