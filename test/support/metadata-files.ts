import type { SyncSource } from '../../metadata/bytes/reading.js';
import { bytesSource } from '../../metadata/bytes/reading.js';
import { readMetadataSync } from '../../metadata/read-source.js';
import { type Field, fieldOf } from '../../metadata/texts/fields.js';
import type { ExifTag } from '../../samples/bytes/exif.js';
import { tiffBlock } from '../../samples/bytes/exif.js';
import { iTXt, pngFile, pngPixels } from '../../samples/bytes/png.js';
import type { Metadata } from '../../schema/models/metadata.js';

/** A parameter line as A1111 writes it; a test that needs one and does not care what it says takes this. */
export const PARAMETER_LINE = 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1337, Size: 512x768';
/** An infotext of all three parts. */
export const INFOTEXT = `a cat\nNegative prompt: a dog\n${PARAMETER_LINE}`;
/** What every reader must find in `INFOTEXT`. */
export const INFOTEXT_METADATA = { prompt: 'a cat', negativePrompt: 'a dog', seed: '1337', steps: 20 };
/** What must stay empty where no text is to be believed. */
export const NO_METADATA = {
  prompt: '',
  negativePrompt: '',
  seed: null,
  parameters: [],
  generator: null,
};

/** A text as a container hands it out: in PNG, the kind of the chunk stands before the name. */
export function textAt(carrier: string, text: string): Field {
  return fieldOf(carrier, text, carrier.replace(/^\w+:(?:[a-z]{4} )?/is, ''));
}

/** The metadata of a file held in memory. */
export function readBytes(bytes: Uint8Array): Metadata {
  return readMetadataSync(bytesSource(bytes));
}

/** The metadata of a PNG whose `parameters` are this infotext. */
export function readInfotext(infotext: string): Metadata {
  return readBytes(pngFile([iTXt('parameters', infotext), pngPixels()]));
}

const USER_COMMENT = 0x9286;

/** A TIFF block whose only tag is this UserComment. */
export function commentBlock(
  value: Uint8Array,
  { littleEndian = false, type = 7, directory = 'exif' }: CommentPlace = {},
): Buffer {
  return tiffBlock([{ tag: USER_COMMENT, type, value, directory }], { littleEndian });
}

interface CommentPlace extends Partial<Pick<ExifTag, 'type' | 'directory'>> {
  littleEndian?: boolean;
}

/** A source that keeps account of what is asked of it. */
export interface WatchedSource extends SyncSource {
  readonly bytesRead: number;
  /** Requests that are not inside the source. */
  readonly strayReads: readonly string[];
}

export function watchedSource(bytes: Uint8Array): WatchedSource {
  const inner = bytesSource(bytes);
  const strayReads: string[] = [];
  let bytesRead = 0;
  return {
    size: inner.size,
    strayReads,
    get bytesRead() {
      return bytesRead;
    },
    read(offset, length) {
      const inside = offset >= 0 && length >= 0 && offset + length <= inner.size;
      if (!inside) strayReads.push(`${length} bytes at ${offset} of ${inner.size}`);
      bytesRead += length;
      return inner.read(offset, length);
    },
  };
}
