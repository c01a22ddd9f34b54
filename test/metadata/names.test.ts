import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractIdAndSeed, isSupportedFile, SUPPORTED_FILE_EXTENSIONS } from '../../metadata/index.js';

const LONG = '9'.repeat(100);

describe('id and seed of a file name', () => {
  it.each([
    { name: '00042-1337.png', id: '42', seed: '1337' },
    { name: '1-2.webp', id: '1', seed: '2' },
    { name: '1-2.jpg', id: '1', seed: '2' },
    { name: '1-2.jpeg', id: '1', seed: '2' },
    { name: '00000-00000.png', id: '0', seed: '0' },
    { name: '00001-007.png', id: '1', seed: '7' },
    { name: '1-2.PNG', id: '1', seed: '2' },
    { name: '1-2.WebP', id: '1', seed: '2' },
    { name: '1-2.JPeG', id: '1', seed: '2' },
    { name: '1-2.png.webp', id: '1', seed: '2' },
    { name: '1-9007199254740993.png', id: '1', seed: '9007199254740993' },
    { name: '1-18446744073709551615.png', id: '1', seed: '18446744073709551615' },
    { name: `${LONG}-${LONG}.png`, id: LONG, seed: LONG },
  ])('$name', ({ name, id, seed }) => {
    expect(extractIdAndSeed(name)).toEqual({ id, seed });
  });

  it.each([
    'grid-0001.png',
    '00001-5-copy.png',
    '00001-5 (1).png',
    '00001--5.png',
    '-5.png',
    '5-.png',
    '5.png',
    '-.png',
    '1-2',
    '1-2.',
    '1-2.txt',
    '1-2.bmp',
    '1-2png',
    '1_2.png',
    '1 - 2.png',
    ' 1-2.png',
    'x1-2.png',
    '1-2x.png',
    '1.5-2.png',
    '+1-2.png',
    '0x1-2.png',
    '１-２.png',
    '٣-٤.png',
    '1-2\n.png',
    '.png',
    '',
  ])('there are none in %j', (name) => {
    expect(extractIdAndSeed(name)).toEqual({ id: null, seed: null });
  });

  it('come back exactly, whatever their length and leading zeros', () => {
    const number = fc.oneof(
      fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      fc.bigInt({ min: 0n, max: 10n ** 120n }),
    );
    const zeros = fc.nat({ max: 10 }).map((count) => '0'.repeat(count));
    const ending = fc.constantFrom(...SUPPORTED_FILE_EXTENSIONS);
    fc.assert(
      fc.property(number, number, zeros, zeros, ending, (id, seed, idZeros, seedZeros, ending) => {
        expect(extractIdAndSeed(`${idZeros}${id}-${seedZeros}${seed}${ending}`)).toEqual({
          id: `${id}`,
          seed: `${seed}`,
        });
      }),
    );
  });

  it('are both there or both missing, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('0', '7', '-', '.png', '.', 'x') }), (name) => {
        const { id, seed } = extractIdAndSeed(name);
        expect(id === null).toBe(seed === null);
      }),
    );
  });
});

describe('a supported file', () => {
  it.each([
    'a.png',
    'a.webp',
    'a.jpg',
    'a.jpeg',
    'A.PNG',
    'a.Jpeg',
    'a.txt.png',
    'a..png',
    ' .png',
    '日本.webp',
  ])('%s', (name) => {
    expect(isSupportedFile(name)).toBe(true);
  });

  it.each([
    'a.txt',
    'a.bmp',
    'a.swarmpreview.jpg',
    'a.swarmpreview.webp',
    'a.png.txt',
    'png',
    'a',
    'a.',
    '',
    '.png',
    'a.png ',
    'a.pngx',
    'a.p ng',
  ])('%j is none', (name) => {
    expect(isSupportedFile(name)).toBe(false);
  });

  it('is every ending of the list', () => {
    for (const ending of SUPPORTED_FILE_EXTENSIONS) {
      expect(isSupportedFile(`a${ending}`)).toBe(true);
      expect(isSupportedFile(`a${ending.toUpperCase()}`)).toBe(true);
    }
  });

  it('can be narrowed to some endings', () => {
    expect(isSupportedFile('a.PNG', ['.png'])).toBe(true);
    expect(isSupportedFile('a.webp', ['.png'])).toBe(false);
    expect(isSupportedFile('a.png', [])).toBe(false);
  });
});
