import type { Canvas } from '../canvas.js';
import { rollingLine } from '../terrain.js';
import { mix, polygon } from '../svg.js';

/** Triangles whose colours run across the picture. */
export function mosaic({ width, height, brush, palette }: Canvas): string {
  const pitch = brush.pick([24, 30, 36]);
  const columns = Math.ceil(width / pitch) + 1;
  const rows = Math.ceil(height / pitch) + 1;
  const colors = [...palette.sky, ...palette.layers];
  const drift = rollingLine(brush.part('drift'), width + height);

  const corner = (column: number, row: number): readonly [number, number] => {
    const place = brush.part(`corner ${column} ${row}`);
    return [(column + place.number(-0.34, 0.34)) * pitch, (row + place.number(-0.34, 0.34)) * pitch];
  };
  const colorAt = (x: number, y: number, noise: number): string => {
    const at = (y / height) * 0.8 + 0.1 + drift(x + y) * 0.16 + noise;
    const exact = Math.min(0.999, Math.max(0, at)) * (colors.length - 1);
    const index = Math.floor(exact);
    return mix(colors[index] ?? palette.far, colors[index + 1] ?? palette.near, exact - index);
  };

  const drawn = Array.from({ length: columns * rows }, (_, index) => {
    const column = (index % columns) - 0.5;
    const row = Math.floor(index / columns) - 0.5;
    const [a, b, c, e] = [
      corner(column, row),
      corner(column + 1, row),
      corner(column, row + 1),
      corner(column + 1, row + 1),
    ];
    const tone = brush.part(`tone ${index}`);
    return [[a, b, c] as const, [b, e, c] as const].map((points) => {
      const fill = colorAt(points[0][0], points[0][1] + pitch / 2, tone.number(-0.07, 0.07, 0.5));
      // The thin outline of the same colour hides the seams that antialiasing leaves.
      return polygon(points, { fill, stroke: fill, 'stroke-width': 0.6 });
    });
  });
  return drawn.flat().join('');
}
