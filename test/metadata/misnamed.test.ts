import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../metadata/index.js';
import { infotextExif } from '../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../samples/bytes/jpeg.js';
import { pngFile, pngPixels, tEXt } from '../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../samples/bytes/webp.js';
import { makeFolder } from '../support/folder.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../support/metadata-files.js';

const PNG = pngFile([tEXt('parameters', INFOTEXT), pngPixels()]);
const WEBP = webpFile([webpChunk('VP8L', Buffer.alloc(6)), webpChunk('EXIF', infotextExif(INFOTEXT))]);
const JPEG = jpegFile([exifSegment(infotextExif(INFOTEXT))]);

describe('the format is what the bytes say, not what the name says', () => {
  it.each([
    { name: 'portrait.jpeg', format: 'png', bytes: PNG },
    { name: 'portrait.webp', format: 'png', bytes: PNG },
    { name: 'portrait.png', format: 'webp', bytes: WEBP },
    { name: 'portrait.jpg', format: 'webp', bytes: WEBP },
    { name: 'portrait.png', format: 'jpeg', bytes: JPEG },
    { name: 'portrait.webp', format: 'jpeg', bytes: JPEG },
    { name: 'portrait', format: 'png', bytes: PNG },
  ])('$name that is $format', async ({ name, format, bytes }) => {
    await using folder = await makeFolder({ [name]: bytes });
    expect(readParameters(join(folder.path, name))).toMatchObject({
      ...INFOTEXT_METADATA,
      format,
      warnings: [],
    });
  });
});

describe('what is no image', () => {
  it.each([
    { what: 'nothing', bytes: Buffer.alloc(0) },
    { what: 'one byte', bytes: Buffer.of(0x89) },
    { what: 'text', bytes: Buffer.from('<!doctype html><p>not found') },
    {
      what: 'a PNG signature damaged by a text transfer',
      bytes: Buffer.from('\x89PNG\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    },
    { what: 'a RIFF of another kind', bytes: Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1') },
    { what: 'a BMP', bytes: Buffer.from('BM\x3a\0\0\0\0\0\0\0\x36\0\0\0', 'latin1') },
    { what: 'two bytes of a JPEG', bytes: Buffer.of(0xff, 0xd8) },
  ])('$what has no metadata, a warning, and no error', ({ bytes }) => {
    const metadata = readBytes(bytes);
    expect(metadata).toMatchObject({ ...NO_METADATA, format: null, raw: [], errors: [] });
    expect(metadata.warnings).toHaveLength(1);
  });
});
