import type { Picture } from './thumbnails.js';

/** What is kept of a thumbnail. */
export interface KeptThumbnail {
  bytes: Uint8Array;
  etag: string;
}

/** What is known of a file. */
export interface KnownFile {
  thumbnail: KeptThumbnail | null;
  /** Why there can be none. */
  failure: string | null;
  /** Whether a picture of as many bytes is known, which may be the same one. */
  mayBeCopy: boolean;
}

/** Which contents a file has: its version, where that stands for them alone. */
interface Contents {
  version: string | null;
  hash: Uint8Array;
}

export interface MadeOf extends Contents, KeptThumbnail, Picture {
  /** Of the file, in bytes. */
  size: number;
  /** Of the longer edge of the thumbnail, as it was asked for. */
  edge: number;
}

export interface OpenInput {
  /** Null for memory. */
  file: string | null;
  /** Bytes. */
  limit: number;
}

/** What the thread of the cache is asked: per name what goes in and what comes out. */
export interface Questions {
  open: [input: OpenInput, output: null];
  known: [input: readonly string[], output: (Picture | null)[]];
  find: [input: { version: string; size: number; edge: number }, output: KnownFile];
  findCopy: [input: Contents & { edge: number }, output: KeptThumbnail | null];
  save: [input: MadeOf, output: null];
  saveFailure: [input: { version: string; reason: string }, output: null];
  close: [null, null];
}
