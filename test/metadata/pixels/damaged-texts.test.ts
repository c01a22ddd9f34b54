import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pngOfPixels } from '../../../samples/bytes/png-pixels.js';
import type { StealthKind } from '../../../samples/bytes/stealth.js';
import { INFOTEXT } from '../../support/metadata-files.js';
import { hiding, losslessWebp, stealthIn } from './pictures.js';

const WHERE = 'the text hidden in the pixels';
const ROOM = 64 * 200;
const GZIPPED = gzipSync(INFOTEXT);

function warned(warning: string) {
  return { field: null, warnings: [warning] };
}

function read(kind: StealthKind, text: string | Uint8Array, bits?: number) {
  const options = bits === undefined ? {} : { bits };
  return stealthIn(pngOfPixels(hiding(kind, text, {}, options)), 'png');
}

describe('a hidden text that cannot be had is warned of', () => {
  it.each([
    { name: 'is longer than the picture', kind: 'pnginfo', bits: ROOM - 151 },
    { name: 'is longer than the picture, in the colours', kind: 'rgbinfo', bits: ROOM * 3 - 151 },
    { name: 'is of the greatest length', kind: 'pngcomp', bits: 0xffff_ffff },
  ] as const)('because it $name', async ({ kind, bits }) => {
    const expected = warned(
      `${WHERE} (stealth:${kind}) is said to have ${bits} bits, more than there can be`,
    );
    expect(read(kind, INFOTEXT, bits)).toEqual(expected);
    expect(stealthIn(await losslessWebp(hiding(kind, INFOTEXT, {}, { bits })), 'webp')).toEqual(expected);
  });

  it('because it is empty', () => {
    expect(read('pnginfo', '')).toEqual(warned(`${WHERE} (stealth:pnginfo) is empty`));
    expect(read('rgbcomp', '')).toEqual(warned(`${WHERE} (stealth:rgbcomp) is empty`));
  });

  it('because it is no UTF-8', () => {
    const latin1 = Buffer.from('grün', 'latin1');
    expect(read('pnginfo', latin1)).toEqual(warned(`${WHERE} (stealth:pnginfo) is no UTF-8`));
    expect(read('rgbcomp', gzipSync(latin1))).toEqual(warned(`${WHERE} (stealth:rgbcomp) is no UTF-8`));
  });

  it.each([
    { name: 'no gzip data', data: Buffer.from(INFOTEXT) },
    { name: 'cut off', data: GZIPPED.subarray(0, -9) },
    { name: 'cut off in the checksum', data: GZIPPED.subarray(0, -1) },
    {
      name: 'of a wrong checksum',
      data: Buffer.from(GZIPPED).fill(1, GZIPPED.length - 8, GZIPPED.length - 4),
    },
    { name: 'no more than a header', data: GZIPPED.subarray(0, 10) },
    { name: 'of very many members', data: Buffer.concat(Array.from({ length: 400 }, () => gzipSync(''))) },
    { name: 'larger than any text', data: gzipSync(Buffer.alloc(17 * 1024 * 1024)) },
  ])('because it is compressed, and $name', ({ data }) => {
    const size = { width: 400, height: 400 };
    expect(stealthIn(pngOfPixels(hiding('pngcomp', data, size)), 'png')).toEqual(
      warned(`${WHERE} (stealth:pngcomp) cannot be decompressed`),
    );
  });
});

describe('a hidden text is read all the same', () => {
  it('as long as the picture has pixels', () => {
    const text = 'x'.repeat(ROOM / 8 - 19);
    expect(read('pnginfo', text).field?.text).toBe(text);
  });

  it('with a length that is no whole number of bytes', () => {
    expect(read('pnginfo', 'a cat', 5 * 8 + 7).field?.text).toBe('a cat');
  });

  it.each([
    { name: 'of several members', data: Buffer.concat([gzipSync('a'), gzipSync(''), gzipSync(' cat')]) },
    { name: 'with zeros behind it', data: Buffer.concat([gzipSync('a cat'), Buffer.alloc(100)]) },
    { name: 'with rubbish behind it', data: Buffer.concat([gzipSync('a cat'), Buffer.alloc(100, 0xb1)]) },
    { name: 'with a byte behind it', data: Buffer.concat([gzipSync('a cat'), Buffer.alloc(1, 0x1f)]) },
    { name: 'without compression', data: gzipSync('a cat', { level: 0 }) },
  ])('compressed, $name', ({ data }) => {
    expect(read('pngcomp', data)).toMatchObject({ field: { text: 'a cat' }, warnings: [] });
  });
});
