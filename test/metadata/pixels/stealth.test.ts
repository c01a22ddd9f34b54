import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pngOfPixels } from '../../../samples/bytes/png-pixels.js';
import { hideInPixels, stealthBytes, type StealthKind } from '../../../samples/bytes/stealth.js';
import { INFOTEXT } from '../../support/metadata-files.js';
import { encoder, hiding, KINDS, losslessWebp, softPixels, stealthIn } from './pictures.js';

function found(kind: StealthKind, text: string) {
  return { field: { carrier: `stealth:${kind}`, name: 'parameters', text }, warnings: [] };
}

const NOTHING = { field: null, warnings: [] };
const TEXT = `${INFOTEXT}, Note: "ß 猫 🎲"`;

describe('a text hidden in the pixels is read', () => {
  it.each(KINDS)('%s of a PNG', async (kind) => {
    const pixels = hiding(kind, TEXT);
    expect(stealthIn(pngOfPixels(pixels), 'png')).toEqual(found(kind, TEXT));
    for (const adaptiveFiltering of [true, false]) {
      const file = await encoder(pixels).png({ adaptiveFiltering }).toBuffer();
      expect(stealthIn(file, 'png')).toEqual(found(kind, TEXT));
    }
  });

  it.each(KINDS)('%s of a lossless WebP, whatever the effort', async (kind) => {
    const pixels = hiding(kind, TEXT);
    for (const effort of [0, 1, 2, 3, 4, 5, 6]) {
      expect(stealthIn(await losslessWebp(pixels, { effort }), 'webp')).toEqual(found(kind, TEXT));
    }
  });

  it.each(['rgbinfo', 'rgbcomp'] as const)('%s of a picture without alpha', async (kind) => {
    const pixels = hiding(kind, TEXT, { channels: 3 });
    expect(stealthIn(pngOfPixels(pixels), 'png')).toEqual(found(kind, TEXT));
    expect(stealthIn(await losslessWebp(pixels), 'webp')).toEqual(found(kind, TEXT));
  });

  it.each([
    { width: 1, height: 5000 },
    { width: 5000, height: 1 },
    { width: 2500, height: 2 },
    { width: 129, height: 37 },
    { width: 60, height: 119 },
    { width: 60, height: 120 },
    { width: 60, height: 151 },
    { width: 60, height: 152 },
    { width: 300, height: 40 },
    { width: 300, height: 50 },
    { width: 300, height: 51 },
  ])('in $width × $height pixels', async (size) => {
    for (const kind of KINDS) {
      const pixels = hiding(kind, TEXT, size);
      expect(stealthIn(pngOfPixels(pixels), 'png')).toEqual(found(kind, TEXT));
      expect(stealthIn(await losslessWebp(pixels), 'webp')).toEqual(found(kind, TEXT));
    }
  });

  it('of any length, in any picture that has room, wherever pixels and bytes meet', () => {
    const kind = fc.constantFrom<StealthKind>('pnginfo', 'rgbinfo');
    fc.assert(
      fc.property(
        kind,
        fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
        fc.integer({ min: 1, max: 300 }),
        (kind, text, height) => {
          fc.pre(!text.endsWith('\0'));
          const bits = stealthBytes(kind, text).length * 8;
          const width = Math.ceil(bits / height / (kind === 'rgbinfo' ? 3 : 1));
          const pixels = hiding(kind, text, { width, height });
          expect(stealthIn(pngOfPixels(pixels), 'png')).toEqual(found(kind, text));
        },
      ),
    );
  });

  it('behind it anything may follow, such as the error correction of NovelAI', () => {
    const bytes = Buffer.concat([
      stealthBytes('pngcomp', TEXT),
      Buffer.from([0, 0, 0, 80]),
      Buffer.alloc(90, 0xa5),
    ]);
    const pixels = hideInPixels(softPixels(64, 200), 'pngcomp', bytes);
    expect(stealthIn(pngOfPixels(pixels), 'png')).toEqual(found('pngcomp', TEXT));
  });

  it('where other pixels are transparent', () => {
    const base = softPixels(64, 200);
    base.data.forEach((_, at) => {
      if (at % 4 === 3) base.data[at] = (at * 7) & 0xff;
    });
    const pixels = hideInPixels(base, 'pnginfo', stealthBytes('pnginfo', TEXT));
    expect(stealthIn(pngOfPixels(pixels), 'png')).toEqual(found('pnginfo', TEXT));
  });

  it('first of the colours where there is another in alpha', () => {
    const both = hideInPixels(
      hiding('pnginfo', 'of alpha'),
      'rgbinfo',
      stealthBytes('rgbinfo', 'of the colours'),
    );
    expect(stealthIn(pngOfPixels(both), 'png')).toEqual(found('rgbinfo', 'of the colours'));
  });

  it('of alpha where that in the colours is damaged', () => {
    const damaged = stealthBytes('rgbcomp', Buffer.from('no gzip'));
    const both = hideInPixels(hiding('pnginfo', 'of alpha'), 'rgbcomp', damaged);
    expect(stealthIn(pngOfPixels(both), 'png')).toEqual({
      ...found('pnginfo', 'of alpha'),
      warnings: ['the text hidden in the pixels (stealth:rgbcomp) cannot be decompressed'],
    });
  });

  it('without the NULs at its end', () => {
    expect(stealthIn(pngOfPixels(hiding('pnginfo', 'a cat\0\0')), 'png')).toEqual(found('pnginfo', 'a cat'));
  });
});

