import { u16be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { type Container, type Contents, emptyContents, MAX_BLOCKS } from './container.js';
import { ExtendedXmp } from './extended-xmp.js';
import { readSegment } from './jpeg-segments.js';

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Marker and length. */
const SEGMENT_HEADER = 4;

/** JPEG (ITU-T T.81, annex B). Metadata stand in segments in front of the pixels. */
export const jpeg: Container = {
  format: 'jpeg',
  recognises: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff,
  read: readJpeg,
};

function* readJpeg(): Reading<Contents> {
  const contents = emptyContents();
  const extendedXmp = new ExtendedXmp();
  yield* readSegments(contents, extendedXmp);
  extendedXmp.finish(contents);
  return contents;
}

function* readSegments(contents: Contents, extendedXmp: ExtendedXmp): Reading<void> {
  let offset = 2;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = yield { offset, length: SEGMENT_HEADER };
    if (header.length < SEGMENT_HEADER) {
      contents.warnings.push('JPEG is cut off before its pixels');
      return;
    }
    const marker = header[1] ?? 0;
    if (header[0] !== 0xff) {
      contents.warnings.push('JPEG has bytes between its segments; the rest was not read');
      return;
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return;
    if (isAlone(marker)) {
      offset += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = Math.max(2, u16be(header, 2));
    const segment = { offset: offset + SEGMENT_HEADER, length: length - 2 };
    yield* readSegment(marker, segment, contents, extendedXmp);
    offset += 2 + length;
  }
  contents.warnings.push(`JPEG has more than ${MAX_BLOCKS} segments; the rest was not read`);
}

/** Markers without a length: fill bytes, TEM, RST0 to RST7 and SOI. */
function isAlone(marker: number): boolean {
  return marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
