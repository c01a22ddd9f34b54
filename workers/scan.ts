import type { PackedMetadata, ParsedState, Recipe } from './pack.js';

/** A file of a scan with what was found out. `stat` is from before its content was read. */
export type ScannedFile = [
  state: ParsedState,
  seed: PackedMetadata['seed'],
  otherSeeds: PackedMetadata['otherSeeds'],
  /** Place in `recipes`. */
  recipe: number,
  size: number,
  /** Decimal text. 0 where the file was written in the moments before it was read: no later stat is then equal. */
  mtimeNs: string,
  /** Decimal text. */
  inode: string,
  /** When the file was written, where `mtimeNs` is 0 for want of proof. Decimal text. */
  freshNs?: string,
];

/** What a scan found out about a batch of files, in their order. It goes from thread to thread as JSON text. */
export interface ScannedBatch {
  /** Each once. */
  recipes: Recipe[];
  files: ScannedFile[];
}
