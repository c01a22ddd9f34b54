import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { cloud } from '../clouds.js';
import { disc, sky } from '../scenery.js';
import { mix, placed, rect, tag } from '../svg.js';
import { hazyGround, ridgeLine, rollingLine } from '../terrain.js';
import { wood } from '../trees.js';

/** Hot-air balloons over a valley in the haze. */
export function balloons(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const colors = { light: '#ffffff', shade: mix(palette.sky[1], palette.sky[2], 0.5) };
  const clouds = brush.parts('cloud', 5).map((puff) => {
    const size = width * puff.number(0.16, 0.42);
    return cloud(puff, width * puff.number(0, 1), height * puff.number(0.14, 0.62), size, colors);
  });
  const drawn = brush.parts('balloon', 6).map((place, index) => {
    const x = width * (0.16 + ((index * 0.382) % 1) * 0.72 + place.number(-0.07, 0.07, 0.5));
    const y = height * (0.2 + ((index * 0.29) % 0.48) + place.number(-0.06, 0.06, 0.5));
    const scale = Math.min(width, height) * (0.03 + index * 0.024);
    return placed(x, y, balloon(place, palette.accents), { scale, angle: place.number(-5, 5) });
  });
  const sun = disc(canvas, width * brush.number(0.1, 0.9), height * brush.number(0.1, 0.25), width * 0.06);
  return [
    tag(
      'linearGradient',
      { id: 'round' },
      ROUND.map(([offset, color, opacity]) =>
        tag('stop', { offset, 'stop-color': color, 'stop-opacity': opacity }),
      ).join(''),
    ),
    sky(canvas),
    sun,
    ...clouds.slice(0, 3),
    valley(canvas),
    ...clouds.slice(3),
    ...drawn,
  ].join('');
}

function valley(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  return [0, 1, 2, 3, 4]
    .map((index) => {
      const layer = brush.part(`hill ${index}`);
      const line = index < 3 ? ridgeLine(layer, width, 2) : rollingLine(layer, width * 1.5);
      const base = height * (0.7 + index * 0.062);
      const lineAt = (x: number) => base + line(x) * height * (0.07 - index * 0.01);
      const fill = palette.layers[index] ?? palette.near;
      const size = { width, lineAt, least: height * 0.012, most: height * 0.012 * (index + 1) };
      const firs = index < 3 ? '' : wood(layer, 40, size, mix(fill, palette.near, 0.5));
      const land = { id: `hill${index}`, lineAt, from: base - height * 0.05, to: base + height * 0.1, fill };
      return firs + hazyGround(canvas, { ...land, haze: palette.sky[2], thick: 0.85 - index * 0.15 });
    })
    .join('');
}

/** The outline of the cloth, of one unit; stripes are the same again, each narrower than the one before. */
const CLOTH = 'M0 -1C1.3 -1 1.25 .25 .22 1.15H-.22C-1.25 .25 -1.3 -1 0 -1Z';
const ROPES = 'M-.2 1.15L-.14 1.5M.2 1.15L.14 1.5M-.07 1.15L-.05 1.5M.07 1.15L.05 1.5';
/** Light from the left, shade to the right. */
const ROUND = [
  [0, '#ffffff', 0.1],
  [0.3, '#ffffff', 0.34],
  [0.55, '#ffffff', 0],
  [1, '#2a1a40', 0.42],
] as const;

function balloon(brush: Brush, colors: readonly string[]): string {
  const color = brush.pick(colors);
  const other = mix(brush.part('stripe').pick(colors), '#ffffff', 0.35);
  const stripes = [1, 0.84, 0.66, 0.46, 0.26, 0.08].map((scale, index) =>
    tag('path', { d: CLOTH, fill: index % 2 === 0 ? color : other, transform: `scale(${scale} 1)` }),
  );
  const basket =
    rect(-0.16, 1.48, 0.32, 0.24, { rx: 0.06, fill: '#6f4e37' }) +
    rect(-0.18, 1.47, 0.36, 0.06, { rx: 0.03, fill: '#8d6748' });
  return [
    ...stripes,
    tag('path', { d: CLOTH, fill: 'url(#round)' }),
    tag('path', { d: ROPES, fill: 'none', stroke: '#5b4636', 'stroke-width': 0.03 }),
    basket,
  ].join('');
}
