import type { FormatName, PngText } from '../formats.js';
import type { Settings } from '../infotext.js';
import type { MotifName } from '../pictures/motifs/index.js';
import type { PaletteName } from '../pictures/palettes.js';
import type { Shape } from './shapes.js';

/** What is wrong with one image. */
export type Flaw = 'no metadata' | 'cut off';

/** Images made in one go: one prompt, consecutive seeds. */
export interface Batch {
  picture: readonly [motif: MotifName, palette: PaletteName];
  shape: Shape;
  format: FormatName;
  firstSeed: bigint;
  /** How many were made. */
  count: number;
  /** Positions, from 0, of images that were deleted since. */
  deleted?: readonly number[];
  prompt: string;
  negativePrompt?: string;
  settings: Settings;
  pngText?: PngText;
  /** The ending where it is not the format's own. */
  extension?: string;
  /** The name where it is not `{number}-{seed}`. */
  name?: string;
  flaws?: Readonly<Record<number, Flaw>>;
}

/** A directory of the library. */
export interface Folder {
  /** Relative to the library, separated by `/`; empty for the library itself. */
  path: string;
  batches: readonly Batch[];
}
