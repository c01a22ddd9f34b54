import { extname } from 'node:path';

/**
 * Gives files names in an archive that every system can unpack: of one part, without what systems forbid or what
 * hides the ending, and different from each other also where case does not count.
 */
export class ArchiveNames {
  readonly #taken: Set<string>;

  /** @param reserved Names that are given otherwise. */
  constructor(reserved: readonly string[] = []) {
    this.#taken = new Set(reserved.map(fold));
  }

  /** The name itself where it can be had. */
  give(filename: string): string {
    const safe = safeName(filename);
    const ending = extname(safe);
    const stem = safe.slice(0, safe.length - ending.length);
    let name = safe;
    for (let number = 2; this.#taken.has(fold(name)); number++) name = `${stem} (${number})${ending}`;
    this.#taken.add(fold(name));
    return name;
  }
}

/** The name as one part of a path that every system takes. */
export function safeName(filename: string): string {
  const plain = filename
    .replaceAll(UNSAFE, '_')
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '_');
  return plain === '' || DEVICES.test(plain) ? `_${plain}` : plain;
}

/**
 * Control characters, halves of characters, what turns the direction of writing, separators, and what Windows forbids
 * (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
 */
const UNSAFE = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029/\\:*?"<>|]/gu;

/** Names of devices on Windows, with any ending. */
const DEVICES = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** As file systems compare names that mind neither case nor how accents are written. */
function fold(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
