import { decodeText, decodeUtf8 } from '../bytes/decode.js';
import { type Contents, MAX_BLOCK_LENGTH } from './container.js';
import { takeText } from './take.js';

/** Longest name of a tag taken in, in bytes; those of the specification have up to 30. */
const MAX_NAME_LENGTH = 4096;
/** Tags within tags beyond this depth share their parts; nobody writes more than two. */
const MAX_DEPTH = 32;

/** The parts of a tag that are read: its name, and its value as text or as bytes. */
export type TagPart = 'name' | 'text' | 'binary';

/** A tag that is not over yet. Its parts may stand in any order, and other tags between them. */
interface OpenTag {
  /** Offset behind the tag; infinite where its length is not known. */
  end: number;
  name: string | null;
  value: Uint8Array | null;
}

/** The tags of a file as they go by (RFC 9559, chapter 5.1.8.1.2). */
export class WebmTags {
  readonly #open: OpenTag[] = [];
  readonly #contents: Contents;

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  /** A tag begins. */
  begin(end: number): void {
    if (this.#open.length < MAX_DEPTH) this.#open.push({ end, name: null, value: null });
  }

  /** The walk has come to an offset: tags that end there or before are over. */
  passTo(offset: number): void {
    while ((this.#open.at(-1)?.end ?? Infinity) <= offset) this.#open.pop();
  }

  /** Whether a part of so many bytes is to be read; where not, a warning says so. */
  wants(part: TagPart, length: number | null): length is number {
    const isWanted = length !== null && length <= (part === 'name' ? MAX_NAME_LENGTH : MAX_BLOCK_LENGTH);
    if (!isWanted) this.warn('is over the limit');
    return isWanted;
  }

  /** Takes the tag in as soon as it has a name and a value. */
  add(part: TagPart, bytes: Uint8Array): void {
    const tag = this.#open.at(-1);
    // Cover pictures are bytes too; nobody's text is, unless it reads as one.
    if (tag === undefined || (part === 'binary' && decodeUtf8(bytes) === null)) return;
    if (part === 'name') tag.name = withoutPadding(decodeText(bytes));
    else tag.value = bytes;
    if (tag.name === null || tag.value === null) return;
    takeText(this.#contents, `webm:${tag.name}`, tag.value, 'a WebM tag');
    tag.name = null;
    tag.value = null;
  }

  warn(what: string): void {
    this.#contents.warnings.push(`a WebM tag ${what}`);
  }
}

/** Texts of EBML may end in NULs that are no part of them (RFC 8794, chapter 13). */
function withoutPadding(name: string): string {
  const end = name.indexOf('\0');
  return end < 0 ? name : name.slice(0, end);
}
