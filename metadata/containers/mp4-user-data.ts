import { hasAscii, u16be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';
import { plainName } from './mp4-names.js';
import { markedText, valueText } from './mp4-values.js';
import { takeText } from './take.js';

/** Length of the text, language. */
const TEXT_HEADER = 4;
const BOX_HEADER = 8;
/** Most texts of one box: one for each language. */
const MAX_TEXTS = 64;

/** Takes in the texts of a box of QuickTime's `udta`, such as `©cmt` (QuickTime File Format, "User data text strings"). */
export function* readUserText(box: Box, walk: BoxWalk): Reading<void> {
  const content = yield* walk.content(box);
  if (content === null) return;
  for (const text of textsOf(content)) {
    takeText(walk.contents, `mp4:${box.type}`, text, `MP4 box ${box.type}`, plainName(box.type));
  }
}

function textsOf(content: Uint8Array): Uint8Array[] {
  // Some writers put the box of iTunes in here.
  const value = hasAscii(content, 4, 'data') ? valueText(content.subarray(BOX_HEADER)) : null;
  if (value !== null) return [new TextEncoder().encode(value)];
  const texts: Uint8Array[] = [];
  let at = 0;
  while (at + TEXT_HEADER <= content.length && texts.length < MAX_TEXTS) {
    const start = at + TEXT_HEADER;
    const rest = content.length - start;
    const declared = u16be(content, at);
    if (at > 0 && declared === 0) break;
    // FFmpeg writes the lower 16 bits of the length of a longer text.
    const length = texts.length === 0 && rest > 0xffff && (rest & 0xffff) === declared ? rest : declared;
    const text = content.subarray(start, start + length);
    const marked = markedText(text);
    texts.push(marked === null ? text : new TextEncoder().encode(marked));
    at = start + length;
  }
  return texts;
}
