import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMetadataSync } from '../../metadata/read-source.js';
import { infotextExif } from '../../samples/bytes/exif.js';
import { exifSegment, jpegFile, jpegSegment } from '../../samples/bytes/jpeg.js';
import { iTXt, pngChunk, pngFile, pngPixels, tEXt, zTXt } from '../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../samples/bytes/webp.js';
import { Metadata } from '../../schema/models/metadata.js';
import { INFOTEXT, watchedSource } from '../support/metadata-files.js';

const EXIF = infotextExif(INFOTEXT);

const FILES = [
  {
    format: 'PNG',
    file: pngFile([
      tEXt('Title', 'a title'),
      zTXt('parameters', INFOTEXT),
      pngPixels(),
      iTXt('parameters', INFOTEXT, { compressed: true }),
      pngChunk('eXIf', EXIF),
    ]),
  },
  {
    format: 'WebP',
    file: webpFile([
      webpChunk('VP8X', Buffer.alloc(10)),
      webpChunk('VP8L', Buffer.alloc(31)),
      webpChunk('EXIF', EXIF),
    ]),
  },
  {
    format: 'JPEG',
    file: jpegFile([
      jpegSegment(0xe0, Buffer.alloc(14)),
      exifSegment(EXIF),
      jpegSegment(0xdb, Buffer.alloc(65)),
    ]),
  },
];

/** One way to damage a file, at a place between 0 (the start) and 1 (the end). */
type Damage = (bytes: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const piece = fc.uint8Array({ minLength: 1, maxLength: 12 });

const flip = fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([at, mask]): Damage => (bytes) => {
  const damaged = Buffer.from(bytes);
  const offset = Math.floor(at * (bytes.length - 1));
  damaged[offset] = (damaged[offset] ?? 0) ^ mask;
  return damaged;
});
const cut = fc.tuple(place, place).map(([a, b]): Damage => (bytes) => {
  const [start, end] = [Math.min(a, b), Math.max(a, b)].map((at) => Math.floor(at * bytes.length));
  return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
});
const insert = fc.tuple(place, piece).map(([at, data]): Damage => (bytes) => {
  const offset = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, offset), data, bytes.subarray(offset)]);
});
const overwrite = fc.tuple(place, piece).map(([at, data]): Damage => (bytes) => {
  const offset = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, offset), data, bytes.subarray(offset + data.length)]);
});
const damages = fc.array(fc.oneof(flip, flip, cut, insert, overwrite), { minLength: 1, maxLength: 4 });

describe.each(FILES)('a damaged $format', ({ file }) => {
  it('is read without throwing, never beyond its end, and into the declared form', () => {
    fc.assert(
      fc.property(damages, (damages) => {
        const bytes = damages.reduce((whole, damage) => damage(whole), file);
        const source = watchedSource(bytes);
        const metadata = readMetadataSync(source);
        expect(source.strayReads).toEqual([]);
        expect(Metadata.parse(metadata)).toEqual(metadata);
      }),
      { numRuns: 2000 },
    );
  });

  it('cut off anywhere is read without throwing', () => {
    for (let end = 0; end <= file.length; end++) {
      const source = watchedSource(file.subarray(0, end));
      const metadata = readMetadataSync(source);
      expect(source.strayReads).toEqual([]);
      expect(metadata.errors).toEqual([]);
    }
  });

  it('with any one byte changed is read without throwing', () => {
    for (let at = 0; at < file.length; at++) {
      const bytes = Buffer.from(file);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      expect(readMetadataSync(watchedSource(bytes)).errors).toEqual([]);
    }
  });
});

describe('bytes that begin like an image and go on at random', () => {
  const starts = FILES.map(({ file }) => file.subarray(0, 16));

  it('are read without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), (start, rest) => {
        const source = watchedSource(Buffer.concat([start, rest]));
        expect(readMetadataSync(source).errors).toEqual([]);
        expect(source.strayReads).toEqual([]);
      }),
    );
  });
});
