import { u16be } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import type { Window } from '../bytes/window.js';
import { type Container, type Contents, emptyContents, MAX_BLOCKS } from './container.js';
import { JpegSegments, NAME_LENGTH } from './jpeg-segments.js';

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

function* readJpeg(window: Window): Reading<Contents> {
  const contents = emptyContents();
  const segments = new JpegSegments(contents);
  let offset = 2;
  for (let count = 0; count < MAX_BLOCKS; count++) {
    if (!window.holds(offset, SEGMENT_HEADER)) yield { offset, length: SEGMENT_HEADER };
    const at = offset - window.start;
    if (window.end - offset < SEGMENT_HEADER) {
      contents.warnings.push('JPEG is cut off before its pixels');
      return segments.finish();
    }
    const marker = window.bytes[at + 1] ?? 0;
    if (window.bytes[at] !== 0xff) {
      contents.warnings.push('JPEG has bytes between its segments; the rest was not read');
      return segments.finish();
    }
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return segments.finish();
    if (isAlone(marker)) {
      offset += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = Math.max(2, u16be(window.bytes, at + 2));
    if (segments.wants(marker)) {
      const segment = { offset: offset + SEGMENT_HEADER, length: length - 2 };
      if (!window.holds(segment.offset, segment.length)) {
        const name = yield { ...segment, length: Math.min(segment.length, NAME_LENGTH) };
        if (segments.knows(marker, name)) yield segment;
      }
      segments.take(marker, window.slice(segment.offset, segment.length), segment.length);
    }
    offset += 2 + length;
  }
  contents.warnings.push(`JPEG has more than ${MAX_BLOCKS} segments; the rest was not read`);
  return segments.finish();
}

/** Markers without a length: fill bytes, TEM, RST0 to RST7 and SOI. */
function isAlone(marker: number): boolean {
  return marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}
