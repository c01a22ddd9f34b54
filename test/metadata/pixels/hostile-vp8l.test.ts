import { describe, expect, it } from 'vitest';
import { readWebpRows } from '../../../metadata/pixels/webp-rows.js';
import { type BitField, oneSymbol, plainImage, twoSymbols, vp8lStream } from '../../../samples/bytes/vp8l.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { rowsOf, stealthIn } from './pictures.js';

const SMALL = { width: 3, height: 2 };
const LARGE = { width: 8192, height: 8192 };

const NO_TRANSFORM: BitField = [0, 1];
const NO_CACHE: BitField = [0, 1];
const NO_MAP: BitField = [0, 1];
/** Of the smallest blocks, 4 × 4 pixels, where the transform has blocks. */
const PREDICTION: BitField[] = [
  [1, 1],
  [0, 2],
  [0, 3],
];
const COLOUR: BitField[] = [
  [1, 1],
  [1, 2],
  [0, 3],
];
const SUBTRACT_GREEN: BitField[] = [
  [1, 1],
  [2, 2],
];
const PALETTE: BitField[] = [
  [1, 1],
  [3, 2],
];
const MAP: BitField[] = [
  [1, 1],
  [0, 3],
];

/** One colour, without transforms. */
function codes(green: number, red: number, blue: number, alpha: number, distance = 0): BitField[] {
  return [green, red, blue, alpha, distance].flatMap(oneSymbol);
}

function file(size: { width: number; height: number; version?: number }, fields: BitField[]): Buffer {
  return webpFile([webpChunk('VP8L', Buffer.concat([vp8lStream(size, fields), Buffer.alloc(64)]))]);
}

function rows(fields: BitField[]): Buffer {
  return rowsOf(file(SMALL, fields), readWebpRows).data;
}

function fromHex(rows: readonly string[]): Buffer {
  return Buffer.from(rows.join('').replaceAll(' ', ''), 'hex');
}

function plain(...pixel: number[]): Buffer {
  return Buffer.from(Array.from({ length: 6 }, () => pixel).flat());
}

describe('a VP8L stream made by hand', () => {
  it.each<{ name: string; fields: BitField[]; expected: Buffer }>([
    {
      name: 'of one colour',
      fields: [NO_TRANSFORM, NO_CACHE, NO_MAP, ...codes(2, 1, 3, 4)],
      expected: plain(1, 2, 3, 4),
    },
    {
      name: 'with green taken off',
      fields: [...SUBTRACT_GREEN, NO_TRANSFORM, NO_CACHE, NO_MAP, ...codes(200, 100, 3, 4)],
      expected: plain(44, 200, 203, 4),
    },
    {
      name: 'with a place beyond the table of colours',
      fields: [
        ...PALETTE,
        [1, 8],
        ...plainImage({ red: 9 }),
        NO_TRANSFORM,
        NO_CACHE,
        NO_MAP,
        ...codes(0xff, 0, 0, 0),
      ],
      expected: plain(18, 0, 0, 0),
    },
    {
      name: 'with a prediction of a mode that there is not',
      fields: [
        ...PREDICTION,
        ...plainImage({ green: 15 }),
        NO_TRANSFORM,
        NO_CACHE,
        NO_MAP,
        ...codes(2, 1, 3, 0),
      ],
      // The first row is foretold by its left, the first column from above.
      expected: fromHex(['010203ff 020406ff 030609ff', '020406ff 010203ff 010203ff']),
    },
    {
      name: 'with a colour cache',
      fields: [
        NO_TRANSFORM,
        [1, 1],
        [1, 4],
        NO_MAP,
        [1, 1],
        [0, 1],
        [0, 1],
        [1, 1],
        ...codes(1, 1, 1, 1).slice(4),
      ],
      expected: plain(1, 1, 1, 1),
    },
  ])('$name is read', ({ fields, expected }) => {
    expect(rows(fields)).toEqual(expected);
  });

  it.each<{ name: string; fields: BitField[] }>([
    {
      name: 'a transform twice',
      fields: [...SUBTRACT_GREEN, ...SUBTRACT_GREEN, NO_TRANSFORM, NO_CACHE, NO_MAP, ...codes(1, 1, 1, 1)],
    },
    {
      name: 'a colour cache of no size',
      fields: [NO_TRANSFORM, [1, 1], [0, 4], NO_MAP, ...codes(1, 1, 1, 1)],
    },
    {
      name: 'a colour cache too large',
      fields: [NO_TRANSFORM, [1, 1], [12, 4], NO_MAP, ...codes(1, 1, 1, 1)],
    },
    {
      name: 'a symbol outside its alphabet',
      fields: [NO_TRANSFORM, NO_CACHE, NO_MAP, ...codes(1, 1, 1, 1, 40)],
    },
    {
      name: 'groups of codes by the ten thousands',
      fields: [
        NO_TRANSFORM,
        NO_CACHE,
        ...MAP,
        ...plainImage({ red: 0xff, green: 0xff }),
        ...codes(1, 1, 1, 1),
      ],
    },
    {
      name: 'a code with lengths of nothing',
      fields: [NO_TRANSFORM, NO_CACHE, NO_MAP, [0, 1], [0, 4], [0, 12], [0, 1]],
    },
    {
      name: 'a copy from before the first pixel',
      fields: [NO_TRANSFORM, NO_CACHE, NO_MAP, [0, 1], [15, 4], ...codes(1, 1, 1, 1)],
    },
  ])('with $name is given up', ({ fields }) => {
    expect(rows(fields)).toHaveLength(0);
  });

  it('of another version, or with another first byte, is left', () => {
    const fields = [NO_TRANSFORM, NO_CACHE, NO_MAP, ...codes(1, 1, 1, 1)];
    expect(rowsOf(file({ ...SMALL, version: 1 }, fields), readWebpRows).picture).toBeNull();
    const other = file(SMALL, fields);
    other[20] = 0x2e;
    expect(rowsOf(other, readWebpRows).picture).toBeNull();
  });

  it('that ends in the middle of a row gives the rows before', () => {
    const stream = vp8lStream({ width: 8, height: 100 }, [
      NO_TRANSFORM,
      NO_CACHE,
      NO_MAP,
      ...twoSymbols(0, 1),
      ...[0, 0, 0, 0].flatMap(oneSymbol),
      ...Array.from({ length: 20 }, (): BitField => [1, 1]),
    ]);
    const { data } = rowsOf(webpFile([webpChunk('VP8L', stream)]), readWebpRows);
    expect(data.length).toBeGreaterThanOrEqual(2 * 8 * 4);
    expect(data.length).toBeLessThanOrEqual(3 * 8 * 4);
  });

  it('that makes pictures of 64 million pixels out of a few bytes is soon done with', () => {
    const fields = [
      ...PREDICTION,
      ...plainImage(),
      ...COLOUR,
      ...plainImage(),
      NO_TRANSFORM,
      NO_CACHE,
      ...MAP,
      ...plainImage(),
      ...codes(1, 1, 1, 1),
    ];
    const start = performance.now();
    expect(stealthIn(file(LARGE, fields), 'webp')).toEqual({ field: null, warnings: [] });
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it('of more pixels than that is left', () => {
    const fields = [NO_TRANSFORM, NO_CACHE, NO_MAP, ...codes(1, 1, 1, 1)];
    expect(rowsOf(file({ width: 16_384, height: 16_384 }, fields), readWebpRows).picture).toBeNull();
  });
});
