import type { Canvas } from '../canvas.js';
import { circle, mix, rect } from '../svg.js';

/** Seigaiha: overlapping rings like the scales of a fish, under a sun. */
export function scales({ width, height, brush, palette }: Canvas): string {
  const radius = brush.pick([20, 24, 28]);
  const top = height * brush.number(0.18, 0.42);
  const sun = Math.min(width, height) * brush.number(0.17, 0.24);
  const rows = Math.ceil((height - top) / (radius / 2)) + 3;
  const columns = Math.ceil(width / (radius * 2)) + 2;
  const waves = Array.from({ length: rows * columns }, (_, index) => {
    const row = Math.floor(index / columns);
    const x = ((index % columns) - 0.5 + (row % 2) / 2) * radius * 2;
    const y = top + (row + 1) * (radius / 2) + brush.part(`row ${row}`).number(-1.5, 1.5, 0.5);
    const fill = mix(palette.far, palette.near, Math.min(1, row / rows));
    const light = mix(fill, palette.shine, 0.72);
    return [1, 0.8, 0.6, 0.4, 0.2]
      .map((size, ring) => circle(x, y, radius * size, { fill: ring % 2 === 0 ? light : fill }))
      .join('');
  });
  return [
    rect(0, 0, width, height, { fill: palette.sky[brush.pick([0, 1] as const)] }),
    circle(width * brush.number(0.25, 0.75), top + brush.number(-sun * 0.5, sun * 0.2), sun, {
      fill: brush.pick(palette.accents.slice(1)),
    }),
    ...waves,
  ].join('');
}
