import type { Decimal } from '../../schema/models/decimal.js';
import type { Border, GroupRule } from '../../schema/models/group-rule.js';
import type { Filter } from '../../schema/models/filter.js';
import type { Facet, FacetName } from '../../schema/models/search.js';
import type { DirectoryStamp, ListedDirectory } from '../disk/disk.js';
import type { GroupSort } from '../group-keys.js';

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

/** Names of files, joined by `/`. */
export interface ListingNames {
  added: string;
  removed: string;
}

/**
 * `saved`: the directory is as it was listed. `overtaken`: nothing of it counts, since another listing was saved since it
 * was begun. `disturbed`: nor here, since another one is just being saved.
 */
export type ListingOutcome = 'saved' | 'overtaken' | 'disturbed';

/** What a listing changed, in images. */
export interface ListingChange {
  outcome: ListingOutcome;
  /** Number of the newest listing of any directory: those of all processes are numbered in the order of their ends. */
  newest: number;
  added: number;
  removed: number;
  /** Which came and went; null where they were not asked for, are more than a thousand, or are not known. */
  names: ListingNames | null;
  /** How often other processes were seen to have written to the store, since it was opened. */
  foreignWrites: number;
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

export interface SavedScans {
  /** How many files were saved. */
  saved: number;
  /** Per scan, places in its batch of files that are known as before: left out, or read once more and found the same. */
  unchanged: number[][];
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

/** A rule of groups other than the default one, and the version of the directory that it is asked of. */
export interface GroupsBy {
  rule: GroupRule;
  /** Another one for whatever may have changed the groups; what is kept for a version serves it again. */
  version: number;
}

/** An image by its place in the order of a rule. */
export interface GroupPlace extends FilePlace {
  /** That the rule looks at. */
  seed: Decimal | null;
}

/** When files of a group were written, in milliseconds since 1970; null where none is read. */
export interface GroupTimes {
  firstTime: number | null;
  lastTime: number | null;
}

export interface GroupDetails extends GroupTimes {
  begins: Border;
  ends: Border;
  /** How many seeds are missing between the first and the last one, and the first ones of them. */
  missing: number;
  missingSeeds: Decimal[];
}

/** A run of images in the order of a rule. */
export interface StoredGroup {
  /** Position from 0 in its directory. */
  ordinal: number;
  count: number;
  first: StoredImage;
  /** Of the first image, that the rule looks at. */
  seed: Decimal | null;
  /** Null where they were not asked for. */
  details: GroupDetails | null;
}

/** What a group was made from, by its first image. */
export interface GroupHeading {
  prompt: string;
  /** Names. */
  model: string | null;
  generator: string | null;
}

/** What a tile shows of a group. */
export interface GroupSummary extends Pick<StoredGroup, 'first' | 'count' | 'seed'> {
  /** How many seeds are missing between the first and the last one. */
  missing: number;
  /** As `GroupTimes`. */
  lastTime: number | null;
  /** Null where the first image is not parsed. */
  heading: GroupHeading | null;
}

/** Some images of a group. */
export interface ImagesOfGroup {
  /** How many it has. */
  count: number;
  images: StoredImage[];
}

/** A directory, with what `GroupsBy` says of versions. */
export interface VersionedDirectory {
  path: string;
  version: number;
}

/** Groups of one directory. */
export interface SomeGroups extends VersionedDirectory {
  /** Which, ascending; all where null. */
  ordinals: Uint32Array | null;
}

/** Groups of one directory that were found, ascending. */
export interface MatchingGroups {
  directory: string;
  ordinals: Uint32Array;
  /** How relevant each is, beside them; 0 for not at all. Null where they were not asked for. */
  scores: Float64Array | null;
}

/** What groups are looked for. */
export interface GroupSearch {
  filter: Filter;
  scope: Scope;
  /** Which image of a group the filter must find. */
  of: 'any' | 'first';
  hasScores: boolean;
}

/** Groups of several directories in an order, column by column. */
export interface SortedGroups {
  /** Which of the directories that were asked about. */
  directories: Uint32Array;
  ordinals: Uint32Array;
  /** How many have a key; they come first. */
  known: number;
  /** The keys of those, as numbers or as texts joined by `/`, with where each ends. */
  numbers: Float64Array | null;
  texts: { joined: string; ends: Uint32Array } | null;
}

/** Groups of one directory, column by column. */
export interface GroupColumns {
  /** Of the first images, joined by `/`. */
  names: string;
  counts: Uint32Array;
  /** Of the first images, joined by `/`, where the rule looks at those of metadata; empty where there is none. */
  seeds: string | null;
}

/** What the images of a group that are read were made from: the most frequent first, and not beyond some hundreds. */
export interface GroupRecipes {
  /** How many are read. */
  images: number;
  texts: { prompt: string; negativePrompt: string; count: number }[];
  /** As `Recipe.template` of `workers/pack.ts`. */
  settings: { template: string; count: number }[];
  hasAllTexts: boolean;
  hasAllSettings: boolean;
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

/** A scope without what may not be read in it. */
export interface SearchScope extends Scope {
  /** Directories that are left out with all below them. */
  without: readonly string[];
}

/** What is looked for, and where. */
export interface ImageSearch {
  filter: Filter;
  scope: SearchScope;
}

/** What images are ordered by; equals, and those of which it is not known, by path. */
export type ImageSort = 'path' | 'date' | 'name' | 'id' | 'seed' | 'size' | 'relevance';

/** Where an image stands in an order, also when it has gone. */
export interface ImagePosition extends FilePlace {
  /** What it is ordered by before its path, as text; null where that is not known, and in the order of paths. */
  key: string | null;
}

export interface ImagePage {
  sort: ImageSort;
  /** Images whose key is not known come last either way. */
  isDescending: boolean;
  after: ImagePosition | null;
  limit: number;
}

export interface SearchedImage extends ImagePosition {
  fileId: Decimal | null;
  seed: Decimal | null;
  mtimeNs: bigint | null;
  size: number | null;
  /** In pixels, as the metadata tell. */
  width: number | null;
  height: number | null;
  model: string | null;
}

export interface SearchedImages {
  images: SearchedImage[];
  isMore: boolean;
  /** Of all pages. */
  total: number;
  /** Images of the scope that were not read when it was searched. */
  unread: number;
}

/** A value with the number of images that have it. */
export interface ValueCount {
  value: string;
  count: number;
}

export interface FacetsQuestion {
  names: readonly FacetName[];
  /** Most values of each. */
  limit: number;
}

export interface SearchedFacets {
  total: number;
  /** Images of the scope that were not read when they were counted. */
  unread: number;
  /** The most frequent values first, equals in order of letters. */
  facets: Facet[];
}

/** Which values of a facet begin with a text, or hold it, in any case of letters. */
export interface ValuesQuestion {
  scope: SearchScope;
  name: FacetName;
  prefix: string;
  limit: number;
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
   * A listing that another one of the same directory overtakes, of whichever process, neither puts names back nor takes
   * names away from then on. It counts for as new as this call is: read the directory after it.
   *
   * Images of a directory that is new may stay pending, each written as a row only with what a scan finds out: counts
   * are right, but what reads images and groups finds none of them before `materialise`.
   * @param tellsNames Whether the end tells which names came and went.
   */
  beginListing(path: string, tellsNames?: boolean): Listing;
  /**
   * Takes note of listings that other processes have saved, so that one that is begun now is known to be newer. Without
   * it, it may be overtaken by what was there before.
   */
  catchUp(): Promise<void>;
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
  /**
   * The groups of a directory, from an ordinal on.
   * @param by Null for the default rule, here and below.
   */
  groups(
    directory: string,
    range: { from: number; limit: number; hasDetails?: boolean },
    by?: GroupsBy | null,
  ): Promise<StoredGroup[]>;
  /** How many groups directories have, in their order, by a rule other than the default one. */
  countGroups(
    rule: GroupRule,
    directories: readonly VersionedDirectory[],
    signal?: AbortSignal,
  ): Promise<number[]>;
  /** The group by the default rule whose first image has this name, or null. */
  groupOf(directory: string, name: string): Promise<StoredGroup | null>;
  /**
   * The group that an image is in, or was before it went: then it is that of the next image, where that goes on with its
   * seed. Null where there is none.
   */
  groupHolding(place: GroupPlace, by: GroupsBy | null, signal?: AbortSignal): Promise<StoredGroup | null>;
  /** As `groupHolding`, per place, with what tiles show of the groups. */
  groupSummaries(
    places: readonly GroupPlace[],
    by: GroupsBy | null,
    signal?: AbortSignal,
  ): Promise<(GroupSummary | null)[]>;
  /** The ordinal of the first group that begins behind a place, whether or not there is such an image. */
  ordinalBehind(place: GroupPlace, by?: GroupsBy | null): Promise<number>;
  /** Images in the order of a rule, from the first one of a group on. */
  imagesByRule(
    directory: string,
    range: { from: number; limit: number },
    by: GroupsBy,
  ): Promise<StoredImage[]>;
  /** Images of the group that `groupHolding` gives, from its beginning or behind a place. */
  imagesOfGroup(
    place: GroupPlace,
    page: { after: GroupPlace | null; limit: number },
    by: GroupsBy | null,
    signal?: AbortSignal,
  ): Promise<ImagesOfGroup | null>;
  /** What the images of the group that `groupHolding` gives were made from; null where there is none. */
  recipesOfGroup(place: GroupPlace, by: GroupsBy | null, signal?: AbortSignal): Promise<GroupRecipes | null>;
  /**
   * Groups of these directories, by any rule, that a filter finds images of; none of directories without.
   * @returns With the images of the scope that were not read when it was searched.
   */
  findGroups(
    rule: GroupRule,
    search: GroupSearch & { directories: readonly VersionedDirectory[] },
    signal?: AbortSignal,
  ): Promise<{ groups: MatchingGroups[]; unread: number }>;
  /** Groups of directories in an order, by any rule; those of equal keys in the order of directories as given. */
  sortGroups(
    rule: GroupRule,
    order: { sort: GroupSort; isDescending: boolean },
    directories: readonly (SomeGroups & { scores: Float64Array | null })[],
    signal?: AbortSignal,
  ): Promise<SortedGroups>;
  /** First images and counts of groups, per directory, by any rule. */
  groupColumns(
    rule: GroupRule,
    directories: readonly SomeGroups[],
    signal?: AbortSignal,
  ): Promise<GroupColumns[]>;
  /** How many images groups have, all together, by any rule. */
  countImages(rule: GroupRule, directories: readonly SomeGroups[], signal?: AbortSignal): Promise<number>;
  /**
   * Groups at a path, or at it and below it, whose first image's prompt or negative prompt hold a text, in any case of
   * letters. In no order of directories.
   */
  groupsContaining(contains: string, scope: Scope, signal?: AbortSignal): Promise<FoundGroups[]>;
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
   */
  saveScanned(scans: readonly ScannedFiles[]): Promise<SavedScans>;
  /** Says that files must be parsed again. */
  markUnparsed(places: readonly FilePlace[]): Promise<void>;

