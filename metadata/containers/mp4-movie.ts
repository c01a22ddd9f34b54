import type { Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';
import { metaBoxes } from './meta-box.js';
import { readMovieMeta } from './mp4-meta.js';
import { readUserText } from './mp4-user-data.js';
import { takeXmp } from './take.js';

/** Takes in the texts of a movie and of its tracks: both have `meta` and user data of their own. */
export function* readMovie(movie: Box, walk: BoxWalk): Reading<void> {
  for (const box of yield* walk.children(movie)) {
    if (box.type !== 'trak') yield* readTexts(box, walk);
    else for (const inner of yield* walk.children(box)) yield* readTexts(inner, walk);
  }
}

function* readTexts(box: Box, walk: BoxWalk): Reading<void> {
  if (box.type === 'meta') yield* readMeta(box, walk);
  if (box.type !== 'udta') return;
  for (const inner of yield* walk.children(box)) {
    if (inner.type === 'meta') yield* readMeta(inner, walk);
    else if (inner.type === 'XMP_') yield* readXmp(inner, walk);
    else if (inner.type.startsWith('©')) yield* readUserText(inner, walk);
  }
}

function* readMeta(meta: Box, walk: BoxWalk): Reading<void> {
  yield* readMovieMeta(yield* metaBoxes(meta, walk), walk);
}

/** XMP Specification part 3, chapter 1.1.8 (QuickTime). */
function* readXmp(box: Box, walk: BoxWalk): Reading<void> {
  const packet = yield* walk.content(box);
  if (packet !== null) takeXmp(walk.contents, packet, 'MP4 box XMP_');
}
