import { box, fullBox } from '../../../samples/bytes/boxes.js';
import { C2PA_UUID, manifestStore } from '../../../samples/bytes/c2pa.js';
import { infotextExif } from '../../../samples/bytes/exif.js';
import { gifComment, gifFile, gifFrame, gifXmp } from '../../../samples/bytes/gif.js';
import { exifItem, heifFile } from '../../../samples/bytes/heif.js';
import { extendedXmpSegments, jpegFile, jpegSegment, xmpSegment } from '../../../samples/bytes/jpeg.js';
import { brobBox, JXL_TYPE } from '../../../samples/bytes/jxl.js';
import { letteredTexts, MP4_TYPE, namedTexts } from '../../../samples/bytes/mp4.js';
import { pngChunk, pngFile, zTXt } from '../../../samples/bytes/png.js';
import { rawProfile } from '../../../samples/bytes/raw-profile.js';
import {
  CLUSTER,
  element,
  endlessElement,
  SEGMENT,
  SIMPLE_BLOCK,
  simpleTag,
  WEBM_HEADER,
  webmTags,
} from '../../../samples/bytes/webm.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { INFOTEXT } from '../../support/metadata-files.js';

interface NamedFile {
  name: string;
  file: Buffer;
  /** Of the texts in it, in order. */
  carriers: string[];
}

const EXIF = infotextExif(INFOTEXT);
const COMMENT = 'exif:UserComment';
const PACKET = '<x:xmpmeta>a cat</x:xmpmeta>';
const XMP = Buffer.from(PACKET);
const GUID = 'A'.repeat(32);
const STORE = manifestStore({ claim: { claim_generator: 'a cat painter' }, organisations: ['a', 'b'] });
const ITEMS = [
  { kind: 'Exif', data: exifItem(EXIF) },
  { kind: 'XMP', data: XMP },
] as const;

/** A file of each container, with metadata behind these pixels, if it may stand there. */
export function fileWith(pixels: Buffer): NamedFile[] {
  return [
    {
      name: 'JPEG',
      file: jpegFile([
        jpegSegment(0xfe, Buffer.from('a comment')),
        xmpSegment(`<x xmpNote:HasExtendedXMP="${GUID}"/>`),
        ...extendedXmpSegments(PACKET, GUID, 12),
      ]),
      carriers: ['jpeg:COM', 'xmp', 'xmp:extended'],
    },
    {
      name: 'WebP',
      file: webpFile([webpChunk('VP8L', pixels), webpChunk('EXIF', EXIF), webpChunk('XMP ', XMP)]),
      carriers: ['xmp', COMMENT],
    },
    {
      name: 'PNG',
      file: pngFile([
        pngChunk('IDAT', pixels),
        zTXt('Raw profile type exif', rawProfile('exif', EXIF)),
        pngChunk('comf', Buffer.from('prompt\0{}')),
      ]),
      carriers: ['png:comf prompt', COMMENT],
    },
    {
      name: 'GIF',
      file: gifFile([gifFrame(pixels.length), gifComment(INFOTEXT), gifXmp(PACKET)]),
      carriers: ['gif:comment', 'xmp'],
    },
    { name: 'AVIF', file: heifFile(ITEMS, { pixels }), carriers: ['xmp', COMMENT] },
    {
      name: 'HEIC',
      file: Buffer.concat([
        heifFile(ITEMS, { pixels, brand: 'heic', version: 2, pieces: 2 }),
        box('uuid', C2PA_UUID, STORE),
      ]),
      carriers: ['xmp', 'c2pa:manifest', COMMENT],
    },
    {
      name: 'AVIF of inner items',
      file: heifFile(ITEMS, { pixels, version: 1, inner: true }),
      carriers: ['xmp', COMMENT],
    },
    {
      name: 'JPEG XL',
      file: Buffer.concat([JXL_TYPE, box('jxlc', pixels), box('Exif', exifItem(EXIF)), box('xml ', XMP)]),
      carriers: ['xmp', COMMENT],
    },
    {
      name: 'JPEG XL of compressed boxes',
      file: Buffer.concat([
        JXL_TYPE,
        box('jxlc', pixels),
        brobBox('Exif', exifItem(EXIF)),
        brobBox('xml ', XMP),
      ]),
      carriers: ['xmp', COMMENT],
    },
    {
      name: 'MP4',
      file: Buffer.concat([
        MP4_TYPE,
        box('mdat', pixels),
        box(
          'moov',
          box('meta', ...namedTexts({ prompt: '{}', workflow: INFOTEXT })),
          box('udta', fullBox('meta', 0, ...letteredTexts({ '©cmt': INFOTEXT }))),
        ),
      ]),
      carriers: ['mp4:prompt', 'mp4:workflow', 'mp4:©cmt'],
    },
    {
      name: 'WebM',
      file: Buffer.concat([
        WEBM_HEADER,
        endlessElement(
          SEGMENT,
          endlessElement(CLUSTER, element(SIMPLE_BLOCK, pixels)),
          webmTags(simpleTag('PROMPT', '{}'), simpleTag('COMMENT', INFOTEXT)),
        ),
      ]),
      carriers: ['webm:PROMPT', 'webm:COMMENT'],
    },
  ];
}
