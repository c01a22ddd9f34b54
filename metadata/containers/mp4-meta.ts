import { decodeText } from '../bytes/decode.js';
import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';
import { takeText } from './take.js';

/** Version and flags. */
const FULL_BOX_HEADER = 4;
const KEY_HEADER = 8;
/** Type of the value, locale. */
const VALUE_HEADER = 8;
/** "Well-known types" of values (QuickTime File Format, "Well-known types"). */
const UNSPECIFIED = 0;
const UTF8 = 1;

/**
 * Takes in the texts of a `meta` box: the items of `ilst`, named by their own four letters as iTunes has them, or by
 * the entry of `keys` whose number they bear (QuickTime File Format, "Metadata"). FFmpeg writes the latter with
 * `-movflags use_metadata_tags`, and ComfyUI its `prompt` and `workflow` that way.
 */
export function* readMovieMeta(meta: Box, walk: BoxWalk): Reading<void> {
  // A full box in MP4, a plain one in QuickTime; either begins with `hdlr`.
  const head = yield { offset: meta.start, length: KEY_HEADER };
  const start = meta.start + (hasAscii(head, 4, 'hdlr') ? 0 : FULL_BOX_HEADER);
  const boxes = yield* walk.children({ ...meta, start });
  const keys = boxes.find(({ type }) => type === 'keys');
  const list = boxes.find(({ type }) => type === 'ilst');
  if (list === undefined) return;
  const keyBytes = keys === undefined ? null : yield* walk.content(keys);
  const names = keyBytes === null ? [] : keyNames(keyBytes);
  for (const item of yield* walk.children(list)) {
    const name = names[itemNumber(item.type) - 1] ?? item.type;
    if (name !== 'covr') yield* readItem(item, name, walk);
  }
}

function* readItem(item: Box, name: string, walk: BoxWalk): Reading<void> {
  for (const box of yield* walk.children(item)) {
    if (box.type !== 'data') continue;
    const type = u32be(yield { offset: box.start, length: VALUE_HEADER }, 0);
    if (type !== UTF8 && type !== UNSPECIFIED) continue;
    const content = yield* walk.content(box);
    if (content === null || content.length < VALUE_HEADER) continue;
    const value = content.subarray(VALUE_HEADER);
    // Track numbers and the like are binary and of no declared type.
    if (type === UNSPECIFIED && value.includes(0)) continue;
    takeText(walk.contents, `mp4:${name}`, value, 'MP4 box ilst');
  }
}

/** The type of an item as a number: four letters are one too, but of more than a box of keys can have. */
function itemNumber(type: string): number {
  return u32be(
    Uint8Array.from(type, (character) => character.charCodeAt(0)),
    0,
  );
}

/** The names in a `keys` box, in order: length, namespace, name each. */
function keyNames(keys: Uint8Array): string[] {
  const names: string[] = [];
  const count = u32be(keys, FULL_BOX_HEADER);
  let at = FULL_BOX_HEADER + 4;
  while (names.length < count && at + KEY_HEADER <= keys.length) {
    const length = u32be(keys, at);
    if (length < KEY_HEADER || at + length > keys.length) break;
    names.push(decodeText(keys.subarray(at + KEY_HEADER, at + length)));
    at += length;
  }
  return names;
}
