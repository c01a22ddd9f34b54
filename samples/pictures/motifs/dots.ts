import type { Canvas } from '../canvas.js';
import { sky } from '../scenery.js';
import { rollingLine } from '../terrain.js';
import { circle } from '../svg.js';

/** Polka dots whose size swells and shrinks across the picture. */
export function dots(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const pitch = brush.pick([20, 24, 28, 32]);
  const across = rollingLine(brush.part('across'), width);
  const down = rollingLine(brush.part('down'), height);
  const columns = Math.ceil(width / pitch) + 1;
  const rows = Math.ceil(height / pitch) + 1;
  const drawn = brush.parts('dot', columns * rows).map((dot, index) => {
    const row = Math.floor(index / columns);
    const x = ((index % columns) + (row % 2) / 2) * pitch;
    const y = row * pitch;
    const swell = 0.3 + 0.13 * across(x) + 0.13 * down(y);
    return circle(x, y, pitch * swell, { fill: dot.pick(palette.accents, 0.05) });
  });
  return sky(canvas) + drawn.join('');
}
