import type { GroupRule } from '../../schema/models/group-rule.js';
import type { ListedDirectory } from '../disk/disk.js';
import type { GroupSort } from '../group-keys.js';
import type {
  FacetsQuestion,
  FilePlace,
  FoundFile,
  FoundGroups,
  GroupColumns,
  GroupPlace,
  GroupRecipes,
  GroupsBy,
  GroupSearch,
  GroupSummary,
  ImagePage,
  ImageRange,
  ImageSearch,
  ImagesOfGroup,
  ListingChange,
  MatchingGroups,
  PageRequest,
  PendingPart,
  SavedScans,
  ScannedFiles,
  Scope,
  SearchedFacets,
  SearchedImages,
  SomeGroups,
  SortedGroups,
  StatColumns,
  StoredDirectory,
  StoredFileMetadata,
  StoredGroup,
  StoredImage,
  StoredMetadata,
  StoreLocation,
  StorePage,
  StoreStatus,
  UnparsedDirectory,
  UnreadableFile,
  ValueCount,
  ValuesQuestion,
  VersionedDirectory,
} from './store.js';
import type { Wanted } from './wanted.js';

/** What is asked about groups. `by` is null for the default rule. */
export interface GroupQuestions {
  groups: [
    input: { directory: string; from: number; limit: number; hasDetails: boolean; by: GroupsBy | null },
    output: StoredGroup[],
  ];
  groupOf: [input: FilePlace, output: StoredGroup | null];
  groupHolding: [
    input: { place: GroupPlace; by: GroupsBy | null; wanted: Wanted | null },
    output: StoredGroup | null,
  ];
  groupSummaries: [
    input: { places: readonly GroupPlace[]; by: GroupsBy | null; wanted: Wanted },
    output: (GroupSummary | null)[],
  ];
  ordinalBehind: [input: { place: GroupPlace; by: GroupsBy | null }, output: number];
  imagesByRule: [
    input: { directory: string; from: number; limit: number; by: GroupsBy },
    output: StoredImage[],
  ];
  imagesOfGroup: [
    input: {
      place: GroupPlace;
      after: GroupPlace | null;
      limit: number;
      by: GroupsBy | null;
      wanted: Wanted | null;
    },
    output: ImagesOfGroup | null,
  ];
  recipesOfGroup: [
    input: { place: GroupPlace; by: GroupsBy | null; wanted: Wanted },
    output: GroupRecipes | null,
  ];
  unparsedHeads: [input: { scope: Scope; limit: number }, output: FilePlace[]];
  countGroups: [
    input: { rule: GroupRule; directories: readonly VersionedDirectory[]; wanted: Wanted },
    output: number[],
  ];
  findGroups: [
    input: {
      rule: GroupRule;
      search: GroupSearch;
      directories: readonly VersionedDirectory[];
      wanted: Wanted;
    },
    output: { groups: MatchingGroups[]; unread: number },
  ];
  sortGroups: [
    input: {
      rule: GroupRule;
      order: { sort: GroupSort; isDescending: boolean };
      directories: readonly (SomeGroups & { scores: Float64Array | null })[];
      wanted: Wanted;
    },
    output: SortedGroups,
  ];
  groupColumns: [
    input: { rule: GroupRule; directories: readonly SomeGroups[]; wanted: Wanted },
    output: GroupColumns[],
  ];
  countImages: [
    input: { rule: GroupRule; directories: readonly SomeGroups[]; wanted: Wanted },
    output: number,
  ];
}

