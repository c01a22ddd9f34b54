import type { ListedDirectory } from '../disk/disk.js';
import type {
  FilePlace,
  FoundFile,
  FoundGroups,
  FoundImage,
  ImageRange,
  ListingChange,
  PageRequest,
  PendingPart,
  ScannedFiles,
  Scope,
  SearchQuestion,
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
} from './store.js';

/** What the threads of the database are asked: per name what goes in and what comes out. */
export interface Questions {
  open: [input: OpenInput, output: StoreLocation];
  directory: [input: string, output: StoredDirectory | null];
  directoriesOfInode: [input: bigint, output: StoredDirectory[]];
  directoriesBelow: [
    input: { path: string; after: string | null; limit: number },
    output: StorePage<StoredDirectory>,
  ];
  saveListing: [input: ListingPart, output: ListingChange | null];
  renameDirectory: [input: { from: string; to: string }, output: boolean];
  removeDirectories: [input: readonly string[], output: null];
  materialise: [input: Scope, output: null];
  images: [input: ImageRange & { directory: string }, output: StoredImage[]];
  groups: [input: { directory: string; from: number; limit: number }, output: StoredGroup[]];
  groupOf: [input: FilePlace, output: StoredGroup | null];
  ordinalBehind: [input: FilePlace, output: number];
  groupsContaining: [input: { contains: string; scope: Scope }, output: FoundGroups[]];
  unparsedHeads: [input: { scope: Scope; limit: number }, output: FilePlace[]];
  files: [input: readonly FilePlace[], output: (StoredFileMetadata | null)[]];
  stats: [input: PageRequest & { directory: string }, output: StatColumns];
  pending: [input: PageRequest, output: StorePage<PendingPart>];
  unparsed: [input: PageRequest & { directory?: string | undefined }, output: StorePage<UnparsedDirectory>];
  unsettled: [input: PageRequest, output: StorePage<UnparsedDirectory>];
  adopt: [input: readonly FoundFile[], output: boolean[]];
  canAdopt: [input: null, output: boolean];
  saveScanned: [input: readonly ScannedFiles[], output: number];
  markUnparsed: [input: readonly FilePlace[], output: null];
  metadata: [input: readonly FilePlace[], output: (StoredMetadata | null)[]];
  search: [input: { question: SearchQuestion; page: PageRequest }, output: StorePage<FoundImage>];
  unreadable: [input: { after?: FilePlace | undefined; limit: number }, output: UnreadableFile[]];
  status: [input: null, output: StoreStatus];
  note: [input: string, output: string | null];
  saveNote: [input: { name: string; value: string | null }, output: null];
  tidy: [input: null, output: null];
  close: [null, null];
}

export type Name = keyof Questions;

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
  /** What comes after this part. Only the end has an answer that is not null. */
  next: 'more' | 'drop' | { end: ListedDirectory };
}
