import { u16be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';
import { takeText } from './take.js';

/** Length of the text, language. */
const TEXT_HEADER = 4;

/** Takes in a text of QuickTime's `udta`, such as `©cmt` (QuickTime File Format, "User data text strings"). */
export function* readUserText(box: Box, walk: BoxWalk): Reading<void> {
  const content = yield* walk.content(box);
  if (content === null || content.length < TEXT_HEADER) return;
  const text = content.subarray(TEXT_HEADER, TEXT_HEADER + u16be(content, 0));
  takeText(walk.contents, `mp4:${box.type}`, text, `MP4 box ${box.type}`);
}