  /** Per place, in their order; null where the file is not parsed. */
  metadata(places: readonly FilePlace[]): Promise<(StoredMetadata | null)[]>;
  /** Images that are not parsed and not pending, as `unparsed` gives them; null where they are more than `limit`. */
  unparsedIn(scope: Scope, limit: number): Promise<UnparsedDirectory[] | null>;
  /**
   * Images that a filter finds, page by page. What is pending is not found.
   * @param signal Ends the search once it is aborted.
   * @throws SeedrollError CANCELLED, TIMEOUT.
   */
  searchImages(
    search: ImageSearch,
    page: ImagePage,
    signal: AbortSignal | undefined,
  ): Promise<SearchedImages>;
  /**
   * How many of the images that a filter finds have which values.
   * @throws SeedrollError CANCELLED, TIMEOUT.
   */
  searchFacets(
    search: ImageSearch,
    question: FacetsQuestion,
    signal: AbortSignal | undefined,
  ): Promise<SearchedFacets>;
  /**
   * Values of a facet for suggestions, which may be some seconds old: those that begin with the text first, the most
   * frequent first.
   * @throws SeedrollError CANCELLED, TIMEOUT.
   */
  searchValues(question: ValuesQuestion, signal: AbortSignal | undefined): Promise<ValueCount[]>;
  /** Images that cannot be read, by directory and name as bytes, behind a place. */
  unreadable(page: { after?: FilePlace | undefined; limit: number }): Promise<UnreadableFile[]>;
  status(): Promise<StoreStatus>;
  /** How often other processes were seen to have written, since it was opened. */
  foreignWrites(): Promise<number>;

  /** A note of the caller's, such as where the watcher stopped. */
  note(name: string): Promise<string | null>;
  saveNote(name: string, value: string | null): Promise<void>;

  /** Removes texts and settings that no image has any more, and old notes of files that have gone. Call it when idle. */
  tidy(): Promise<void>;
}
