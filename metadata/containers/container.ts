import type { Reading } from '../bytes/reading.js';
import type { Window } from '../bytes/window.js';
import type { Field } from '../texts/fields.js';

/** What a container gives up: its texts in the order of the file, and what was wrong on the way. */
export interface Contents {
  fields: Field[];
  /** Raw TIFF blocks, starting at the byte order mark. */
  exif: Uint8Array[];
  /** Texts that must not be believed, since they were left over from an earlier state of the file. */
  outdated: Field[];
  warnings: string[];
  /** Bytes of text that may still be taken in. */
  room: number;
}

/** A file format that metadata can be read from. To add one, write a file like `png.ts` and list it in `index.ts`. */
export interface Container {
  /** The name in `Metadata.format`. */
  format: string;
  /** Whether the file is of this format, by its first 64 bytes. */
  recognises(head: Uint8Array): boolean;
  /**
   * Finds the metadata, asking for no byte range that cannot hold any.
   * @param window What is at hand already. Most containers need not look: they ask.
   * @returns What was found at once, or a reading that goes on to it. Most files are at hand whole.
   */
  read(window: Window): Contents | Reading<Contents>;
}

/** Longest single metadata block taken in, in bytes. ComfyUI workflows of 1 MB occur. */
export const MAX_BLOCK_LENGTH = 16 * 1024 * 1024;
/** Most bytes of text taken in from one file, after decompression. */
const MAX_TEXT_LENGTH = 4 * MAX_BLOCK_LENGTH;
/** Most blocks (chunks, segments) looked at in one file: 1 GB of 8 kB pixel chunks. */
export const MAX_BLOCKS = 131_072;

export function emptyContents(): Contents {
  return { fields: [], exif: [], outdated: [], warnings: [], room: MAX_TEXT_LENGTH };
}
