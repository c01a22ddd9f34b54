import { describe, expect, it } from 'vitest';
import { infotextExif } from '../../samples/bytes/exif.js';
import { appendExifToWebp, webpChunk, webpFile } from '../../samples/bytes/webp.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../support/metadata-files.js';

const EXIF = infotextExif(INFOTEXT);
const PREFIXED_EXIF = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), EXIF]);
const PIXELS = webpChunk('VP8L', Buffer.alloc(40));

describe('an infotext in a WebP', () => {
  it.each([
    { name: 'behind the pixels', file: webpFile([PIXELS, webpChunk('EXIF', EXIF)]) },
    { name: 'in front of the pixels', file: webpFile([webpChunk('EXIF', EXIF), PIXELS]) },
    { name: 'with an Exif prefix', file: webpFile([PIXELS, webpChunk('EXIF', PREFIXED_EXIF)]) },
    {
      name: 'behind pixels of odd length',
      file: webpFile([webpChunk('VP8 ', Buffer.alloc(41)), webpChunk('EXIF', EXIF)]),
    },
    {
      name: 'of odd length',
      file: webpFile([
        PIXELS,
        webpChunk('EXIF', Buffer.concat([EXIF, Buffer.of(0)])),
        webpChunk('XMP ', Buffer.alloc(3)),
      ]),
    },
    {
      name: 'between chunks of odd lengths',
      file: webpFile([
        webpChunk('ICCP', Buffer.alloc(7)),
        PIXELS,
        webpChunk('ALPH', Buffer.alloc(1)),
        webpChunk('EXIF', EXIF),
      ]),
    },
    {
      name: 'of the extended format',
      file: appendExifToWebp(webpFile([PIXELS]), EXIF, { width: 512, height: 768 }),
    },
    {
      name: 'behind the frames of an animation',
      file: webpFile([
        ...Array.from({ length: 100 }, () => webpChunk('ANMF', Buffer.alloc(333))),
        webpChunk('EXIF', EXIF),
      ]),
    },
  ])('$name is read', ({ file }) => {
    const metadata = readBytes(file);
    expect(metadata).toMatchObject({
      ...INFOTEXT_METADATA,
      format: 'webp',
      carrier: 'exif:UserComment',
      warnings: [],
    });
    expect(metadata.raw).toEqual([{ carrier: 'exif:UserComment', text: INFOTEXT }]);
  });
});

describe('a long text in a WebP', () => {
  it('behind more than is read at once is read', () => {
    const prompt = 'a cat, '.repeat(3000).trim();
    const exif = infotextExif(INFOTEXT.replace('a cat', prompt));
    const file = webpFile([webpChunk('VP8L', Buffer.alloc(100_000)), webpChunk('EXIF', exif)]);
    expect(readBytes(file)).toMatchObject({ prompt, seed: '1337', warnings: [] });
  });
});

describe('a WebP without metadata', () => {
  it('has no warning and no error', () => {
    expect(readBytes(webpFile([PIXELS]))).toMatchObject({
      ...NO_METADATA,
      format: 'webp',
      raw: [],
      warnings: [],
      errors: [],
    });
  });
});

describe('a damaged WebP', () => {
  const whole = webpFile([PIXELS, webpChunk('EXIF', EXIF)]);
  const exifStart = 12 + PIXELS.length;

  it.each([
    { where: 'behind the file header', end: 12 },
    { where: 'in the file header', end: 10 + 2 },
    { where: 'in the header of the pixels', end: 12 + 5 },
    { where: 'in the pixels', end: 12 + 8 + 20 },
    { where: 'behind the pixels', end: exifStart },
    { where: 'in the header of EXIF', end: exifStart + 6 },
    { where: 'behind the header of EXIF', end: exifStart + 8 },
    { where: 'in the directory of EXIF', end: exifStart + 8 + 30 },
  ])('cut off $where has no metadata, and a warning', ({ end }) => {
    const metadata = readBytes(whole.subarray(0, end));
    expect(metadata).toMatchObject({ ...NO_METADATA, format: 'webp', raw: [], errors: [] });
    expect(metadata.warnings).not.toEqual([]);
  });

  it('cut off in the last byte of EXIF keeps the text in front of its last comma, with a warning', () => {
    const metadata = readBytes(whole.subarray(0, -1));
    expect(metadata).toMatchObject({ prompt: 'a cat', negativePrompt: 'a dog', seed: '1337' });
    expect(metadata.warnings).toContain('WebP is cut off in chunk EXIF');
  });

  it('with an EXIF block that is no TIFF says so', () => {
    const metadata = readBytes(webpFile([PIXELS, webpChunk('EXIF', Buffer.from('not a TIFF at all'))]));
    expect(metadata).toMatchObject(NO_METADATA);
    expect(metadata.warnings).toHaveLength(1);
  });

  it.each([0x7fffffff, 0xffffffff])('with an EXIF block of %i declared bytes says so', (length) => {
    const exif = webpChunk('EXIF', EXIF);
    exif.writeUInt32LE(length, 4);
    const metadata = readBytes(webpFile([PIXELS, exif]));
    expect(metadata).toMatchObject(NO_METADATA);
    expect(metadata.warnings).toHaveLength(1);
  });

  it('whose declared length is wrong is read all the same', () => {
    const file = webpFile([PIXELS, webpChunk('EXIF', EXIF)]);
    file.writeUInt32LE(0, 4);
    expect(readBytes(file)).toMatchObject(INFOTEXT_METADATA);
  });

  it('with chunks of no length at all comes to an end', () => {
    const metadata = readBytes(Buffer.concat([webpFile([]), Buffer.alloc(100_000)]));
    expect(metadata).toMatchObject(NO_METADATA);
  });
});
