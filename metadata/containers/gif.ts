import { concatenate } from '../bytes/concatenate.js';
import { hasAscii } from '../bytes/numbers.js';
import type { Reading } from '../bytes/reading.js';
import { takeC2pa } from './c2pa.js';
import { type Container, type Contents, emptyContents } from './container.js';
import { GifBlocks } from './gif-blocks.js';
import { takeText, takeXmp } from './take.js';

/** `GIF89a`, size, flags, background, aspect. */
const FILE_HEADER = 13;
const IMAGE_HEADER = 10;
/** Introducer and label. */
const EXTENSION_HEADER = 2;
/** Behind these the length of the name, and the name. */
const APPLICATION_HEADER = EXTENSION_HEADER + 12;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const COMMENT = 0xfe;
const APPLICATION = 0xff;
const TRAILER = 0x3b;
/**
 * Behind XMP stand 0x01 and all bytes from 0xff down to 0, which lead any walker of sub-blocks to the end (XMP
 * Specification part 3, chapter 1.1.2). There is no 0xff in UTF-8.
 */
const XMP_TRAILER = 0xff;

/** GIF (GIF89a specification of CompuServe, chapters 15 to 27). Forge puts infotext into a comment. */
export const gif: Container = {
  format: 'gif',
  recognises: (head) => hasAscii(head, 0, 'GIF87a') || hasAscii(head, 0, 'GIF89a'),
  read: readGif,
};

function* readGif(): Reading<Contents> {
  const contents = emptyContents();
  const header = yield { offset: 0, length: FILE_HEADER };
  const blocks = new GifBlocks(FILE_HEADER + colourTable(header[10] ?? 0), contents);
  while (blocks.isOpen) {
    const head = yield { offset: blocks.offset, length: IMAGE_HEADER };
    if (head[0] === TRAILER) return contents;
    if (head[0] === EXTENSION && head.length > 2) yield* readExtension(head[1] ?? 0, blocks, contents);
    // A spare end of sub-blocks, which some writers leave.
    else if (head[0] === 0) blocks.step();
    // Behind the header of an image stands the size of its codes, in front of its sub-blocks.
    else if (head[0] === IMAGE) yield* blocks.skip(IMAGE_HEADER + colourTable(head[9] ?? 0) + 1);
    else {
      contents.warnings.push(
        head.length === 0 || head[0] === EXTENSION
          ? 'GIF is cut off'
          : 'GIF has bytes between its blocks; the rest was not read',
      );
      return contents;
    }
  }
  return contents;
}

function* readExtension(label: number, blocks: GifBlocks, contents: Contents): Reading<void> {
  if (label === COMMENT) {
    const comment = yield* blocks.take(EXTENSION_HEADER);
    if (comment !== null) takeText(contents, 'gif:comment', concatenate(comment), 'the GIF comment');
    return;
  }
  const name = yield { offset: blocks.offset, length: APPLICATION_HEADER };
  const isApplication = label === APPLICATION;
  if (isApplication && hasAscii(name, 3, 'XMP DataXMP')) yield* readXmp(blocks, contents);
  else if (isApplication && hasAscii(name, 3, 'C2PA_GIF')) yield* readC2pa(blocks, contents);
  else yield* blocks.skip(EXTENSION_HEADER);
}

function* readXmp(blocks: GifBlocks, contents: Contents): Reading<void> {
  const pieces = yield* blocks.take(APPLICATION_HEADER, { withSizes: true });
  if (pieces === null) return;
  const packet = concatenate(pieces);
  const trailer = packet.indexOf(XMP_TRAILER);
  takeXmp(contents, trailer < 1 ? packet : packet.subarray(0, trailer - 1), 'the XMP of the GIF');
}

/** C2PA 2.1, appendix A.3.5. */
function* readC2pa(blocks: GifBlocks, contents: Contents): Reading<void> {
  const store = yield* blocks.take(APPLICATION_HEADER);
  if (store !== null) takeC2pa(contents, concatenate(store), 'the GIF');
}

/** Length in bytes of the table of colours, by the flags of an image or of the file. */
function colourTable(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
