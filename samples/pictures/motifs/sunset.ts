import type { Canvas } from '../canvas.js';
import { bird, streaks } from '../clouds.js';
import { disc, sky } from '../scenery.js';
import { mix, tag } from '../svg.js';
import { hazyGround, ridgeLine } from '../terrain.js';
import { water } from '../water.js';

/** The sun going down over water between headlands, with its light on the waves. */
export function sunset(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const horizon = height * brush.number(0.58, 0.66, 0.1);
  const x = width * brush.number(0.3, 0.7);
  const radius = Math.min(width, height) * brush.number(0.085, 0.13);
  const [top, middle, low] = palette.sky;
  const clouds = brush.parts('cloud', 7).map((cloud, index) => {
    const at = (index + cloud.number(0.1, 0.9)) / 7;
    const size = { long: width * cloud.number(0.35, 0.8), thick: 1.6 + (1 - at) * 4 };
    const colors = {
      light: mix(low, palette.shine, at * 0.5),
      shade: mix(mix(top, middle, at), palette.near, 0.2),
    };
    return streaks(
      cloud,
      width * cloud.number(-0.05, 1.05, 0.25),
      horizon * (0.08 + at * 0.84),
      size,
      colors,
    );
  });
  const birds = brush.parts('bird', 6).map((one, index) => {
    const flock = {
      x: width * brush.part('flock').number(0.2, 0.7),
      y: horizon * brush.part('flight').number(0.3, 0.55),
    };
    return bird(
      flock.x + index * 7 + one.number(-4, 4),
      flock.y - index * 3 + one.number(-5, 5),
      one.number(2.2, 4),
    );
  });
  return [
    sky(canvas),
    ...clouds.slice(0, 5),
    disc(canvas, x, horizon - radius * brush.number(-0.1, 1.3, 0.3), radius),
    ...clouds.slice(5),
    headland(canvas, 'far', horizon, { side: -1, tall: 0.075, fill: mix(palette.far, low, 0.4) }),
    headland(canvas, 'close', horizon, {
      side: 1,
      tall: 0.11,
      fill: mix(palette.far, palette.layers[2] ?? palette.far, 0.6),
    }),
    water(canvas, {
      horizon,
      colors: [
        mix(low, palette.far, 0.45),
        palette.layers[1] ?? palette.far,
        palette.layers[3] ?? palette.near,
      ],
      bright: mix(middle, low, 0.5),
      dark: palette.near,
      shine: palette.shine,
      sun: x,
      path: radius * 2.1,
    }),
    tag('path', { d: birds.join(' '), fill: palette.near }),
  ].join('');
}

/** Land that comes from one side and sinks into the water towards the middle. */
function headland(
  canvas: Canvas,
  id: string,
  horizon: number,
  { side, tall, fill }: { side: 1 | -1; tall: number; fill: string },
): string {
  const { width, height, brush, palette } = canvas;
  const line = ridgeLine(brush.part(`headland ${id}`), width, 2);
  const reach = width * brush.part(`reach ${id}`).number(0.4, 0.62);
  const lineAt = (x: number) => {
    const along = (side < 0 ? x : width - x) / reach;
    const rise = Math.max(0, 1 - along) ** 0.8;
    return horizon + 1 - rise * height * tall * (0.75 + 0.5 * line(x));
  };
  return hazyGround(canvas, {
    id,
    lineAt,
    from: horizon - height * tall,
    to: horizon,
    fill,
    haze: palette.sky[2],
    thick: 0.6,
  });
}
