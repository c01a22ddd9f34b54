import { describe, expect, it } from 'vitest';
import { box, fullBox, u16 } from '../../../samples/bytes/boxes.js';
import { infotextExif } from '../../../samples/bytes/exif.js';
import { namedTexts } from '../../../samples/bytes/mp4.js';
import { exifItem, heifFile, type HeifShape } from '../../../samples/bytes/heif.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../../support/metadata-files.js';

const EXIF = infotextExif(INFOTEXT);
const PREFIX = 'Exif\0\0';
const PACKET = '<x:xmpmeta/>';
const XMP = { kind: 'XMP', data: Buffer.from(PACKET) } as const;

/** All the ways in which writers put EXIF into an item. */
const ITEMS = [
  { name: 'as the standard has it', data: exifItem(EXIF) },
  { name: 'behind a prefix that is passed over', data: exifItem(EXIF, { prefix: PREFIX, skipped: 6 }) },
  { name: 'behind a prefix that is not passed over', data: exifItem(EXIF, { prefix: PREFIX }) },
  { name: 'with an offset beyond its end', data: exifItem(EXIF, { skipped: 0xffffffff }) },
  { name: 'without an offset', data: EXIF },
  { name: 'without an offset, behind a prefix', data: Buffer.concat([Buffer.from(PREFIX), EXIF]) },
];

describe('an infotext in a HEIF file', () => {
  it.each<{ name: string; shape: HeifShape; format?: string }>([
    { name: 'an AVIF', shape: {} },
    { name: 'an animated AVIF', shape: { brand: 'avis' } },
    { name: 'a HEIC', shape: { brand: 'heic' }, format: 'heif' },
    { name: 'a HEIC of 10 bits', shape: { brand: 'heix' }, format: 'heif' },
    { name: 'a HEIF of no particular codec', shape: { brand: 'mif1' }, format: 'heif' },
    { name: 'locations of version 1', shape: { version: 1 } },
    { name: 'locations of version 2', shape: { version: 2 } },
    { name: 'entries of version 3', shape: { infoVersion: 3 } },
    { name: 'offsets of 64 bits', shape: { sizes: [8, 8, 0] } },
    { name: 'offsets from a base', shape: { sizes: [4, 4, 4], pieces: 2 } },
    { name: 'offsets from a base of 64 bits', shape: { sizes: [4, 8, 8], version: 1 } },
    { name: 'no offset but the base', shape: { sizes: [0, 4, 4] } },
    { name: 'a content type with parameters', shape: { contentType: 'Application/RDF+XML; charset=utf-8' } },
    { name: 'AVIF among its brands', shape: { brand: 'mif1', compatible: 'mif1avifmiaf' } },
    { name: 'a sequence', shape: { brand: 'msf1', compatible: 'iso8hevc' }, format: 'heif' },
    { name: 'items within the metadata', shape: { version: 1, inner: true } },
    { name: 'items in pieces', shape: { pieces: 3 } },
    { name: 'items behind the pixels', shape: { pixels: Buffer.alloc(20_000) } },
  ])('$name is read', ({ shape, format = 'avif' }) => {
    const file = heifFile([XMP, { kind: 'Exif', data: exifItem(EXIF) }], shape);
    const metadata = readBytes(file);
    expect(metadata).toMatchObject({ ...INFOTEXT_METADATA, format, warnings: [], errors: [] });
    expect(metadata.raw).toEqual([
      { carrier: 'xmp', text: PACKET },
      { carrier: 'exif:UserComment', text: INFOTEXT },
    ]);
  });

  it.each(ITEMS)('in EXIF $name is read', ({ data }) => {
    expect(readBytes(heifFile([{ kind: 'Exif', data }]))).toMatchObject(INFOTEXT_METADATA);
  });
});

describe('a HEIF file without metadata', () => {
  it('has no warning and no error', () => {
    expect(readBytes(heifFile([]))).toMatchObject({ ...NO_METADATA, raw: [], warnings: [], errors: [] });
  });
});

describe('an item that cannot be read is warned of', () => {
  const whole = heifFile([{ kind: 'Exif', data: exifItem(EXIF) }], { version: 1 });
  /** Behind it: version, sizes at 8, id at 12, method, file, number of pieces at 18, offset, length. */
  const iloc = whole.indexOf('iloc');

  it.each([
    { name: 'behind the end of the file', at: 20, bytes: Buffer.from('7fffffff', 'hex') },
    { name: 'longer than the file', at: 24, bytes: Buffer.from('00ffffff', 'hex') },
    { name: 'longer than the limit', at: 24, bytes: Buffer.from('ffffffff', 'hex') },
    { name: 'of no length', at: 24, bytes: Buffer.alloc(4) },
    { name: 'of no piece', at: 18, bytes: Buffer.alloc(2) },
    { name: 'of more pieces than it can have', at: 18, bytes: Buffer.from('ffff', 'hex') },
    { name: 'in another file', at: 16, bytes: Buffer.from('0001', 'hex') },
    { name: 'made of another item', at: 14, bytes: Buffer.from('0002', 'hex') },
    { name: 'within the metadata, where there is nothing', at: 14, bytes: Buffer.from('0001', 'hex') },
    { name: 'of locations without a length', at: 8, bytes: Buffer.from('4000', 'hex') },
  ])('$name', ({ at, bytes }) => {
    const file = Buffer.from(whole);
    bytes.copy(file, iloc + at);
    const metadata = readBytes(file);
    expect(metadata).toMatchObject({ ...NO_METADATA, raw: [], errors: [] });
    expect(metadata.warnings).toEqual(['HEIF has an item of EXIF that cannot be read']);
  });
});

describe('a HEIF file', () => {
  it('whose item has no length has all that is within the metadata', () => {
    const info = fullBox('infe', 2, u16(1), u16(0), Buffer.from('Exif\0', 'latin1'));
    const location = Buffer.concat([Buffer.of(0, 0), u16(1), u16(1), u16(1), u16(0), u16(1)]);
    const meta = fullBox(
      'meta',
      0,
      fullBox('iinf', 0, u16(1), info),
      fullBox('iloc', 1, location),
      box('idat', exifItem(EXIF)),
    );
    const file = Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0mif1', 'latin1')), meta]);
    expect(readBytes(file)).toMatchObject({ ...INFOTEXT_METADATA, warnings: [] });
  });

  it('may say by its content type alone that an item is XMP', () => {
    expect(readBytes(heifFile([XMP], { infoVersion: 1 })).raw).toEqual([{ carrier: 'xmp', text: PACKET }]);
  });

  it('may have the texts of a movie', () => {
    const movie = box('moov', box('meta', ...namedTexts({ prompt: INFOTEXT })));
    const file = Buffer.concat([heifFile([], { brand: 'avis' }), movie]);
    expect(readBytes(file)).toMatchObject({
      format: 'avif',
      raw: [{ carrier: 'mp4:prompt', text: INFOTEXT }],
    });
  });
});
