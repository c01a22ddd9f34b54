import { concatenate } from '../bytes/concatenate.js';
import { decodeLatin1 } from '../bytes/decode.js';
import { u32be } from '../bytes/numbers.js';
import { type Contents, MAX_BLOCK_LENGTH } from './container.js';
import { takeRoom, takeXmp } from './take.js';

/** What an APP1 segment with a part of the extended XMP begins with. */
export const EXTENDED_XMP = 'http://ns.adobe.com/xmp/extension/\0';

const WHERE = 'the extended XMP';
/** Digest of the whole as hexadecimal text, its length, offset of this part. */
const GUID_LENGTH = 32;
const PART_HEADER = GUID_LENGTH + 8;

interface Part {
  offset: number;
  data: Uint8Array;
}

/**
 * XMP that is too long for one JPEG segment: its parts, in whatever order they come, put together at the end (XMP
 * Specification part 3, chapter 1.1.3.1).
 */
export class ExtendedXmp {
  /** By digest and declared length: parts that disagree about either belong to different texts. */
  readonly #texts = new Map<string, { guid: string; length: number; parts: Part[] }>();

  /** @param segment The segment behind its name. */
  add(segment: Uint8Array, contents: Contents): void {
    const data = segment.subarray(PART_HEADER);
    if (segment.length < PART_HEADER) return void contents.warnings.push(`${WHERE} has a part of no content`);
    if (!takeRoom(contents, data.length, WHERE)) return;
    const guid = decodeLatin1(segment.subarray(0, GUID_LENGTH));
    const length = u32be(segment, GUID_LENGTH);
    const key = `${guid} ${length}`;
    const text = this.#texts.get(key) ?? { guid, length, parts: [] };
    text.parts.push({ offset: u32be(segment, GUID_LENGTH + 4), data });
    this.#texts.set(key, text);
  }

  /**
   * Hands over what is complete. Only a text that the main XMP names is to be believed: programs that rewrite the
   * main XMP without knowing of the rest leave an old one behind.
   */
  finish(contents: Contents): void {
    const named = namedIn(contents);
    for (const { guid, length, parts } of this.#texts.values()) {
      const whole = length > MAX_BLOCK_LENGTH ? null : joined(parts, length);
      if (whole === null) {
        contents.warnings.push(`${WHERE} is incomplete`);
      } else if (named.has(guid.toUpperCase())) {
        takeXmp(contents, whole, WHERE, 'xmp:extended');
      } else {
        contents.warnings.push(`${WHERE} is not named by the XMP of the file`);
        const old = { ...contents, fields: contents.outdated };
        takeXmp(old, whole, WHERE, 'xmp:extended');
        contents.room = old.room;
      }
    }
  }
}

/** As attribute or as element: `xmpNote:HasExtendedXMP="0123…"`, `<xmpNote:HasExtendedXMP>0123…`. */
const NAMED = /HasExtendedXMP[\s=>"']{1,8}([0-9A-F]{32})/gi;

/** The digests of the extended XMP that the main XMP wants. */
function namedIn({ fields }: Contents): ReadonlySet<string> {
  const packets = fields.filter(({ carrier }) => carrier === 'xmp');
  return new Set(
    packets.flatMap(({ text }) => Array.from(text.matchAll(NAMED), ([, guid = '']) => guid.toUpperCase())),
  );
}

/** The text, or null where the parts do not join without gap and overlap. A part written twice counts once. */
function joined(parts: readonly Part[], length: number): Uint8Array | null {
  const inOrder: Uint8Array[] = [];
  let end = 0;
  let previous = -1;
  for (const { offset, data } of parts.toSorted((a, b) => a.offset - b.offset)) {
    if (offset === previous) continue;
    if (offset !== end) return null;
    inOrder.push(data);
    previous = offset;
    end += data.length;
  }
  return end === length ? concatenate(inOrder) : null;
}
