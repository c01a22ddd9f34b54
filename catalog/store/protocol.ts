import type { ErrorCode } from '../../schema/errors.js';
import type {
  FilePlace,
  FoundFile,
  FoundImage,
  ListedDirectory,
  ListedFile,
  ListingChange,
  PageRequest,
  ParsedFile,
  SearchQuestion,
  StoredDirectory,
  StoredFile,
  StoredImage,
  StoredMetadata,
  StoreLocation,
  StorePage,
  StoreStatus,
  UnreadableFile,
} from './store.js';

/** What the thread is asked: per name what goes in and what comes out. */
export interface Questions {
  open: [input: string | null, output: null];
  directory: [input: string, output: StoredDirectory | null];
  directoriesOfInode: [input: bigint, output: StoredDirectory[]];
  directoriesBelow: [
    input: { path: string; after: string | null; limit: number },
    output: StorePage<StoredDirectory>,
  ];
  saveListing: [input: ListingPart, output: ListingChange | null];
  /** Says that the rest of a listing will not come. */
  dropListing: [input: number, output: null];
  touchDirectory: [input: ListedDirectory, output: null];
  renameDirectory: [input: { from: string; to: string }, output: boolean];
  removeDirectories: [input: readonly string[], output: null];
  images: [input: PageRequest & { directory: string }, output: StorePage<StoredImage>];
  files: [input: readonly FilePlace[], output: (StoredFile | null)[]];
  unparsed: [input: PageRequest & { directory?: string | undefined }, output: StorePage<FilePlace>];
  adopt: [input: readonly FoundFile[], output: boolean[]];
  saveParsed: [input: readonly ParsedFile[], output: number];
  markUnparsed: [input: readonly FilePlace[], output: null];
  metadata: [input: readonly FilePlace[], output: (StoredMetadata | null)[]];
  search: [input: { question: SearchQuestion; page: PageRequest }, output: StorePage<FoundImage>];
  unreadable: [input: PageRequest, output: StorePage<UnreadableFile>];
  status: [input: null, output: StoreStatus];
  note: [input: string, output: string | null];
  saveNote: [input: { name: string; value: string | null }, output: null];
  tidy: [input: null, output: null];
  close: [input: null, output: null];
}

export type Name = keyof Questions;

/** A listing, or a part of one. Only the last part has an answer that is not null. */
export interface ListingPart {
  directory: ListedDirectory;
  files: readonly ListedFile[];
  /** Which listing: parts of several may come in turns. */
  listing: number;
  isFirst: boolean;
  isLast: boolean;
}

export interface Call<N extends Name = Name> {
  id: number;
  name: N;
  input: Questions[N][0];
}

export interface Failure {
  /** Null for what is not ours to tell. */
  code: ErrorCode | null;
  field: string | undefined;
  message: string;
  stack: string | undefined;
}

export interface Answer {
  id: number;
  /** As it is after the call; null where nothing could be opened. */
  location: StoreLocation | null;
  result: { output: unknown } | { failure: Failure };
}
