import { describe, expect, it } from 'vitest';
import { box } from '../../../samples/bytes/boxes.js';
import { gifApplication, gifFile } from '../../../samples/bytes/gif.js';
import { heifFile } from '../../../samples/bytes/heif.js';
import { jpegFile, jpegSegment } from '../../../samples/bytes/jpeg.js';
import { JXL_TYPE } from '../../../samples/bytes/jxl.js';
import { MP4_TYPE } from '../../../samples/bytes/mp4.js';
import { pngChunk, pngFile, pngPixels } from '../../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { NO_METADATA, readBytes } from '../../support/metadata-files.js';

function manifest(kind: string): Buffer {
  const uuid = Buffer.from(`${kind}\0\x11\0\x10\x80\0\0\xaa\0\x38\x9b\x71`, 'latin1');
  return box('jumb', box('jumd', uuid, Buffer.from('\x03c2pa\0', 'latin1')), box('cbor', Buffer.alloc(40)));
}

function app11(content: Uint8Array): Buffer {
  return jpegSegment(0xeb, Buffer.concat([Buffer.from('JP\0\x01\0\0\0\x01', 'latin1'), content]));
}

const STORE = manifest('c2pa');
const UUID = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');

describe('a C2PA manifest is told of', () => {
  it.each([
    { format: 'png', file: pngFile([pngChunk('caBX', STORE), pngPixels()]) },
    { format: 'jpeg', file: jpegFile([app11(STORE), app11(STORE)]) },
    { format: 'webp', file: webpFile([webpChunk('VP8L', Buffer.alloc(5)), webpChunk('C2PA', STORE)]) },
    { format: 'gif', file: gifFile([gifApplication('C2PA_GIF\x01\0\0', STORE)]) },
    { format: 'avif', file: Buffer.concat([heifFile([]), box('uuid', UUID, STORE)]) },
    { format: 'jxl', file: Buffer.concat([JXL_TYPE, STORE]) },
    { format: 'mp4', file: Buffer.concat([MP4_TYPE, box('uuid', UUID, STORE)]) },
  ])('in $format', ({ format, file }) => {
    expect(readBytes(file)).toMatchObject({
      ...NO_METADATA,
      format,
      raw: [],
      warnings: ['the file carries C2PA provenance'],
    });
  });
});

describe('what is no C2PA manifest is not told of', () => {
  it.each([
    { name: 'JUMBF of another kind', file: jpegFile([app11(manifest('jp36'))]) },
    { name: 'APP11 of another kind', file: jpegFile([jpegSegment(0xeb, Buffer.from('HDR_RI ver=11'))]) },
    { name: 'a short APP11', file: jpegFile([jpegSegment(0xeb, Buffer.from('JP'))]) },
    { name: 'JUMBF of another kind in a JPEG XL', file: Buffer.concat([JXL_TYPE, manifest('jp36')]) },
    { name: 'a box of another UUID', file: Buffer.concat([MP4_TYPE, box('uuid', Buffer.alloc(40))]) },
  ])('$name', ({ file }) => {
    expect(readBytes(file).warnings).toEqual([]);
  });
});
