import type { Decimal } from '../schema/models/decimal.js';
import { toDecimal } from '../schema/models/decimal-text.js';

/**
 * The file name endings that are served, in lower case. Adding one here is all it takes: what a file holds is
 * recognised by its content.
 */
export const SUPPORTED_FILE_EXTENSIONS: readonly string[] = [
  '.webp',
  '.png',
  '.apng',
  '.jpg',
  '.jpeg',
  '.gif',
  '.avif',
  '.heic',
  '.heif',
  '.jxl',
  '.mp4',
  '.m4v',
  '.mov',
  '.webm',
  '.mkv',
];

const THUMBNAIL = /\.swarmpreview\.(?:jpg|webp)$/i;

/** The two numbers of a file name `{id}-{seed}.ext`; both null where it has another form. */
export interface IdAndSeed {
  id: Decimal | null;
  seed: Decimal | null;
}

/** Digits, a dash, digits, a dot and a supported ending at the start of the name (`1-2.png.webp` counts). */
const ID_AND_SEED = new RegExp(
  `^(\\d+)-(\\d+)(?:${SUPPORTED_FILE_EXTENSIONS.map((ending) => ending.replaceAll('.', '\\.')).join('|')})`,
  'i',
);

/**
 * Reads id and seed from a file name, exactly, at any length.
 * @param name File name without directory, such as `00042-1337.png`.
 * @returns Decimal text without leading zeros: `{ id: '42', seed: '1337' }`.
 */
export function extractIdAndSeed(name: string): IdAndSeed {
  const [, id, seed] = ID_AND_SEED.exec(name) ?? [];
  if (id === undefined || seed === undefined) return { id: null, seed: null };
  return { id: toDecimal(id), seed: toDecimal(seed) };
}

/**
 * Whether a file of this name is served. Thumbnails of SwarmUI (`*.swarmpreview.jpg`) are not.
 * @param extensions The endings to accept, in lower case with their dot; all supported ones by default.
 */
export function isSupportedFile(
  name: string,
  extensions: readonly string[] = SUPPORTED_FILE_EXTENSIONS,
): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && extensions.includes(name.slice(dot).toLowerCase()) && !isThumbnail(name);
}

/** Whether a file of this name is a thumbnail that SwarmUI made for its own listing: `*.swarmpreview.jpg`. */
export function isThumbnail(name: string): boolean {
  return THUMBNAIL.test(name);
}
