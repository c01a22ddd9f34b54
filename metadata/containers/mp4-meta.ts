import { decodeText } from '../bytes/decode.js';
import { typeNumber, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';
import { plainName } from './mp4-names.js';
import { isTextValue, valueText } from './mp4-values.js';
import { takeText } from './take.js';

/** Version and flags. */
const FULL_BOX_HEADER = 4;
const KEY_HEADER = 8;
/** An item whose name is written out in a box of its own. */
const FREEFORM = '----';

/**
 * Takes in the texts of a `meta` box: the items of `ilst`, named by their own four letters as iTunes has them, or by
 * the entry of `keys` whose number they bear (QuickTime File Format, "Metadata"). FFmpeg writes the latter with
 * `-movflags use_metadata_tags`, and ComfyUI its `prompt` and `workflow` that way.
 * @param boxes Those of `meta`.
 */
export function* readMovieMeta(boxes: readonly Box[], walk: BoxWalk): Reading<void> {
  const keys = boxes.find(({ type }) => type === 'keys');
  const list = boxes.find(({ type }) => type === 'ilst');
  if (list === undefined) return;
  const keyBytes = keys === undefined ? null : yield* walk.content(keys);
  const names = keyBytes === null ? [] : keyNames(keyBytes);
  for (const item of yield* walk.children(list)) {
    // Four letters are a number too, but a greater one than a box of keys can have entries.
    const number = typeNumber(item.type);
    const isLettered = number > 0xffff;
    const name = names[number - 1] ?? (isLettered ? item.type : `item ${number}`);
    if (name !== 'covr') yield* readItem(item, name, walk);
  }
}

function* readItem(item: Box, ownName: string, walk: BoxWalk): Reading<void> {
  let name = ownName;
  for (const box of yield* walk.children(item)) {
    if (box.type === 'name' && item.type === FREEFORM) {
      const content = yield* walk.content(box);
      if (content !== null) name = decodeText(content.subarray(FULL_BOX_HEADER));
    }
    if (box.type !== 'data' || !isTextValue(yield { offset: box.start, length: 4 })) continue;
    const content = yield* walk.content(box);
    const text = content === null ? null : valueText(content);
    if (text === null) continue;
    const bytes = new TextEncoder().encode(text);
    takeText(walk.contents, `mp4:${name}`, bytes, 'MP4 box ilst', plainName(name));
  }
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
