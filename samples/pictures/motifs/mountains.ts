import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { disc, fir, ground, rollingLine, sky } from '../scenery.js';
import { mix, polygon } from '../svg.js';

/** Snowy peaks with a bright and a shaded face, behind a wood. */
export function mountains(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const foot = height * 0.92;
  const rows = palette.layers.slice(0, 3).map((fill, row) =>
    brush
      .parts(`row ${row}`, 4)
      .map((peak, index) => {
        const x = width * ((index + (row % 2) * 0.5 + peak.number(-0.25, 0.25)) / 3);
        return mountain(peak, x, foot, height * (peak.number(0.48, 0.66) - row * 0.13), fill, palette.shine);
      })
      .join(''),
  );
  const line = rollingLine(brush.part('wood'), width);
  const lineAt = (x: number) => height * 0.85 + line(x) * height * 0.03;
  const firs = brush.parts('fir', 16).map((tree, index) => {
    const x = width * ((index + tree.number(0, 1)) / 16);
    return fir(x, lineAt(x) + 4, height * tree.number(0.1, 0.2), palette.near);
  });
  const sun = disc(canvas, width * brush.number(0.15, 0.85), height * brush.number(0.12, 0.3), width * 0.07);
  return [sky(canvas), sun, ...rows, ...firs, ground(canvas, lineAt, palette.near)].join('');
}

function mountain(brush: Brush, x: number, foot: number, size: number, fill: string, snow: string): string {
  const top = foot - size;
  const half = size * brush.number(0.62, 0.8);
  const ridge = x + half * brush.number(-0.15, 0.25);
  const cap = 0.3;
  const left = x - half * cap;
  const right = x + half * cap;
  const line = top + size * cap;
  const notch = size * brush.number(0.05, 0.1);
  return [
    polygon(
      [
        [x - half, foot],
        [x, top],
        [x + half, foot],
      ],
      { fill },
    ),
    polygon(
      [
        [x, top],
        [x + half, foot],
        [ridge, foot],
      ],
      { fill: mix(fill, '#101830', 0.16) },
    ),
    polygon(
      [
        [x, top],
        [left, line],
        [(left + x) / 2, line - notch],
        [x, line + notch],
        [(right + x) / 2, line - notch],
        [right, line],
      ],
      {
        fill: mix(fill, snow, 0.85),
      },
    ),
  ].join('');
}
