import { u16be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { hasExifPrefix, withoutExifPrefix } from '../texts/exif.js';
import { type Container, type Contents, emptyContents, MAX_BLOCKS } from './container.js';

const APP1 = 0xe1;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
/** Marker and length. */
const SEGMENT_HEADER = 4;

/** JPEG (ITU-T T.81, annex B; EXIF in APP1). */
export const jpeg: Container = {
  format: 'jpeg',
  recognises: (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff,
  read: readJpeg,
};

function* readJpeg(): Reading<Contents> {
  const contents = emptyContents();
  let offset = 2;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    const header = yield { offset, length: SEGMENT_HEADER };
    if (header.length < SEGMENT_HEADER) {
      contents.warnings.push('JPEG is cut off before its pixels');
      return contents;
    }
    const marker = header[1] ?? 0;
    if (header[0] !== 0xff) {
      contents.warnings.push('JPEG has bytes between its segments; the rest was not read');
      return contents;
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return contents;
    if (isAlone(marker)) {
      offset += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = u16be(header, 2);
    if (marker === APP1) {
      const data = yield { offset: offset + SEGMENT_HEADER, length: Math.max(0, length - 2) };
      if (data.length < length - 2) contents.warnings.push('JPEG is cut off in its EXIF segment');
      else if (hasExifPrefix(data)) contents.exif.push(withoutExifPrefix(data));
    }
    offset += 2 + Math.max(2, length);
  }
  contents.warnings.push(`JPEG has more than ${MAX_BLOCKS} segments; the rest was not read`);
  return contents;
}

/** Markers without a length: fill bytes, TEM, RST0 to RST7 and SOI. */
function isAlone(marker: number): boolean {
  return marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
