import { hasAscii } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Box, BoxWalk } from './boxes.js';
import { takeC2pa } from './c2pa.js';
import { takeXmp } from './take.js';

const UUID_LENGTH = 16;
/** C2PA 2.1, appendix A.5. */
const C2PA = '\xd8\xfe\xc3\xd6\x1b\x0e\x48\x3c\x92\x97\x58\x28\x87\x7e\xc4\x81';
/** XMP Specification part 3, chapter 1.1.4 (MPEG-4). */
const XMP = '\xbe\x7a\xcf\xcb\x97\xa9\x42\xe8\x9c\x71\x99\x94\x91\xe3\xaf\xac';

/** Takes in a `uuid` box of MP4 or HEIF, of the kinds that hold metadata. */
export function* readUuidBox(box: Box, walk: BoxWalk): Reading<void> {
  const uuid = yield { offset: box.start, length: UUID_LENGTH };
  const isC2pa = hasAscii(uuid, 0, C2PA);
  if (!isC2pa && !hasAscii(uuid, 0, XMP)) return;
  const content = yield* walk.content(box);
  if (content === null) return;
  const data = content.subarray(UUID_LENGTH);
  if (isC2pa) takeC2pa(walk.contents, data, 'box uuid');
  else takeXmp(walk.contents, data, 'box uuid');
}
