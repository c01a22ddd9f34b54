import { u32be } from '../bytes/numbers.js';
import { endsBefore, type Reading } from '../bytes/reading.js';
import { type Container, type Contents, emptyContents, MAX_BLOCKS } from './container.js';
import { type Element, readElementHeader } from './ebml.js';
import { WebmIndex } from './webm-index.js';
import { type TagPart, WebmTags } from './webm-tags.js';

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const SEEK_HEAD = 0x114d9b74;
const SEEK = 0x4dbb;
const SEEK_ID = 0x53ab;
const SEEK_POSITION = 0x53ac;
const CLUSTER = 0x1f43b675;
const TAGS = 0x1254c367;
const TAG = 0x7373;
const SIMPLE_TAG = 0x67c8;

/** Elements that are gone into: what they hold is read as if it stood where they do. */
const OPENED: ReadonlySet<number> = new Set([SEGMENT, SEEK_HEAD, SEEK, TAGS, TAG, SIMPLE_TAG]);
const TAG_PARTS: ReadonlyMap<number, TagPart> = new Map([
  [0x45a3, 'name'],
  [0x4487, 'text'],
  [0x4485, 'binary'],
]);
/** Length of an id and a size at most. */
const ELEMENT_HEADER = 12;
/** Length of an id or a position in a list of them. */
const MAX_NUMBER_LENGTH = 8;

/** WebM and Matroska (RFC 8794, RFC 9559 chapter 5.1.8). */
export const webm: Container = {
  format: 'webm',
  recognises: (head) => u32be(head, 0) === EBML,
  read: readWebm,
};

function* readWebm(): Reading<Contents> {
  const contents = emptyContents();
  yield* new WebmWalk(contents).run();
  return contents;
}

/**
 * One walk from element to element, without a stack: elements of unknown size, such as the segment and the clusters
 * of a live recording, have no end to come back to, and are gone into like the others.
 */
class WebmWalk {
  readonly #contents: Contents;
  readonly #tags: WebmTags;
  readonly #index = new WebmIndex(TAGS);
  #offset = 0;

  constructor(contents: Contents) {
    this.#contents = contents;
    this.#tags = new WebmTags(contents);
  }

  *run(): Reading<void> {
    for (let count = 0; count < MAX_BLOCKS; count++) {
      const header = yield { offset: this.#offset, length: ELEMENT_HEADER };
      const element = readElementHeader(header);
      if (element === null) {
        if (header.length < ELEMENT_HEADER) {
          if (header.length > 0 || (yield* endsBefore(this.#offset))) this.#warn('is cut off');
          return;
        }
        if (yield* this.#jump()) continue;
        this.#warn('has bytes between its elements; the rest was not read');
        return;
      }
      // Block by block through a live recording takes long; the list may know what stands behind.
      if (element.id === CLUSTER && element.length === null && (yield* this.#jump())) continue;
      yield* this.#read(element, this.#offset + element.headerLength);
    }
    this.#warn(`has more than ${MAX_BLOCKS} elements; the rest was not read`);
  }

  *#read({ id, length }: Element, start: number): Reading<void> {
    this.#tags.passTo(this.#offset);
    const part = TAG_PARTS.get(id);
    if (id === SEGMENT) this.#index.beginSegment(start);
    else if (id === SIMPLE_TAG) this.#tags.begin(start + (length ?? Infinity));
    else if (part !== undefined) yield* this.#readTagPart(part, length, start);
    else if (id === SEEK_ID || id === SEEK_POSITION) {
      const number = yield { offset: start, length: Math.min(length ?? 0, MAX_NUMBER_LENGTH) };
      if (id === SEEK_ID) this.#index.setId(number);
      else this.#index.setPosition(number);
    }
    this.#offset = start + (OPENED.has(id) ? 0 : (length ?? 0));
  }

  *#readTagPart(part: TagPart, length: number | null, start: number): Reading<void> {
    if (!this.#tags.wants(part, length)) return;
    const bytes = yield { offset: start, length };
    if (bytes.length < length) this.#tags.warn('is cut off');
    else this.#tags.add(part, bytes);
  }

  /** On to the next tags that the list knows of. */
  *#jump(): Reading<boolean> {
    const place = yield* this.#index.next(this.#offset);
    if (place !== null) this.#offset = place;
    return place !== null;
  }

  #warn(what: string): void {
    this.#contents.warnings.push(`WebM ${what}`);
  }
}
