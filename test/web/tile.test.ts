import { describe, expect, it } from 'vitest';
import { frameOf } from '../../client/web/grid/frame.js';
import { seedRange } from '../../client/web/grid/seed-range.js';

describe('a tile', () => {
  it('keeps the aspect of its picture', () => {
    const { width, height } = frameOf({ width: 512, height: 768 }, 210);
    expect(width / height).toBeCloseTo(512 / 768, 2);
    expect(height).toBe(200);
    expect(frameOf({ width: 2000, height: 500 }, 210)).toEqual({ width: 210, height: 53 });
  });

  it('is a square where nothing is known, or nothing sensible', () => {
    const square = { width: 200, height: 200 };
    expect(frameOf(undefined, 210)).toEqual(square);
    expect(frameOf({ width: null, height: null }, 210)).toEqual(square);
    expect(frameOf({ width: 0, height: 9 }, 210)).toEqual(square);
  });

  it.each([
    ['1337', '1344', '1337–44'],
    ['1999', '2001', '1999–2001'],
    ['99', '101', '99–101'],
    ['7', '7', '7'],
    ['18446744073709551613', '18446744073709551615', '18446744073709551613–15'],
  ])('says the seeds from %s to %s in few characters', (firstSeed, lastSeed, said) => {
    expect(seedRange({ firstSeed, lastSeed })).toBe(said);
  });

  it('says that there is no seed', () => {
    expect(seedRange({ firstSeed: null, lastSeed: null })).toBe('no seed');
  });
});
