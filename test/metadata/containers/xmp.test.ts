import { describe, expect, it } from 'vitest';
import { box } from '../../../samples/bytes/boxes.js';
import { gifFile, gifXmp } from '../../../samples/bytes/gif.js';
import { heifFile } from '../../../samples/bytes/heif.js';
import { jpegFile, xmpSegment } from '../../../samples/bytes/jpeg.js';
import { JXL_TYPE } from '../../../samples/bytes/jxl.js';
import { iTXt, pngFile, pngPixels, tEXt, zTXt } from '../../../samples/bytes/png.js';
import { rawProfile } from '../../../samples/bytes/raw-profile.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { readBytes } from '../../support/metadata-files.js';

const PACKET = `<x:xmpmeta xmlns:x="adobe:ns:meta/">${'猫 in a hat, '.repeat(40)}</x:xmpmeta>`;
const BYTES = Buffer.from(PACKET);
const KEYWORD = 'XML:com.adobe.xmp';
const NAMED = Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), BYTES]);
const FRAME = webpChunk('ANMF', Buffer.alloc(33));

describe('XMP is one and the same carrier, wherever it stands', () => {
  it.each<{ name: string; file: Buffer; packet?: string }>([
    { name: 'a JPEG', file: jpegFile([xmpSegment(PACKET)]) },
    { name: 'a WebP', file: webpFile([webpChunk('VP8L', Buffer.alloc(9)), webpChunk('XMP ', BYTES)]) },
    { name: 'an animated WebP', file: webpFile([FRAME, FRAME, webpChunk('XMP ', BYTES)]) },
    { name: 'iTXt of a PNG', file: pngFile([iTXt(KEYWORD, PACKET), pngPixels()]) },
    { name: 'iTXt of a PNG, compressed', file: pngFile([iTXt(KEYWORD, PACKET, { compressed: true })]) },
    {
      name: 'a raw profile of a PNG',
      file: pngFile([zTXt('Raw profile type xmp', rawProfile('xmp', BYTES))]),
    },
    {
      name: 'a raw APP1 of a PNG',
      file: pngFile([tEXt('Raw profile type APP1', rawProfile('generic', NAMED))]),
    },
    {
      name: 'a raw profile of a PNG, behind a byte order mark',
      file: pngFile([zTXt('Raw profile type xmp', rawProfile('xmp', Buffer.from(`\uFEFF${PACKET}`)))]),
      packet: `\uFEFF${PACKET}`,
    },
    { name: 'a GIF', file: gifFile([gifXmp(PACKET)]) },
    { name: 'an AVIF', file: heifFile([{ kind: 'XMP', data: BYTES }]) },
    { name: 'a JPEG XL', file: Buffer.concat([JXL_TYPE, box('jxlc', Buffer.alloc(99)), box('xml ', BYTES)]) },
  ])('in $name', ({ file, packet = PACKET }) => {
    const metadata = readBytes(file);
    expect(metadata.raw).toEqual([{ carrier: 'xmp', text: packet }]);
    expect(metadata.warnings).toEqual(['the texts in the file are of no known generator']);
  });
});
