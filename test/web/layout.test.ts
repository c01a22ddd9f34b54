import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, positionFor, rowsAt } from '../../client/web/grid/layout.js';

const panes = fc.record({
  count: fc.integer({ min: 1, max: 2_000_000 }),
  width: fc.integer({ min: 240, max: 4000 }),
  height: fc.integer({ min: 200, max: 3000 }),
  wanted: fc.integer({ min: 96, max: 640 }),
});

describe('the grid', () => {
  it('fills its width with tiles of about the wanted size', () => {
    const { columns, tile } = layOut(1000, 1224, 200);
    expect(columns).toBe(5);
    expect(columns * tile + (columns - 1) * 12 + 24).toBeGreaterThan(1218);
  });

  it('has two columns on a phone', () => {
    expect(layOut(10, 390, 208).columns).toBe(2);
  });

  it('has one column on a phone for those who want large tiles', () => {
    expect(layOut(10, 390, 360).columns).toBe(1);
  });

  it('draws few rows, and all that are seen, wherever it is', () => {
    fc.assert(
      fc.property(
        panes,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ count, width, height, wanted }, share) => {
          const layout = layOut(count, width, wanted);
          const position = share * Math.max(0, layout.height - height);
          const [from, to] = rowsAt(layout, position, height);
          expect(to - from).toBeLessThanOrEqual(Math.ceil(height / layout.rowHeight) + 4);
          expect(from === 0 || 12 + from * layout.rowHeight <= position).toBe(true);
          expect(to === layout.rows || 12 + to * layout.rowHeight >= position + height).toBe(true);
        },
      ),
    );
  });

  it('goes no further than it must to show a row whole', () => {
    const layout = layOut(10_000, 1224, 200);
    const height = layout.rowHeight * 3;
    expect(positionFor(layout, 1, 0, height)).toBe(0);
    expect(positionFor(layout, 0, 500, height)).toBe(0);
    const position = positionFor(layout, 100, 0, height);
    expect(rowsAt(layout, position, height)[1]).toBeGreaterThan(100);
    expect(positionFor(layout, 100, position, height)).toBe(position);
  });
});
