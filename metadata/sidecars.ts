import { closeSync, constants, lstatSync, openSync, readFileSync } from 'node:fs';
import { decodeText, decodeUtf16, withoutTrailingNuls } from './bytes/decode.js';
import { readFromFile } from './bytes/file-source.js';
import { u16be } from './bytes/numbers.js';
import { MAX_BLOCK_LENGTH } from './containers/container.js';
import { findTexts } from './read.js';
import { type Field, fieldOf } from './texts/fields.js';

/** Endings of the files that generators write beside an image, those that say most first. */
const ENDINGS = ['swarm.json', 'json', 'txt'] as const;
/** Files that may have lost their texts, while the picture saved with them has not (VideoHelperSuite). */
const VIDEO = /\.(?:mp4|mov|m4v|webm|mkv|gif)$/i;

/** A file that became a link since it was looked at is not opened. */
const NO_LINKS = constants.O_RDONLY | constants.O_NOFOLLOW;

interface Sidecars {
  fields: Field[];
  warnings: string[];
}

/**
 * The texts of the files beside an image, `00001-7.txt` beside `00001-7.png`: A1111 and SD.Next write infotext there, Easy
 * Diffusion JSON or lines, SwarmUI `.swarm.json`. Symbolic links are not followed: an image folder may be served
 * to others.
 */
export function sidecarsOf(path: string): Sidecars {
  const found: Sidecars = { fields: [], warnings: [] };
  const dot = path.lastIndexOf('.');
  if (dot <= path.lastIndexOf('/') + 1) return found;
  const stem = path.slice(0, dot);
  for (const ending of ENDINGS) {
    const text = readSidecar(`${stem}.${ending}`, ending, found.warnings);
    if (text !== null) found.fields.push(fieldOf(`sidecar:${ending}`, text, ending));
  }
  if (VIDEO.test(path)) found.fields.push(...firstFrame(stem.replace(/-audio$/, '')));
  return found;
}

function readSidecar(path: string, ending: string, warnings: string[]): string | null {
  const size = sizeOfFile(path);
  if (size === null) return null;
  if (size > MAX_BLOCK_LENGTH) {
    warnings.push(`the .${ending} file is over the limit of ${MAX_BLOCK_LENGTH} bytes`);
    return null;
  }
  try {
    const descriptor = openSync(path, NO_LINKS);
    try {
      return withoutTrailingNuls(decodeFile(readFileSync(descriptor)));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    warnings.push(`the .${ending} file cannot be read`);
    return null;
  }
}

/** Editors of Windows save a text as UTF-16, with a byte order mark. */
function decodeFile(bytes: Uint8Array): string {
  const mark = u16be(bytes, 0);
  return mark === 0xfeff || mark === 0xfffe
    ? decodeUtf16(bytes.subarray(2), mark === 0xfffe)
    : decodeText(bytes);
}

/** The size of a plain file in bytes; null where there is none, such as under a name that is too long to be one. */
function sizeOfFile(path: string): number | null {
  try {
    const status = lstatSync(path, { throwIfNoEntry: false });
    return status?.isFile() === true ? status.size : null;
  } catch {
    return null;
  }
}

/** The texts of the picture of the same name, which holds the first frame. */
function firstFrame(stem: string): Field[] {
  const path = `${stem}.png`;
  if (sizeOfFile(path) === null) return [];
  try {
    const { fields } = readFromFile(path, findTexts, NO_LINKS);
    return fields.map(({ carrier, text, name }) => fieldOf(`sidecar:${carrier}`, text, name));
  } catch {
    return [];
  }
}
