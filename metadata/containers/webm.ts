import { decodeText } from '../bytes/decode.js';
import { u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH, MAX_BLOCKS } from './container.js';
import { type Element, readElementHeader } from './ebml.js';
import { takeText } from './take.js';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const TAGS = 0x1254c367;
const TAG = 0x7373;
const SIMPLE_TAG = 0x67c8;
const TAG_NAME = 0x45a3;
const TAG_STRING = 0x4487;

/** Elements that are gone into: what they hold is read as if it stood where they do. */
const OPENED: ReadonlySet<number> = new Set([SEGMENT, TAGS, TAG, SIMPLE_TAG]);
/** Length of an id and a size at most. */
const ELEMENT_HEADER = 12;
/** Longest name of a tag taken in, in bytes; those of the specification have up to 30. */
const MAX_NAME_LENGTH = 4096;

/** WebM and Matroska (RFC 8794, RFC 9559 chapter 5.1.8). */
export const webm: Container = {
  format: 'webm',
  recognises: (head) => u32be(head, 0) === EBML,
  read: readWebm,
};

/**
 * One walk from element to element, without a stack: elements of unknown size, such as the segment and the clusters
 * of a live recording, have no end to come back to, and are gone into like the others.
 */
function* readWebm(): Reading<Contents> {
  const contents = emptyContents();
  const tag = new SimpleTag(contents);
  let offset = 0;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = yield { offset, length: ELEMENT_HEADER };
    if (header.length === 0) {
      const last = yield { offset: offset - 1, length: 1 };
      if (last.length === 0) contents.warnings.push('WebM is cut off');
      return contents;
    }
    const element = readElementHeader(header);
    if (element === null) {
      contents.warnings.push(
        header.length < ELEMENT_HEADER
          ? 'WebM is cut off'
          : 'WebM has bytes between its elements; the rest was not read',
      );
      return contents;
    }
    const start = offset + element.headerLength;
    if (element.id === SIMPLE_TAG) tag.begin();
    else if (element.id === TAG_NAME || element.id === TAG_STRING) yield* readTagPart(element, start, tag);
    offset = start + (OPENED.has(element.id) ? 0 : (element.length ?? 0));
  }
  contents.warnings.push(`WebM has more than ${MAX_BLOCKS} elements; the rest was not read`);
  return contents;
}

function* readTagPart({ id, length }: Element, offset: number, tag: SimpleTag): Reading<void> {
  if (length === null || length > (id === TAG_NAME ? MAX_NAME_LENGTH : MAX_BLOCK_LENGTH)) {
    tag.warn('is over the limit');
    return;
  }
  const bytes = yield { offset, length };
  if (bytes.length < length) tag.warn('is cut off');
  else if (id === TAG_NAME) tag.setName(decodeText(bytes));
  else tag.setText(bytes);
}

/** The parts of a tag, which may stand in any order. */
class SimpleTag {
  #name: string | null = null;
  #text: Uint8Array | null = null;
  readonly #contents: Contents;

  constructor(contents: Contents) {
    this.#contents = contents;
  }

  begin(): void {
    this.#name = null;
    this.#text = null;
  }

  setName(name: string): void {
    this.#name = name;
    this.#finish();
  }

  setText(text: Uint8Array): void {
    this.#text = text;
    this.#finish();
  }

  warn(what: string): void {
    this.#contents.warnings.push(`a WebM tag ${what}`);
  }

  /** Takes the tag in as soon as it is whole. */
  #finish(): void {
    if (this.#name === null || this.#text === null) return;
    takeText(this.#contents, `webm:${this.#name}`, this.#text, 'a WebM tag');
    this.begin();
  }
}
