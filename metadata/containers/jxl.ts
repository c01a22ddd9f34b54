import { decodeLatin1 } from '../bytes/decode.js';
import { hasAscii, typeNumber } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { type Box, BoxWalk, WHOLE_FILE } from './boxes.js';
import { unbrotli } from './brotli.js';
import { takeC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents, MAX_BLOCK_LENGTH } from './container.js';
import { tiffOfItem } from './item-exif.js';
import { isManifestStore } from './jumbf.js';
import { takeExif, takeRoom, takeXmp } from './take.js';

const SIGNATURE_BOX = '\0\0\0\x0cJXL \r\n\x87\n';
const CODESTREAM = '\xff\x0a';
const BOX_HEADER = 8;
/** The type of the box that is compressed, in front of its content. */
const TYPE_LENGTH = 4;

/** What a compressed box costs of the room at least: the decoder asks for 16 MiB, however little it makes. */
const BROTLI_COST = 1024 * 1024;

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
  for (const box of yield* walk.children(WHOLE_FILE)) {
    const take = takers.get(box.type);
    if (box.type === 'brob') yield* readCompressed(box, walk);
    else if (take !== undefined) {
      const content = yield* walk.content(box);
      if (content !== null) take(contents, content);
    }
  }
  return contents;
}

/** A box whose content is compressed with Brotli (ISO/IEC 18181-2, chapter 9.7). */
function* readCompressed(box: Box, walk: BoxWalk): Reading<void> {
  const type = decodeLatin1(yield { offset: box.start, length: TYPE_LENGTH });
  const take = takers.get(type);
  if (take === undefined) return;
  const stored = yield* walk.content(box);
  if (stored === null) return;
  const { contents } = walk;
  if (!takeRoom(contents, BROTLI_COST, `JPEG XL box ${type.trim()}`)) return;
  const content = unbrotli(stored.subarray(TYPE_LENGTH), Math.min(MAX_BLOCK_LENGTH, contents.room));
  if (content !== null) {
    take(contents, content);
    return;
  }
  walk.warn(`box ${type.trim()} cannot be decompressed`);
  // What was decompressed in vain counts too, or a file of many bombs would cost minutes.
  contents.room = Math.max(0, contents.room - MAX_BLOCK_LENGTH);
}

type Taker = (contents: Contents, content: Uint8Array) => void;

const takers: ReadonlyMap<string, Taker> = new Map<string, Taker>([
  ['Exif', (contents, content) => takeExif(contents, tiffOfItem(content), 'JPEG XL box Exif')],
  ['xml ', (contents, content) => takeXmp(contents, content, 'JPEG XL box xml')],
  ['jumb', takeJumbf],
]);

/** The content of a box without its header, which is what tells whose JUMBF it is. */
function takeJumbf(contents: Contents, content: Uint8Array): void {
  const box = new Uint8Array(BOX_HEADER + content.length);
  const header = new DataView(box.buffer);
  header.setUint32(0, box.length);
  header.setUint32(4, typeNumber('jumb'));
  box.set(content, BOX_HEADER);
  if (isManifestStore(box)) takeC2pa(contents, box, 'JPEG XL box jumb');
}
