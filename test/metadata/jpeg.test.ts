import { describe, expect, it } from 'vitest';
import { infotextExif } from '../../samples/bytes/exif.js';
import { exifSegment, insertIntoJpeg, jpegFile, jpegSegment } from '../../samples/bytes/jpeg.js';
import {
  commentBlock,
  INFOTEXT,
  INFOTEXT_METADATA,
  NO_METADATA,
  PARAMETER_LINE,
  readBytes,
} from '../support/metadata-files.js';

const EXIF = exifSegment(infotextExif(INFOTEXT));
const JFIF = jpegSegment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'));
const XMP = jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>', 'latin1'));
const TABLE = jpegSegment(0xdb, Buffer.alloc(65));
const COMMENT = jpegSegment(0xfe, Buffer.from('made by a program'));
const FILL = Buffer.alloc(5, 0xff);
/** Markers that no length follows. */
const ALONE = Buffer.of(0xff, 0x01, 0xff, 0xd0);

describe('an infotext in a JPEG', () => {
  it.each([
    { name: 'alone', segments: [EXIF] },
    { name: 'behind JFIF', segments: [JFIF, EXIF, TABLE] },
    { name: 'behind XMP, which is APP1 too', segments: [JFIF, XMP, EXIF] },
    { name: 'in front of XMP', segments: [EXIF, XMP] },
    { name: 'last of many', segments: [JFIF, COMMENT, TABLE, TABLE, COMMENT, EXIF] },
    { name: 'behind fill bytes', segments: [FILL, JFIF, FILL, EXIF] },
    { name: 'behind markers without a length', segments: [ALONE, EXIF] },
    { name: 'behind an empty segment', segments: [jpegSegment(0xfe, Buffer.alloc(0)), EXIF] },
    {
      name: 'behind the longest segment there is',
      segments: [jpegSegment(0xe2, Buffer.alloc(65_533)), EXIF],
    },
  ])('$name is read', ({ segments }) => {
    const metadata = readBytes(jpegFile(segments));
    expect(metadata).toMatchObject({
      ...INFOTEXT_METADATA,
      format: 'jpeg',
      carrier: 'exif:UserComment',
      warnings: [],
    });
    const fromExif = metadata.raw.filter(({ carrier }) => carrier.startsWith('exif:'));
    expect(fromExif).toEqual([{ carrier: 'exif:UserComment', text: INFOTEXT }]);
  });

  it('put into a finished file is read', () => {
    expect(readBytes(insertIntoJpeg(jpegFile([JFIF, TABLE]), [EXIF]))).toMatchObject(INFOTEXT_METADATA);
  });

  const PROMPT = 'x'.repeat(60_000);
  const LONG = `${PROMPT}\n${PARAMETER_LINE}`;
  const LONGEST = [
    { kind: 'EXIF', segment: exifSegment(commentBlock(Buffer.from(`ASCII\0\0\0${LONG}`))) },
    { kind: 'a comment', segment: jpegSegment(0xfe, Buffer.from(LONG)) },
  ];

  it.each(LONGEST)('as long as a segment can be is read whole from $kind', ({ segment }) => {
    const expected = { prompt: PROMPT, seed: '1337', warnings: [] };
    expect(readBytes(jpegFile([JFIF, segment]))).toMatchObject(expected);
    // Behind more than is read at once.
    expect(readBytes(jpegFile([JFIF, jpegSegment(0xe2, Buffer.alloc(50_000)), segment]))).toMatchObject(
      expected,
    );
  });

  it.each([
    { name: 'a second prefix', prefix: 'Exif\0\0Exif\0\0' },
    { name: 'a prefix that ends in another byte', prefix: 'Exif\0\xff' },
  ])('behind $name is read', ({ prefix }) => {
    const data = Buffer.concat([Buffer.from(prefix, 'latin1'), infotextExif(INFOTEXT)]);
    expect(readBytes(jpegFile([jpegSegment(0xe1, data)]))).toMatchObject({
      ...INFOTEXT_METADATA,
      warnings: [],
    });
  });
});

describe('a JPEG without metadata', () => {
  it('has no warning and no error', () => {
    const metadata = readBytes(jpegFile([JFIF, TABLE]));
    expect(metadata).toMatchObject({ ...NO_METADATA, format: 'jpeg', raw: [], warnings: [], errors: [] });
  });

  it('what looks like EXIF in the pixels is not read', () => {
    expect(readBytes(Buffer.concat([jpegFile([JFIF]), EXIF]))).toMatchObject({
      ...NO_METADATA,
      raw: [],
      warnings: [],
    });
  });
});

describe('a damaged JPEG', () => {
  const whole = jpegFile([JFIF, EXIF]);
  const exifStart = 2 + JFIF.length;

  it.each([
    { where: 'behind its first marker', end: 3 },
    { where: 'in the header of a segment', end: 5 },
    { where: 'in a segment', end: 12 },
    { where: 'in front of EXIF', end: exifStart },
    { where: 'in the header of EXIF', end: exifStart + 3 },
    { where: 'behind the header of EXIF', end: exifStart + 4 },
    { where: 'in the directory of EXIF', end: exifStart + 40 },
  ])('cut off $where has no metadata, and a warning', ({ end }) => {
    const metadata = readBytes(whole.subarray(0, end));
    expect(metadata).toMatchObject({ ...NO_METADATA, format: 'jpeg', raw: [], errors: [] });
    expect(metadata.warnings).not.toEqual([]);
  });

  it('cut off in the last byte of EXIF keeps the text in front of its last comma, with a warning', () => {
    const metadata = readBytes(whole.subarray(0, exifStart + EXIF.length - 1));
    expect(metadata).toMatchObject({ prompt: 'a cat', negativePrompt: 'a dog', seed: '1337' });
    expect(metadata.warnings).toContain('JPEG is cut off in segment APP1');
  });

  it('cut off behind EXIF keeps its metadata, with a warning', () => {
    const metadata = readBytes(whole.subarray(0, exifStart + EXIF.length));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
    expect(metadata.warnings).toHaveLength(1);
  });

  it('with bytes that are no segment keeps what stood in front of them', () => {
    const metadata = readBytes(jpegFile([EXIF, Buffer.from('rubbish')]));
    expect(metadata).toMatchObject(INFOTEXT_METADATA);
    expect(metadata.warnings).toHaveLength(1);
  });

  it.each([0, 1])('with a segment of impossible length %i comes to an end', (length) => {
    const liar = jpegSegment(0xe1, Buffer.alloc(0));
    liar.writeUInt16BE(length, 2);
    expect(readBytes(jpegFile([liar, EXIF]))).toMatchObject({ format: 'jpeg', errors: [] });
  });

  it('with an EXIF block that is no TIFF says so', () => {
    const metadata = readBytes(jpegFile([exifSegment(Buffer.from('not a TIFF at all'))]));
    expect(metadata).toMatchObject(NO_METADATA);
    expect(metadata.warnings).toHaveLength(1);
  });
});
