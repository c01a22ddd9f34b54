import fc from 'fast-check';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readPngRows } from '../../../metadata/pixels/png-rows.js';
import { pngOfPixels } from '../../../samples/bytes/png-pixels.js';
import { pngChunk, tEXt } from '../../../samples/bytes/png.js';
import type { Pixels } from '../../../samples/bytes/stealth.js';
import { watchedSource } from '../../support/metadata-files.js';
import { encoder, hiding, noisyPixels, rowsOf, softPixels, stealthFrom, stealthIn } from './pictures.js';

const size = fc.record({
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
  channels: fc.constantFrom<3 | 4>(3, 4),
});
const anyPixels: fc.Arbitrary<Pixels> = size.chain(({ width, height, channels }) => {
  const length = width * height * channels;
  const data = fc.uint8Array({ minLength: length, maxLength: length });
  return data.map((data) => ({ width, height, channels, data }));
});

function expectRows(file: Uint8Array, { data, ...picture }: Pixels): void {
  const rows = rowsOf(file, readPngRows);
  expect(rows.picture).toEqual(picture);
  expect(rows.data.equals(data)).toBe(true);
}

describe('the pixels of a PNG', () => {
  it.each([0, 1, 2, 3, 4])('are read behind filter %i', (filter) => {
    fc.assert(
      fc.property(anyPixels, (pixels) => expectRows(pngOfPixels(pixels, { filters: [filter] }), pixels)),
    );
  });

  it('are read behind filters in any order, and in chunks of any length', () => {
    const filters = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(anyPixels, filters, fc.integer({ min: 1, max: 50 }), (pixels, filters, chunkLength) =>
        expectRows(pngOfPixels(pixels, { filters, chunkLength }), pixels),
      ),
    );
  });

  it('are read with other chunks in front and empty chunks between', () => {
    const pixels = softPixels(30, 20);
    const chunks = [tEXt('Comment', 'x'.repeat(20_000)), pngChunk('IDAT', Buffer.alloc(0))];
    expectRows(pngOfPixels(pixels, { chunks }), pixels);
  });

  it.each([0, 6, 9])('are those of another program at compression level %i', async (compressionLevel) => {
    for (const channels of [3, 4] as const) {
      const pixels = softPixels(301, 203, channels);
      for (const adaptiveFiltering of [true, false]) {
        expectRows(await encoder(pixels).png({ compressionLevel, adaptiveFiltering }).toBuffer(), pixels);
      }
    }
  });

  it('end where a filter is none', () => {
    const { data } = rowsOf(pngOfPixels(softPixels(30, 20), { filters: [0, 0, 5] }), readPngRows);
    expect(data).toHaveLength(2 * 30 * 4);
  });
});

describe('a PNG without a hidden text', () => {
  it.each([8192, 65_536, undefined])('is hardly read, in chunks of %s', (chunkLength) => {
    const file = pngOfPixels(noisyPixels(), chunkLength === undefined ? {} : { chunkLength });
    const source = watchedSource(file);
    expect(stealthFrom(source, 'png')).toEqual({ field: null, warnings: [] });
    expect(source.size).toBeGreaterThan(512 * 1024);
    expect(source.bytesRead).toBeLessThan(32 * 1024);
    expect(source.strayReads).toEqual([]);
  });

  it('is not read behind a hidden text that ends in the first column', () => {
    const file = pngOfPixels(hiding('rgbinfo', 'a cat', { width: 500, height: 500, channels: 3 }), {
      filters: [4],
    });
    const source = watchedSource(file);
    expect(stealthFrom(source, 'png').field?.text).toBe('a cat');
    expect(source.bytesRead).toBeLessThan(source.size / 2);
  });
});

describe('a PNG with ever so many chunks', () => {
  it('of one byte each takes no longer than others', () => {
    const bytes = Array.from({ length: 100_000 }, () => pngChunk('IDAT', Uint8Array.of(0)));
    const file = pngOfPixels(softPixels(1000, 1000), {
      chunks: [pngChunk('IDAT', zlibSync(new Uint8Array(9))), ...bytes],
    });
    const start = performance.now();
    expect(stealthIn(file, 'png')).toEqual({ field: null, warnings: [] });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('a PNG whose header is a lie', () => {
  const file = pngOfPixels(hiding('pnginfo', 'a cat'));

  it.each([
    { width: 0, height: 200 },
    { width: 64, height: 0 },
    { width: 0xffff_ffff, height: 0xffff_ffff },
    { width: 0xffff_ffff, height: 1 },
    { width: 65_536, height: 65_536 },
  ])('of $width × $height pixels is left', ({ width, height }) => {
    const lie = Buffer.from(file);
    lie.writeUInt32BE(width, 16);
    lie.writeUInt32BE(height, 20);
    expect(stealthIn(lie, 'png')).toEqual({ field: null, warnings: [] });
  });
});
