import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { cloud, disc, ground, rollingLine, sky } from '../scenery.js';
import { mix, placed, rect, tag } from '../svg.js';

/** Hot-air balloons over the country. */
export function balloons(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const clouds = brush.parts('cloud', 4).map((puff) => {
    const size = width * puff.number(0.18, 0.4);
    return cloud(puff, width * puff.number(0, 1), height * puff.number(0.1, 0.65), size, '#ffffffb0');
  });
  const hills = palette.layers.slice(0, 3).map((fill, index) => {
    const line = rollingLine(brush.part(`hill ${index}`), width * 1.5);
    return ground(canvas, (x) => height * (0.8 + index * 0.07) + line(x) * height * 0.04, fill);
  });
  const drawn = brush.parts('balloon', 5).map((place, index) => {
    const x = width * (0.16 + ((index * 0.382) % 1) * 0.72 + place.number(-0.07, 0.07, 0.5));
    const y = height * (0.2 + ((index * 0.29) % 0.5) + place.number(-0.06, 0.06, 0.5));
    const scale = Math.min(width, height) * (0.06 + index * 0.021);
    return placed(x, y, balloon(place, palette.accents), { scale, angle: place.number(-5, 5) });
  });
  const sun = disc(canvas, width * brush.number(0.1, 0.9), height * brush.number(0.1, 0.25), width * 0.06);
  return [sky(canvas), sun, ...clouds, ...hills, ...drawn].join('');
}

/** The outline of the cloth, of one unit; stripes are the same again, each narrower than the one before. */
const CLOTH = 'M0 -1C1.3 -1 1.25 .25 .22 1.15H-.22C-1.25 .25 -1.3 -1 0 -1Z';
const ROPES = 'M-.2 1.15L-.14 1.5M.2 1.15L.14 1.5';

function balloon(brush: Brush, colors: readonly string[]): string {
  const color = brush.pick(colors);
  const other = mix(brush.part('stripe').pick(colors), '#ffffff', 0.35);
  const stripes = [1, 0.72, 0.42, 0.14].map((scale, index) =>
    tag('path', { d: CLOTH, fill: index % 2 === 0 ? color : other, transform: `scale(${scale} 1)` }),
  );
  const ropes = tag('path', { d: ROPES, stroke: '#5b4636', 'stroke-width': 0.06 });
  return stripes.join('') + ropes + rect(-0.16, 1.48, 0.32, 0.24, { rx: 0.08, fill: '#6f4e37' });
}
