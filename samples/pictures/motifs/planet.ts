import type { Canvas } from '../canvas.js';
import { sky, starField } from '../scenery.js';
import { circle, d, downward, glow, mix, placed, rect, tag } from '../svg.js';

/** A planet with bands and a ring, and its moons. */
export function planet(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const radius = Math.min(width, height) * brush.number(0.24, 0.32);
  const colors = brush.pick([palette.accents, palette.accents.toReversed()]);
  const bands = brush.parts('band', 9).map((band, index) => {
    const y = -radius + (radius * 2 * index) / 9 + band.number(-3, 3, 0.5);
    return rect(-radius, y, radius * 2, (radius / 5) * band.number(0.5, 1.1), {
      fill: band.pick(colors),
      opacity: band.number(0.3, 0.75),
    });
  });
  const ring = (sweep: 0 | 1) => {
    const outlines = [1.75, 1.55].map((scale, index) =>
      tag('path', {
        d: d`M ${-radius * scale} 0 A ${radius * scale} ${radius * scale * 0.26} 0 0 ${sweep} ${radius * scale} 0`,
        fill: 'none',
        stroke: index === 0 ? palette.shine : (colors[1] ?? palette.shine),
        'stroke-width': radius * 0.1,
        opacity: 0.85,
      }),
    );
    return outlines.join('');
  };
  const moons = brush.parts('moon', 3).map((moon) =>
    circle(
      width * moon.number(0.08, 0.92),
      height * moon.number(0.06, 0.94),
      radius * moon.number(0.06, 0.2),
      {
        fill: mix(moon.pick(palette.accents), palette.shine, 0.45),
      },
    ),
  );
  const ball =
    tag('clipPath', { id: 'ball' }, circle(0, 0, radius, {})) +
    tag('g', { 'clip-path': 'url(#ball)' }, circle(0, 0, radius, { fill: 'url(#body)' }) + bands.join('')) +
    circle(-radius * 0.3, -radius * 0.3, radius * 1.05, { fill: 'url(#light)', 'clip-path': 'url(#ball)' });
  return [
    downward('body', [colors[0] ?? palette.far, palette.layers[2] ?? palette.far, palette.near]),
    glow('light', '#ffffff', 0.5),
    glow('halo', colors[0] ?? palette.shine, 0.5),
    sky(canvas),
    starField(canvas, 80, height),
    ...moons,
    placed(
      width * brush.number(0.42, 0.58),
      height * brush.number(0.42, 0.58),
      circle(0, 0, radius * 1.9, { fill: 'url(#halo)' }) + ring(1) + ball + ring(0),
      { angle: brush.number(-32, 32) },
    ),
  ].join('');
}
