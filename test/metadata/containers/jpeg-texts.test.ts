import { describe, expect, it } from 'vitest';
import { tiffBlock } from '../../../samples/bytes/exif.js';
import {
  exifSegment,
  extendedXmpSegments,
  jpegFile,
  jpegSegment,
  xmpSegment,
} from '../../../samples/bytes/jpeg.js';
import { INFOTEXT, readBytes } from '../../support/metadata-files.js';

const GUID = '0123456789ABCDEF0123456789ABCDEF';
const PACKET = '<x:xmpmeta>猫</x:xmpmeta>';
const MAIN = `<x:xmpmeta xmpNote:HasExtendedXMP="${GUID}"/>`;
const LONG = `<x:xmpmeta>${'long, '.repeat(100)}</x:xmpmeta>`;
const PARTS = extendedXmpSegments(LONG, GUID, 100);
const EXTENDED = { carrier: 'xmp:extended', text: LONG };

function description(text: string): Buffer {
  return exifSegment(tiffBlock([{ tag: 0x010e, type: 2, value: Buffer.from(text), directory: 'ifd0' }]));
}

describe('texts in the segments of a JPEG', () => {
  it.each([
    {
      name: 'a comment of UTF-8',
      segments: [jpegSegment(0xfe, Buffer.from(INFOTEXT))],
      raw: [{ carrier: 'jpeg:COM', text: INFOTEXT }],
    },
    {
      name: 'a comment of Latin-1',
      segments: [jpegSegment(0xfe, Buffer.from('Zoë', 'latin1'))],
      raw: [{ carrier: 'jpeg:COM', text: 'Zoë' }],
    },
    { name: 'an empty comment', segments: [jpegSegment(0xfe, Buffer.alloc(0))], raw: [] },
    { name: 'XMP', segments: [xmpSegment(PACKET)], raw: [{ carrier: 'xmp', text: PACKET }] },
    { name: 'empty XMP', segments: [xmpSegment('')], raw: [] },
    {
      name: 'several EXIF blocks',
      segments: [description('one'), xmpSegment(PACKET), description('two')],
      raw: [
        { carrier: 'xmp', text: PACKET },
        { carrier: 'exif:ImageDescription', text: 'one' },
        { carrier: 'exif:ImageDescription #2', text: 'two' },
      ],
    },
    {
      name: 'APP1 of another kind',
      segments: [jpegSegment(0xe1, Buffer.from('http://example.org/\0text'))],
      raw: [],
    },
  ])('$name', ({ segments, raw }) => {
    expect(readBytes(jpegFile(segments)).raw).toEqual(raw);
  });
});

describe('extended XMP', () => {
  it.each([
    { name: 'in order', segments: [xmpSegment(MAIN), ...PARTS] },
    { name: 'in front of the XMP that names it', segments: [...PARTS, xmpSegment(MAIN)] },
    { name: 'in the wrong order', segments: [xmpSegment(MAIN), ...PARTS.toReversed()] },
    { name: 'with a part twice', segments: [xmpSegment(MAIN), ...PARTS, ...PARTS.slice(0, 1)] },
    {
      name: 'named by an element',
      segments: [xmpSegment(`<xmpNote:HasExtendedXMP>${GUID}</xmpNote:HasExtendedXMP>`), ...PARTS],
    },
    {
      name: 'beside an old one',
      segments: [xmpSegment(MAIN), ...extendedXmpSegments('x'.repeat(99), 'F'.repeat(32), 100), ...PARTS],
    },
  ])('$name is put together', ({ segments }) => {
    expect(readBytes(jpegFile(segments)).raw).toContainEqual(EXTENDED);
  });

  it.each([
    { name: 'without its first part', parts: PARTS.slice(1), warning: 'incomplete' },
    { name: 'without its last part', parts: PARTS.slice(0, -1), warning: 'incomplete' },
    { name: 'without a part between', parts: PARTS.toSpliced(2, 1), warning: 'incomplete' },
    {
      name: 'of overlapping parts',
      parts: [...PARTS, ...extendedXmpSegments(LONG, GUID, 150).slice(1)],
      warning: 'incomplete',
    },
    {
      name: 'of no content',
      parts: [jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xmp/extension/\0'))],
      warning: 'no content',
    },
  ])('$name is warned of', ({ parts, warning }) => {
    const metadata = readBytes(jpegFile([xmpSegment(MAIN), ...parts]));
    expect(metadata.raw.map(({ carrier }) => carrier)).toEqual(['xmp']);
    expect(metadata.warnings).toContainEqual(expect.stringContaining(warning));
  });

  it.each([0xffffffff, 0x7fffffff, 0])('of %i declared bytes takes no memory', (length) => {
    const [part = Buffer.alloc(0)] = extendedXmpSegments('x', GUID, 100);
    part.writeUInt32BE(length, part.length - 9);
    const metadata = readBytes(jpegFile([xmpSegment(MAIN), part]));
    expect(metadata.raw).toHaveLength(1);
    expect(metadata.warnings).toContainEqual(expect.stringContaining('incomplete'));
  });

  it('that the XMP does not name is shown, and warned of', () => {
    const metadata = readBytes(jpegFile([xmpSegment(PACKET), ...PARTS]));
    expect(metadata.raw).toEqual([{ carrier: 'xmp', text: PACKET }, EXTENDED]);
    expect(metadata.warnings).toContainEqual(expect.stringContaining('not named'));
  });

  it('of a hundred thousand names takes no time', () => {
    const segments = Array.from({ length: 100_000 }, (_, index) =>
      Buffer.concat(extendedXmpSegments('x', String(index).padStart(32, '0'), 100)),
    );
    const main = `<x:xmpmeta ${'HasExtendedXMP='.repeat(4000)}/>`;
    expect(readBytes(jpegFile([xmpSegment(main), ...segments])).errors).toEqual([]);
  });
});
