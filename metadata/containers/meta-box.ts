import { hasAscii, u32be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';

/** Version and flags. */
const FULL_BOX_HEADER = 4;
/** Version and flags, length and type of the first box. */
const HEAD_LENGTH = 12;

/**
 * The boxes in a `meta` box: a full box in MP4 and HEIF, a plain one in QuickTime (QuickTime File Format, "Metadata
 * atom"), where the length of the first box stands in the place of version and flags.
 */
export function* metaBoxes(meta: Box, walk: BoxWalk): Reading<Box[]> {
  const head = yield { offset: meta.start, length: HEAD_LENGTH };
  const isPlain = u32be(head, 0) !== 0 && !hasAscii(head, 8, 'hdlr');
  return yield* walk.children({ ...meta, start: meta.start + (isPlain ? 0 : FULL_BOX_HEADER) });
}
