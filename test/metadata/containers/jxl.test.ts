import { createHash } from 'node:crypto';
import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unbrotli } from '../../../metadata/containers/brotli.js';
import { box } from '../../../samples/bytes/boxes.js';
import { infotextExif } from '../../../samples/bytes/exif.js';
import { exifItem } from '../../../samples/bytes/heif.js';
import { brobBox, JXL_TYPE } from '../../../samples/bytes/jxl.js';
import { INFOTEXT, INFOTEXT_METADATA, NO_METADATA, readBytes } from '../../support/metadata-files.js';

const EXIF = exifItem(infotextExif(INFOTEXT));
const CODESTREAM = box('jxlc', Buffer.alloc(500));

describe('a JPEG XL', () => {
  it.each([
    { name: 'EXIF', data: EXIF },
    {
      name: 'EXIF behind a prefix',
      data: exifItem(infotextExif(INFOTEXT), { prefix: 'Exif\0\0', skipped: 6 }),
    },
    { name: 'EXIF without an offset', data: infotextExif(INFOTEXT) },
  ])('with $name is read', ({ data }) => {
    for (const item of [box('Exif', data), brobBox('Exif', data)]) {
      expect(readBytes(Buffer.concat([JXL_TYPE, CODESTREAM, item]))).toMatchObject({
        ...INFOTEXT_METADATA,
        format: 'jxl',
        warnings: [],
        errors: [],
      });
    }
  });

  it('with compressed XMP is read', () => {
    const packet = `<x:xmpmeta>${'a 猫, '.repeat(20_000)}</x:xmpmeta>`;
    const file = Buffer.concat([JXL_TYPE, brobBox('xml ', Buffer.from(packet)), CODESTREAM]);
    expect(readBytes(file).raw).toEqual([{ carrier: 'xmp', text: packet }]);
  });

  it('with other compressed boxes has no metadata', () => {
    const file = Buffer.concat([JXL_TYPE, brobBox('abcd', EXIF), CODESTREAM]);
    expect(readBytes(file)).toMatchObject({ ...NO_METADATA, raw: [], warnings: [] });
  });

  it('of a bare codestream has no metadata, no warning and no error', () => {
    const metadata = readBytes(Buffer.concat([Buffer.of(0xff, 0x0a), Buffer.alloc(100)]));
    expect(metadata).toMatchObject({ ...NO_METADATA, format: 'jxl', raw: [], warnings: [], errors: [] });
  });

  it.each([
    { name: 'rubbish', data: Buffer.from('rubbish') },
    { name: 'nothing', data: Buffer.alloc(0) },
    { name: 'half of it', data: brotliCompressSync(EXIF).subarray(0, -20) },
  ])('whose compressed box holds $name is warned of', ({ data }) => {
    const metadata = readBytes(Buffer.concat([JXL_TYPE, box('brob', Buffer.from('Exif'), data)]));
    expect(metadata).toMatchObject({ ...NO_METADATA, raw: [], errors: [] });
    expect(metadata.warnings).toEqual(['JPEG XL box Exif cannot be decompressed']);
  });
});

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

describe('a thousand compressed boxes', () => {
  it.each([
    {
      name: 'that are damaged',
      box: box('brob', Buffer.from('Exif'), brotliCompressSync(EXIF).subarray(0, -20)),
    },
    { name: 'of little text', box: brobBox('xml ', Buffer.from('<x/>')) },
  ])('$name take no time', ({ box: one }) => {
    const start = performance.now();
    const metadata = readBytes(Buffer.concat([JXL_TYPE, ...Array.from({ length: 1000 }, () => one)]));
    expect(metadata.warnings).toContainEqual(expect.stringContaining('too much text'));
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('Brotli', () => {
  const limit = 100_000;

  it.each([0, 1, 1000, limit])('of %i bytes is decompressed', (length) => {
    const bytes = Buffer.alloc(length, 'a cat ');
    expect(Buffer.from(unbrotli(brotliCompressSync(bytes), limit) ?? []).equals(bytes)).toBe(true);
  });

  it('that is stored as it is, since it cannot be compressed, is read', () => {
    const noise = Buffer.concat(Array.from({ length: 2500 }, (_, index) => sha256(String(index))));
    const compressed = brotliCompressSync(noise);
    expect(compressed.length).toBeGreaterThan(noise.length);
    expect(Buffer.from(unbrotli(compressed, limit) ?? []).equals(noise)).toBe(true);
  });

  it('of more than the limit is not decompressed', () => {
    expect(unbrotli(brotliCompressSync(Buffer.alloc(limit + 1)), limit)).toBeNull();
  });

  it('of many blocks is not decompressed: it might fill the memory', () => {
    const bomb = brotliCompressSync(Buffer.alloc(60_000_000));
    expect(bomb.length).toBeLessThan(1000);
    expect(unbrotli(bomb, limit)).toBeNull();
  });

  it('of any bytes keeps to the limit', () => {
    const whole = brotliCompressSync(Buffer.from(INFOTEXT.repeat(20)));
    const change = fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.uint8Array(), (changes, rest) => {
        const bytes = Buffer.concat([whole, rest]);
        for (const [at, piece] of changes) bytes.set(piece.subarray(0, bytes.length - at), at);
        expect(unbrotli(bytes, limit)?.length ?? 0).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 200 },
    );
  });
});
