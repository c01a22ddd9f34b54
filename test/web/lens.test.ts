import { describe, expect, it } from 'vitest';
import { actualScale, fitted, held, moved, WHOLE, zoomed } from '../../client/web/compare/lens.js';

const BOX = { width: 800, height: 600 };

describe('the lens of images that are compared', () => {
  it('fits an image into its box by the edge that is the longer one for it', () => {
    expect(fitted(2, BOX)).toEqual({ width: 800, height: 400 });
    expect(fitted(0.5, BOX)).toEqual({ width: 300, height: 600 });
  });

  it('keeps what is under the pointer there while it zooms', () => {
    const at = { x: 0.25, y: -0.5 };
    const lens = zoomed(moved(zoomed(WHOLE, 2), { x: 0.1, y: 0.1 }), 3, at);
    const before = { x: (at.x - 0.1) / 2, y: (at.y - 0.1) / 2 };
    expect((at.x - lens.x) / lens.scale).toBeCloseTo(before.x);
    expect((at.y - lens.y) / lens.scale).toBeCloseTo(before.y);
  });

  it('never shows less than all, nor gets lost in a pixel', () => {
    expect(zoomed(WHOLE, 0.1).scale).toBe(1);
    expect(zoomed({ ...WHOLE, scale: 0.1 }, 0.5).scale).toBe(0.1);
    expect(zoomed(WHOLE, 1e9).scale).toBe(40);
  });

  it('lets an edge come in only as far as the box', () => {
    expect(held(moved(WHOLE, { x: 3, y: 3 }), 4 / 3, BOX)).toEqual(WHOLE);
    expect(held(moved(zoomed(WHOLE, 2), { x: 3, y: -3 }), 4 / 3, BOX)).toEqual({ scale: 2, x: 0.5, y: -0.5 });
    // There is room beside a tall image until it is as wide as the box.
    expect(held(moved(zoomed(WHOLE, 2), { x: 3, y: 0 }), 0.5, BOX).x).toBe(0);
  });

  it('finds the scale at which pixels are those of the screen', () => {
    expect(actualScale({ width: 1600, height: 1200 }, BOX, 1)).toBe(2);
    expect(actualScale({ width: 1600, height: 1200 }, BOX, 2)).toBe(1);
    expect(actualScale({ width: 60, height: 60 }, BOX, 1)).toBe(0.1);
  });
});
