import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readWebpRows } from '../../../metadata/pixels/webp-rows.js';
import type { Pixels } from '../../../samples/bytes/stealth.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { watchedSource } from '../../support/metadata-files.js';
import {
  hiding,
  losslessWebp,
  noise,
  noisyPixels,
  pixelsOf,
  rowsOf,
  softPixels,
  stealthFrom,
  stealthIn,
} from './pictures.js';

async function expectRows(pixels: Pixels, options: { effort: number; quality?: number }): Promise<void> {
  const file = await losslessWebp(pixels, options);
  const { data } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = pixels;
  const rows = rowsOf(file, readWebpRows);
  expect(rows.picture).toEqual({ width, height, channels: 4 });
  expect(rows.data.equals(data)).toBe(true);
}

const PICTURES: Record<string, (x: number, y: number, channel: number) => number> = {
  'of noise': noise,
  'with gradients': (x, y, channel) => (channel === 3 ? 255 : x * 3 + y * channel),
  'of one colour': (_x, _y, channel) => 50 * channel,
  'of 2 colours': (x, y) => (noise(x, y, 0) & 1) * 200,
  'of 4 colours': (x, y, channel) => (noise(x, y, 0) & 3) * (60 + channel),
  'of 16 colours': (x, y, channel) => (noise(x >> 1, y, 0) & 15) * (10 + channel),
  'of 200 colours': (x, y, channel) => ((noise(x, y, 0) % 200) * (7 + channel)) & 0xff,
  'like a photograph': (x, y, channel) =>
    channel === 3
      ? 255
      : 128 + 70 * Math.sin(x / 9) * Math.cos(y / 11) + (noise(x, y, channel) & 7) * channel,
  'with patterns that repeat': (x, y, channel) => noise(x % 13, y % 7, channel),
  'that is half noise, half plain': (x, y, channel) => (x < y ? noise(x, y, channel) : 90 + channel),
  'with colours that come again': (x, y, channel) => noise((x * y) % 37, 0, channel),
  'with all degrees of alpha': (x, y, channel) => (channel === 3 ? x + y : x ^ y),
};

describe('the pixels of a lossless WebP are those that its own decoder gives', () => {
  const sizes = [
    [1, 1],
    [1, 77],
    [77, 1],
    [9, 5],
    [130, 67],
  ] as const;

  it.each(Object.keys(PICTURES))('for a picture %s', async (name) => {
    const value = PICTURES[name] ?? noise;
    for (const [width, height] of sizes) {
      const pixels = pixelsOf({ width, height, channels: 4 }, value);
      for (const effort of [0, 2, 4, 6]) await expectRows(pixels, { effort, quality: 1 + 16 * effort });
    }
  });

  it('for one so wide that copies reach back as far as they can', async () => {
    const pixels = pixelsOf({ width: 1500, height: 800, channels: 4 }, (x, y, channel) =>
      noise(x, y % 690, channel),
    );
    await expectRows(pixels, { effort: 2, quality: 100 });
  });

  it('for pictures of any pixels', async () => {
    const few = fc.constantFrom(0, 1, 0x7f, 0x80, 0xff);
    const size = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 24 }));
    const anyPixels = size.chain(([width, height]) => {
      const length = width * height * 4;
      return fc
        .oneof(
          fc.array(few, { minLength: length, maxLength: length }),
          fc.array(fc.nat(255), { minLength: length, maxLength: length }),
        )
        .map((values): Pixels => ({ width, height, channels: 4, data: Uint8Array.from(values) }));
    });
    await fc.assert(
      fc.asyncProperty(anyPixels, fc.nat(6), (pixels, effort) => expectRows(pixels, { effort })),
      { numRuns: 100 },
    );
  });
});

describe('a WebP', () => {
  it('of the extended format is read, with chunks in front of the pixels', async () => {
    const simple = await losslessWebp(hiding('pnginfo', 'a cat'));
    const file = webpFile([
      webpChunk('VP8X', Buffer.alloc(10)),
      webpChunk('ICCP', Buffer.alloc(20_001)),
      simple.subarray(12),
      webpChunk('EXIF', Buffer.alloc(7)),
    ]);
    expect(stealthIn(file, 'webp').field?.text).toBe('a cat');
  });

  it('whose header says that alpha is not used is read all the same', async () => {
    const file = await losslessWebp(hiding('pnginfo', 'a cat'));
    const header = file.readUInt32LE(21);
    file.writeUInt32LE((header & ~(1 << 28)) >>> 0, 21);
    expect(stealthIn(file, 'webp').field?.text).toBe('a cat');
  });

  it('without a hidden text is hardly read', async () => {
    const file = await losslessWebp(noisyPixels());
    const source = watchedSource(file);
    expect(stealthFrom(source, 'webp')).toEqual({ field: null, warnings: [] });
    expect(source.size).toBeGreaterThan(512 * 1024);
    expect(source.bytesRead).toBeLessThan(64 * 1024);
    expect(source.strayReads).toEqual([]);
  });

  it('that is animated is left', async () => {
    const frames = [softPixels(20, 200), hiding('rgbinfo', 'a cat', { width: 20 })].map(({ data }) => data);
    const file = await sharp(Buffer.concat(frames), {
      raw: { width: 20, height: 400, channels: 4, pageHeight: 200 },
    })
      .webp({ lossless: true })
      .toBuffer();
    expect(rowsOf(file, readWebpRows).picture).toBeNull();
  });
});
