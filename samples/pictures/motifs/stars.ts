import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { sky, starField } from '../scenery.js';
import { circle, glow, mix, placed, tag } from '../svg.js';
import { hazyGround, ridgeLine } from '../terrain.js';
import { wood } from '../trees.js';

/** A night sky with a crescent moon and the milky way, over hills in the haze. */
export function stars(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const sparks = brush
    .parts('spark', 9)
    .map((star) =>
      spark(
        width * star.number(0.05, 0.95, 0.1),
        height * star.number(0.05, 0.6, 0.1),
        star.number(1.6, 5),
        palette.shine,
      ),
    );
  const hills = [0, 1, 2, 3].map((index) => {
    const layer = brush.part(`hill ${index}`);
    const line = ridgeLine(layer, width, 3 - Math.min(2, index));
    const base = height * (0.7 + index * 0.08);
    const lineAt = (x: number) => base + line(x) * height * (0.075 - index * 0.012);
    const fill = palette.layers[index + 1] ?? palette.near;
    const size = { width, lineAt, least: height * 0.03, most: height * (index === 3 ? 0.24 : 0.09) };
    const firs = index < 2 ? '' : wood(layer, index === 2 ? 30 : 15, size, fill);
    const land = { id: `hill${index}`, lineAt, from: base - height * 0.05, to: base + height * 0.12, fill };
    return firs + hazyGround(canvas, { ...land, haze: palette.sky[2], thick: 0.75 - index * 0.22 });
  });
  return [
    sky(canvas),
    milkyWay(canvas),
    starField(canvas, 170, height * 0.85),
    ...sparks,
    moon(brush.part('moon'), canvas),
    ...hills,
  ].join('');
}

const GRAINS = 300;

/** A band of haze and countless stars, from the lower left to the upper right. */
function milkyWay({ width, height, brush, palette }: Canvas): string {
  const way = brush.part('way');
  const long = Math.hypot(width, height);
  const hazes = way.parts('haze', 4).map((haze, index) => {
    const id = `haze${index}`;
    const shape = tag('ellipse', {
      rx: long * haze.number(0.14, 0.26),
      ry: long * haze.number(0.05, 0.1),
      fill: `url(#${id})`,
    });
    return (
      glow(id, mix(haze.pick(palette.accents), palette.sky[2], 0.3), haze.number(0.3, 0.6)) +
      placed(long * (index / 3 - 0.5) * 0.9, long * haze.number(-0.04, 0.04), shape)
    );
  });
  const grains = way.parts('grain', GRAINS).map((grain, index) => {
    const spread = grain.number(-1, 1, 0.05) ** 3;
    return circle(long * (index / GRAINS - 0.5), long * 0.13 * spread, grain.number(0.12, 0.5), {
      opacity: 0.35 + 0.6 * grain.number(0, 1),
    });
  });
  const stars = tag('g', { fill: palette.shine }, grains.join(''));
  return placed(width * way.number(0.4, 0.6), height * way.number(0.3, 0.42), hazes.join('') + stars, {
    angle: way.number(-62, -38),
  });
}

/** A quarter of a star with four points, one unit long. */
const QUARTER = 'M0 -1Q.09 -.09 1 0L0 0Z';

function spark(x: number, y: number, scale: number, fill: string): string {
  const quarters = [0, 90, 180, 270].map((angle) =>
    tag('path', { d: QUARTER, transform: `rotate(${angle})`, fill }),
  );
  return placed(x, y, quarters.join(''), { scale });
}

const CRESCENT = 'M0 -1A1 1 0 1 1 0 1A1.2 1.2 0 0 0 0 -1Z';

function moon(brush: Brush, { width, height, palette }: Canvas): string {
  const scale = Math.min(width, height) * brush.number(0.055, 0.085);
  const x = width * brush.number(0.2, 0.8);
  const y = height * brush.number(0.12, 0.3);
  const halo = circle(0, 0, 4, { fill: 'url(#halo)' });
  const crescent = tag('path', { d: CRESCENT, fill: palette.shine });
  return (
    glow('halo', palette.shine, 0.45) + placed(x, y, halo + crescent, { scale, angle: brush.number(-40, 20) })
  );
}
