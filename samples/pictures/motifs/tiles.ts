import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { placed, rect, tag } from '../svg.js';

/** Tiles of quarter circles, half circles and triangles. */
export function tiles({ width, height, brush, palette }: Canvas): string {
  const side = brush.pick([32, 48]);
  const columns = Math.ceil(width / side);
  const colors = [...palette.accents, ...palette.sky, palette.shine, palette.near];
  const drawn = brush.parts('tile', columns * Math.ceil(height / side)).map((tile, index) => {
    const x = (index % columns) * side;
    const y = Math.floor(index / columns) * side;
    // Full turns around the middle keep every tile in its square.
    const angle = tile.pick([0, 90, 180, 270], 0.1);
    const back = rect(x, y, side + 0.5, side + 0.5, { fill: tile.pick(colors, 0.04) });
    return back + placed(x + side / 2, y + side / 2, shape(tile, colors), { angle, scale: side / 2 });
  });
  return drawn.join('');
}

/** Shapes of one or two parts in a square of two units around the origin. */
const SHAPES = [
  ['M-1 -1h2a2 2 0 0 1 -2 2Z', 'M-1 -1h1a1 1 0 0 1 -1 1Z'],
  ['M-1 -1h2a2 2 0 0 1 -2 2Z'],
  ['M-1 0a1 1 0 0 1 2 0Z', 'M-1 1a1 1 0 0 1 2 0Z'],
  ['M-1 -1H1L-1 1Z'],
  ['M-1 0A1 1 0 1 1 1 0A1 1 0 1 1 -1 0Z'],
];

function shape(brush: Brush, colors: readonly string[]): string {
  const parts = brush.pick(SHAPES);
  return parts.map((d, index) => tag('path', { d, fill: brush.part(index).pick(colors, 0.04) })).join('');
}
