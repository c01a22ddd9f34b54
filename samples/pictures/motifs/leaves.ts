import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { sky } from '../scenery.js';
import { circle, d, mix, placed, tag } from '../svg.js';

/** Twigs with pairs of leaves before a plain disc. */
export function leaves(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const disc = circle(
    width * brush.number(0.35, 0.65),
    height * brush.number(0.3, 0.45),
    Math.min(width, height) * brush.number(0.24, 0.32),
    {
      fill: brush.pick(palette.accents),
    },
  );
  const twigs = brush.parts('twig', 5).map((part, index) => {
    const x = width * (0.1 + index * 0.2 + part.number(-0.05, 0.05));
    const size = height * part.number(0.55, 0.85);
    const fill = palette.layers[(index * 2) % palette.layers.length] ?? palette.near;
    return placed(x, height * 1.03, twig(part, size, fill), { angle: part.number(-16, 16) });
  });
  return [sky(canvas), disc, ...twigs].join('');
}

/** One unit long, upwards from the origin. */
const LEAF = 'M0 0Q.42 -.5 0 -1Q-.42 -.5 0 0';
const TIP = 'M0 0q.6 -1 0 -2q-.6 1 0 2';

/** Grows upwards from the origin. */
function twig(brush: Brush, size: number, fill: string): string {
  const pairs = brush.pick([6, 7, 8]);
  const drawn = Array.from({ length: pairs }, (_, index) => {
    const at = 0.22 + (0.72 * index) / pairs;
    const scale = size * 0.24 * (1.1 - at * 0.75);
    return [-1, 1].map((side) => {
      const angle = side * (52 - at * 26 + brush.part(`leaf ${index} ${side}`).number(-9, 9, 0.5));
      const leaf = tag('path', { d: LEAF, fill: side < 0 ? fill : mix(fill, '#ffffff', 0.14) });
      return placed(0, -size * at, leaf, { scale, angle });
    });
  });
  const stem = tag('path', { d: d`M 0 0 V ${-size}`, stroke: fill, 'stroke-width': 2.2 });
  const tip = placed(0, size * -0.9, tag('path', { d: TIP, fill }), { scale: size * 0.08 });
  return stem + drawn.flat().join('') + tip;
}
