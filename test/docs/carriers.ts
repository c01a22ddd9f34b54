import { box, fullBox } from '../../samples/bytes/boxes.js';
import { infotextExif, tiffBlock } from '../../samples/bytes/exif.js';
import { gifComment, gifFile } from '../../samples/bytes/gif.js';
import { exifItem, heifFile } from '../../samples/bytes/heif.js';
import { exifSegment, jpegFile, jpegSegment, xmpSegment } from '../../samples/bytes/jpeg.js';
import { brobBox, JXL_TYPE } from '../../samples/bytes/jxl.js';
import { MP4_TYPE, namedTexts } from '../../samples/bytes/mp4.js';
import { iTXt, pngFile } from '../../samples/bytes/png.js';
import { pngOfPixels } from '../../samples/bytes/png-pixels.js';
import { hideInPixels, type Pixels, stealthBytes } from '../../samples/bytes/stealth.js';
import { element, SEGMENT, simpleTag, WEBM_HEADER, webmTags } from '../../samples/bytes/webm.js';
import { webpChunk, webpFile } from '../../samples/bytes/webp.js';

/** What a generator writes: its texts by the names it gives them, the main one first. */
export type Texts = Readonly<Record<string, string>>;

/** A place for texts, as a column of the table. */
export interface Carrier {
  name: string;
  /** A file that holds the texts there. Places without names hold the main text alone. */
  file(texts: Texts): Buffer;
}

const main = (texts: Texts) => Object.values(texts)[0] ?? '';

function xmp(texts: Texts): string {
  const text = main(texts).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '&#10;');
  return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>`;
}

function hidden(text: string): Buffer {
  const size = 128;
  const opaque: Pixels = {
    width: size,
    height: size,
    channels: 4,
    data: Buffer.alloc(size * size * 4, 0xff),
  };
  return pngOfPixels(hideInPixels(opaque, 'pngcomp', stealthBytes('pngcomp', text)));
}

function ascii(tag: number, text: string): Buffer {
  return tiffBlock([{ tag, type: 2, value: Buffer.from(`${text}\0`), directory: 'ifd0' }]);
}

/** The columns of the table, in its order. */
export const carriers: readonly Carrier[] = [
  {
    name: 'PNG text',
    file: (texts) => pngFile(Object.entries(texts).map(([name, text]) => iTXt(name, text))),
  },
  {
    name: 'UserComment',
    file: (texts) =>
      webpFile([webpChunk('VP8 ', Buffer.alloc(10)), webpChunk('EXIF', infotextExif(main(texts)))]),
  },
  { name: 'ImageDescription', file: (texts) => jpegFile([exifSegment(ascii(0x010e, main(texts)))]) },
  { name: 'JPEG comment', file: (texts) => jpegFile([jpegSegment(0xfe, Buffer.from(main(texts)))]) },
  { name: 'GIF comment', file: (texts) => gifFile([gifComment(main(texts))]) },
  { name: 'XMP', file: (texts) => jpegFile([xmpSegment(xmp(texts))]) },
  {
    name: 'AVIF, HEIC',
    file: (texts) => heifFile([{ kind: 'Exif', data: exifItem(infotextExif(main(texts))) }]),
  },
  {
    name: 'JPEG XL',
    file: (texts) => Buffer.concat([JXL_TYPE, brobBox('Exif', exifItem(infotextExif(main(texts))))]),
  },
  {
    name: 'MP4, MOV',
    file: (texts) =>
      Buffer.concat([MP4_TYPE, box('moov', box('udta', fullBox('meta', 0, ...namedTexts(texts))))]),
  },
  {
    name: 'WebM, MKV',
    file: (texts) => {
      const tags = Object.entries(texts).map(([name, text]) => simpleTag(name.toUpperCase(), text));
      return Buffer.concat([WEBM_HEADER, element(SEGMENT, webmTags(...tags))]);
    },
  },
  { name: 'Pixels', file: (texts) => hidden(main(texts)) },
];
