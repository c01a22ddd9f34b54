import { describe, expect, it } from 'vitest';
import { readMetadataSync } from '../../metadata/read-source.js';
import { infotextExif } from '../../samples/bytes/exif.js';
import { exifSegment, jpegFile, jpegSegment } from '../../samples/bytes/jpeg.js';
import { pngChunk, pngFile, tEXt } from '../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../samples/bytes/webp.js';
import { INFOTEXT, INFOTEXT_METADATA, watchedSource } from '../support/metadata-files.js';

const MEGABYTE = 1024 * 1024;
/** What is read of a file of 1 MB must be less. */
const ALLOWANCE = 64 * 1024;

const PIXEL_CHUNKS = Array.from({ length: 128 }, () => pngChunk('IDAT', Buffer.alloc(8192)));
const TEXT = tEXt('parameters', INFOTEXT);
const EXIF = infotextExif(INFOTEXT);

describe('of a megabyte of pixels only a few kilobytes are read', () => {
  it.each([
    { name: 'a PNG with text in front', file: pngFile([TEXT, ...PIXEL_CHUNKS]) },
    { name: 'a PNG with text behind', file: pngFile([...PIXEL_CHUNKS, TEXT]) },
    {
      name: 'a PNG with text in front and behind',
      file: pngFile([TEXT, ...PIXEL_CHUNKS, tEXt('Comment', 'none')]),
    },
    { name: 'a PNG of one pixel chunk', file: pngFile([pngChunk('IDAT', Buffer.alloc(MEGABYTE)), TEXT]) },
    { name: 'a WebP', file: webpFile([webpChunk('VP8L', Buffer.alloc(MEGABYTE)), webpChunk('EXIF', EXIF)]) },
    {
      name: 'an animated WebP',
      file: webpFile([
        ...Array.from({ length: 128 }, () => webpChunk('ANMF', Buffer.alloc(8191))),
        webpChunk('EXIF', EXIF),
      ]),
    },
    {
      name: 'a JPEG',
      file: Buffer.concat([jpegFile([exifSegment(EXIF)]), Buffer.alloc(MEGABYTE)]),
    },
    {
      name: 'a JPEG with a megabyte of other segments in front',
      file: jpegFile([
        ...Array.from({ length: 17 }, () => jpegSegment(0xe2, Buffer.alloc(65_000))),
        exifSegment(EXIF),
      ]),
    },
  ])('$name', ({ file }) => {
    const source = watchedSource(file);
    expect(readMetadataSync(source)).toMatchObject({ ...INFOTEXT_METADATA, warnings: [] });
    expect(source.size).toBeGreaterThan(MEGABYTE);
    expect(source.bytesRead).toBeLessThan(ALLOWANCE);
    expect(source.strayReads).toEqual([]);
  });
});

describe('a source that gives less than it was asked for', () => {
  it('is taken for a file that was cut off meanwhile', () => {
    const file = pngFile([...PIXEL_CHUNKS, TEXT]);
    const end = file.length - 40;
    const shrunk = {
      size: file.length,
      read: (offset: number, length: number) => file.subarray(offset, Math.min(offset + length, end)),
    };
    const metadata = readMetadataSync(shrunk);
    expect(metadata).toMatchObject({ prompt: 'a cat', errors: [] });
    expect(metadata.warnings).toContain('PNG is cut off in chunk tEXt');
  });
});
