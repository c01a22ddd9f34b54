import type { Canvas } from '../canvas.js';
import { disc, sky } from '../scenery.js';
import { d, downward, rect, tag } from '../svg.js';

/** The sun going down over water, with its light on the waves. */
export function sunset(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const horizon = height * brush.number(0.56, 0.68, 0.1);
  const x = width * brush.number(0.28, 0.72);
  const radius = Math.min(width, height) * brush.number(0.11, 0.16);
  const clouds = brush.parts('cloud', 6).map((cloud) => {
    const long = width * cloud.number(0.2, 0.6);
    const y = horizon * cloud.number(0.1, 0.85);
    return rect(width * cloud.number(-0.1, 0.9) - long / 3, y, long, cloud.number(2, 6), {
      rx: 3,
      fill: palette.shine,
      opacity: cloud.number(0.12, 0.4),
    });
  });
  const glitter = brush.parts('glitter', 22).map((strip, index) => {
    const depth = index / 22;
    const long = radius * (0.7 + depth * 2.2) * strip.number(0.35, 1, 0.5);
    const left = x - long / 2 + radius * strip.number(-0.5, 0.5, 0.5) * (0.3 + depth);
    return rect(left, horizon + 3 + (height - horizon) * depth, long, 1.6 + depth * 2.2, {
      rx: 1.5,
      fill: palette.shine,
      opacity: 0.85 - depth * 0.6,
    });
  });
  const birds = brush.parts('bird', 5).map((bird) => {
    const wing = bird.number(3, 6);
    const x = width * bird.number(0.1, 0.9);
    const y = horizon * bird.number(0.25, 0.7);
    return d`M ${x} ${y} q ${wing * 0.6} ${wing * -0.7} ${wing} 0 q ${wing * 0.4} ${wing * -0.7} ${wing} 0`;
  });
  return [
    sky(canvas),
    ...clouds,
    disc(canvas, x, horizon - radius * brush.number(-0.2, 0.9, 0.3), radius),
    downward('sea', [palette.far, ...palette.layers.slice(2)]),
    rect(0, horizon, width, height - horizon, { fill: 'url(#sea)' }),
    ...glitter,
    tag('path', { d: birds.join(' '), fill: 'none', stroke: palette.near, 'stroke-width': 1.2 }),
  ].join('');
}