/** What the threads of the database are asked: per name what goes in and what comes out. */
export interface Questions extends GroupQuestions {
  open: [input: OpenInput, output: StoreLocation];
  directory: [input: string, output: StoredDirectory | null];
  directoriesOfInode: [input: bigint, output: StoredDirectory[]];
  directoriesBelow: [
    input: { path: string; after: string | null; limit: number },
    output: StorePage<StoredDirectory>,
  ];
  newestListing: [input: null, output: number];
  saveListing: [input: ListingPart, output: ListingChange | null];
  renameDirectory: [input: { from: string; to: string }, output: boolean];
  removeDirectories: [input: readonly string[], output: null];
  materialise: [input: Scope, output: null];
  images: [input: ImageRange & { directory: string }, output: StoredImage[]];
  groupsContaining: [input: { contains: string; scope: Scope; wanted: Wanted }, output: FoundGroups[]];
  files: [input: readonly FilePlace[], output: (StoredFileMetadata | null)[]];
  stats: [input: PageRequest & { directory: string }, output: StatColumns];
  pending: [input: PageRequest, output: StorePage<PendingPart>];
  unparsed: [input: PageRequest & { directory?: string | undefined }, output: StorePage<UnparsedDirectory>];
  unsettled: [input: PageRequest, output: StorePage<UnparsedDirectory>];
  adopt: [input: readonly FoundFile[], output: boolean[]];
  canAdopt: [input: null, output: boolean];
  saveScanned: [input: readonly ScannedFiles[], output: SavedScans];
  markUnparsed: [input: readonly FilePlace[], output: null];
  metadata: [input: readonly FilePlace[], output: (StoredMetadata | null)[]];
  unparsedIn: [input: { scope: Scope; limit: number }, output: UnparsedDirectory[] | null];
  searchFacets: [
    input: { search: ImageSearch; question: FacetsQuestion; wanted: Wanted },
    output: SearchedFacets,
  ];
  searchValues: [input: { question: ValuesQuestion; wanted: Wanted }, output: ValueCount[]];
  searchImages: [input: { search: ImageSearch; page: ImagePage; wanted: Wanted }, output: SearchedImages];
  unreadable: [input: { after?: FilePlace | undefined; limit: number }, output: UnreadableFile[]];
  status: [input: null, output: StoreStatus];
  foreignWrites: [input: null, output: number];
  note: [input: string, output: string | null];
  saveNote: [input: { name: string; value: string | null }, output: null];
  tidy: [input: null, output: null];
  close: [null, null];
}

export type Name = keyof Questions;

/** Questions that may take long, and that are not waited for by others. */
const SEARCHES: ReadonlySet<Name> = new Set<Name>([
  'searchImages',
  'searchFacets',
  'searchValues',
  'countGroups',
  'findGroups',
  'sortGroups',
  'groupColumns',
  'countImages',
]);

/**
 * Whether a question goes where searches go. Those about groups by other rules do, so that what is kept of such groups is
 * kept once.
 */
export function isSearch(name: Name, input: unknown): boolean {
  if (SEARCHES.has(name)) return true;
  return typeof input === 'object' && input !== null && 'by' in input && input.by !== null;
}

/** Questions that change something, and what must wait for them. */
export const WRITES: ReadonlySet<Name> = new Set<Name>([
  'saveListing',
  'renameDirectory',
  'removeDirectories',
  'materialise',
  'adopt',
  'saveScanned',
  'markUnparsed',
  'saveNote',
  // Only the thread that writes can tell writes of others from its own.
  'foreignWrites',
  'tidy',
  'close',
]);

/** A thread either writes, or only reads what another one writes. */
export type OpenInput =
  | { role: 'writer'; /** Null for memory. */ file: string | null }
  | { role: 'reader'; location: Extract<StoreLocation, { kind: 'file' }> };

/** What the writing thread says without being asked: where it keeps the catalog from now on. */
export interface Moved {
  location: StoreLocation;
}

/** A listing, or a part of one. */
export interface ListingPart {
  /** Which listing: parts of several may come in turns. */
  listing: number;
  path: string;
  /** File names, joined by `/`. */
  names: string;
  isFirst: boolean;
  /** Number of the newest listing that was known of when this one was begun. */
  since: number;
  /** Whether the end tells which names came and went. */
  tellsNames: boolean;
  /** What comes after this part. Only the end has an answer that is not null. */
  next: 'more' | 'drop' | { end: ListedDirectory };
}
