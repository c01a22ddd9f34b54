import type { Canvas } from '../canvas.js';
import { circle, rect } from '../svg.js';

/** Rings in squares, each square in colours of its own. */
export function rings({ width, height, brush, palette }: Canvas): string {
  const side = brush.pick([48, 64]);
  const columns = Math.ceil(width / side);
  const colors = [...palette.accents, ...palette.layers, ...palette.sky, palette.shine];
  const squares = brush.parts('square', columns * Math.ceil(height / side)).map((square, index) => {
    const x = (index % columns) * side;
    const y = Math.floor(index / columns) * side;
    const drawn = square
      .parts('ring', 4)
      .map((ring, depth) =>
        circle(
          x + side / 2 + ring.number(-2, 2, 0.5),
          y + side / 2 + ring.number(-2, 2, 0.5),
          side * (0.45 - depth * 0.11) * ring.number(0.9, 1.06, 0.4),
          { fill: ring.pick(colors, 0.06) },
        ),
      );
    return rect(x, y, side, side, { fill: square.pick(colors, 0.06) }) + drawn.join('');
  });
  return squares.join('');
}