describe('nothing is found, and nothing said', () => {
  it.each([
    { name: 'in soft colours', pixels: softPixels(64, 200) },
    {
      name: 'in black',
      pixels: { width: 200, height: 200, channels: 4 as const, data: new Uint8Array(160_000) },
    },
    { name: 'in a single pixel', pixels: softPixels(1, 1) },
    { name: 'in pixels too few for a signature', pixels: softPixels(10, 11) },
    {
      name: 'behind another signature',
      pixels: hiding('pnginfo', TEXT, {}, { signature: 'stealth_pngjunk' }),
    },
    {
      name: 'behind one with a wrong last letter',
      pixels: hiding('rgbinfo', TEXT, {}, { signature: 'stealth_rgbinfp' }),
    },
    {
      name: 'behind the signature of the colours in alpha',
      pixels: hiding('pnginfo', TEXT, {}, { signature: 'stealth_rgbinfo' }),
    },
    {
      name: 'behind the signature of alpha in the colours',
      pixels: hiding('rgbinfo', TEXT, {}, { signature: 'stealth_pnginfo' }),
    },
  ])('$name', async ({ pixels }) => {
    expect(stealthIn(pngOfPixels(pixels), 'png')).toEqual(NOTHING);
    expect(stealthIn(await losslessWebp(pixels), 'webp')).toEqual(NOTHING);
  });

  it.each([
    { name: '16 bits per channel', options: { depth: 16 } },
    { name: 'interlaced rows', options: { interlace: 1 } },
    { name: 'a palette', options: { colourType: 3 } },
    { name: 'grey', options: { colourType: 0 } },
    { name: 'grey and alpha', options: { colourType: 4 } },
  ])('in a PNG with $name', ({ options }) => {
    expect(stealthIn(pngOfPixels(hiding('pnginfo', TEXT), options), 'png')).toEqual(NOTHING);
  });

  it('in a lossy WebP', async () => {
    const file = await encoder(hiding('pnginfo', TEXT)).webp({ quality: 90 }).toBuffer();
    expect(stealthIn(file, 'webp')).toEqual(NOTHING);
  });

  it('in files of other formats', () => {
    expect(stealthIn(pngOfPixels(hiding('pnginfo', TEXT)), 'jpeg')).toEqual(NOTHING);
  });
});
