import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { type Box, BoxWalk, WHOLE_FILE } from './boxes.js';
import { isC2paJumbf, JUMBF_HEAD_LENGTH, noteC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents } from './container.js';
import { tiffOfItem } from './item-exif.js';
import { takeExif, takeXmp } from './take.js';

const SIGNATURE_BOX = '\0\0\0\x0cJXL \r\n\x87\n';
const CODESTREAM = '\xff\x0a';
const BOX_HEADER = 8;

/** JPEG XL (ISO/IEC 18181-2, chapter 9). Only the form of boxes holds metadata; a bare codestream has none. */
export const jxl: Container = {
  format: 'jxl',
  recognises: (head) => hasAscii(head, 0, SIGNATURE_BOX) || hasAscii(head, 0, CODESTREAM),
  read: readJxl,
};

function* readJxl(): Reading<Contents> {
  const contents = emptyContents();
  const head = yield { offset: 0, length: CODESTREAM.length };
  if (hasAscii(head, 0, CODESTREAM)) return contents;
  const walk = new BoxWalk(contents, 'JPEG XL');
  for (const box of yield* walk.children(WHOLE_FILE)) yield* readBox(box, walk);
  return contents;
}

function* readBox(box: Box, walk: BoxWalk): Reading<void> {
  const { contents } = walk;
  if (box.type === 'Exif') {
    const item = yield* walk.content(box);
    if (item !== null) takeExif(contents, tiffOfItem(item), 'JPEG XL box Exif');
  } else if (box.type === 'xml ') {
    const packet = yield* walk.content(box);
    if (packet !== null) takeXmp(contents, packet, 'JPEG XL box xml');
  } else if (box.type === 'jumb') {
    const head = yield { offset: box.start - BOX_HEADER, length: JUMBF_HEAD_LENGTH };
    if (isC2paJumbf(head)) noteC2pa(contents);
  } else if (box.type === 'brob') {
    const type = decodeLatin1(yield { offset: box.start, length: 4 });
    if (['Exif', 'xml ', 'jumb'].includes(type)) {
      walk.warn(`has a Brotli-compressed box ${type.trim()}, which is not read`);
    }
  }
}
