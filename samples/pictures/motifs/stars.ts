import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { fir, ground, rollingLine, sky, starField } from '../scenery.js';
import { circle, glow, placed, tag } from '../svg.js';

/** A night sky with a crescent moon, over dark hills. */
export function stars(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const hazes = [brush.pick(palette.accents), brush.part('haze').pick(palette.accents)];
  const sparks = brush
    .parts('spark', 7)
    .map((star) =>
      spark(
        width * star.number(0.05, 0.95, 0.1),
        height * star.number(0.05, 0.65, 0.1),
        star.number(3, 8),
        palette.shine,
      ),
    );
  const milkyWay = [0, 1, 2].map((index) =>
    placed(
      width * (0.2 + index * 0.3),
      height * (0.5 - index * 0.16),
      tag('ellipse', { rx: width * 0.42, ry: height * 0.15, fill: `url(#haze${index % 2})` }),
      { angle: -28 + index * 6 },
    ),
  );
  const hills = palette.layers.slice(2).map((fill, index) => {
    const line = rollingLine(brush.part(`hill ${index}`), width * 1.4);
    const lineAt = (x: number) => height * (0.8 + index * 0.07) + line(x) * height * 0.05;
    const trees = brush.part(`hill ${index}`).parts('fir', index === 2 ? 7 : 0);
    const firs = trees.map((tree) => {
      const x = width * tree.number(0, 1, 0.08);
      return fir(x, lineAt(x) + 4, height * tree.number(0.08, 0.2), fill);
    });
    return firs.join('') + ground(canvas, lineAt, fill);
  });
  return [
    ...hazes.map((color, index) => glow(`haze${index}`, color, 0.4)),
    sky(canvas),
    ...milkyWay,
    starField(canvas, 90, height * 0.85),
    ...sparks,
    moon(brush.part('moon'), canvas),
    ...hills,
  ].join('');
}

/** A quarter of a star with four points, one unit long. */
const QUARTER = 'M0 -1Q.14 -.14 1 0L0 0Z';

function spark(x: number, y: number, scale: number, fill: string): string {
  const quarters = [0, 90, 180, 270].map((angle) =>
    tag('path', { d: QUARTER, transform: `rotate(${angle})`, fill }),
  );
  return placed(x, y, quarters.join(''), { scale });
}

const CRESCENT = 'M0 -1A1 1 0 1 1 0 1A1.2 1.2 0 0 0 0 -1Z';

function moon(brush: Brush, { width, height, palette }: Canvas): string {
  const scale = Math.min(width, height) * brush.number(0.08, 0.13);
  const x = width * brush.number(0.2, 0.8);
  const y = height * brush.number(0.14, 0.32);
  const halo = circle(0, 0, 2.6, { fill: 'url(#halo)' });
  const crescent = tag('path', { d: CRESCENT, fill: palette.shine });
  return (
    glow('halo', palette.shine, 0.4) + placed(x, y, halo + crescent, { scale, angle: brush.number(-40, 20) })
  );
}
