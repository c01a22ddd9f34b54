import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actualScale, fitted, middleOf, positionFor } from '../../client/web/stage/frame.js';

const stage = { width: 1000, height: 800 };

describe('fitted', () => {
  it.each([
    ['wide', { width: 2000, height: 1000 }, { width: 1000, height: 500 }],
    ['high', { width: 1000, height: 1600 }, { width: 500, height: 800 }],
    ['small', { width: 400, height: 400 }, { width: 800, height: 800 }],
    ['tiny', { width: 10, height: 20 }, { width: 40, height: 80 }],
    ['unknown', { width: 0, height: 0 }, { width: 0, height: 0 }],
  ])('shows all of a %s picture', (_name, picture, size) => {
    expect(fitted(picture, stage)).toEqual(size);
  });
});

describe('actualScale', () => {
  it('gives each pixel of the picture one of the screen', () => {
    const picture = { width: 2000, height: 1000 };
    expect(actualScale(picture, fitted(picture, stage), 1)).toBe(2);
    expect(actualScale(picture, fitted(picture, stage), 2)).toBe(1);
  });
});

describe('positionFor', () => {
  it('puts a picture that is smaller than the stage in its middle', () => {
    expect(positionFor({ x: 0, y: 1 }, 1, { width: 500, height: 800 }, stage)).toEqual({
      scale: 1,
      x: 250,
      y: 0,
    });
  });

  it('keeps what was in the middle there, in a picture of another size too', () => {
    const middle = { x: 0.4, y: 0.6 };
    for (const fit of [
      { width: 1000, height: 800 },
      { width: 600, height: 800 },
    ]) {
      const position = positionFor(middle, 4, fit, stage);
      const again = middleOf(position, fit, stage);
      expect(again.x).toBeCloseTo(middle.x);
      expect(again.y).toBeCloseTo(middle.y);
    }
  });

  it('never leaves a part of the stage empty that the picture could fill', () => {
    const share = fc.double({ min: -1, max: 2, noNaN: true });
    const edge = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(share, share, edge, edge, fc.integer({ min: 1, max: 16 }), (x, y, width, height, scale) => {
        const position = positionFor({ x, y }, scale, { width, height }, stage);
        if (width * scale >= stage.width) {
          expect(position.x).toBeLessThanOrEqual(0);
          expect(position.x + width * scale).toBeGreaterThanOrEqual(stage.width - 1e-6);
        } else expect(position.x).toBeCloseTo((stage.width - width * scale) / 2);
      }),
    );
  });
});
