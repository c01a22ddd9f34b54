import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { disc, sky, starField } from '../scenery.js';
import { rect } from '../svg.js';

/** A skyline by night, some of its windows lit. */
export function city(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const rows = palette.layers.slice(1, 4).map((fill, row) => {
    const count = 9 - row * 2;
    return brush
      .parts(`row ${row}`, count)
      .map((house, index) => {
        const wide = (width / count) * house.number(0.8, 1.15);
        const tall = height * (house.number(0.3, 0.62, 0.12) - row * 0.1);
        const x = (width * index) / count + house.number(-4, 4);
        return tower(house, { x, wide, tall, foot: height }, fill, palette.accents);
      })
      .join('');
  });
  const moon = disc(canvas, width * brush.number(0.2, 0.8), height * brush.number(0.14, 0.28), width * 0.08);
  return [sky(canvas), starField(canvas, 45, height * 0.6), moon, ...rows].join('');
}

interface Place {
  x: number;
  wide: number;
  tall: number;
  foot: number;
}

function tower(
  brush: Brush,
  { x, wide, tall, foot }: Place,
  fill: string,
  lights: readonly string[],
): string {
  const top = foot - tall;
  const columns = Math.max(2, Math.floor(wide / 8));
  const pitch = wide / columns;
  const windows = brush.parts('window', columns * Math.floor(tall / 10)).map((window, index) => {
    if (window.number(0, 1, 0.12) > 0.42) return '';
    const column = index % columns;
    const floor = Math.floor(index / columns);
    return rect(x + (column + 0.28) * pitch, top + 6 + floor * 10, pitch * 0.44, 4.5, {
      fill: window.pick(lights),
      opacity: 0.9,
    });
  });
  const mast =
    brush.number(0, 1, 0) > 0.6
      ? rect(x + wide / 2 - 0.8, top - tall * 0.14, 1.6, tall * 0.15, { fill })
      : '';
  return mast + rect(x, top, wide, tall, { fill }) + windows.join('');
}
