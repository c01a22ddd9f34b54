import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { fir, ground, rollingLine, sky, starField } from '../scenery.js';
import { mix, rect, tag } from '../svg.js';

/** Northern lights over a wood. */
export function aurora(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const curtains = palette.accents
    .slice(0, 3)
    .map((color, index) => curtain(brush.part(`curtain ${index}`), canvas, color, index));
  const line = rollingLine(brush.part('wood'), width * 1.4);
  const lineAt = (x: number) => height * 0.86 + line(x) * height * 0.04;
  const firs = brush.parts('fir', 18).map((tree, index) => {
    const x = width * ((index + tree.number(0, 1)) / 18);
    return fir(x, lineAt(x) + 5, height * tree.number(0.1, 0.26), palette.near);
  });
  return [
    tag(
      'filter',
      { id: 'soft', x: -0.2, y: -0.2, width: 1.4, height: 1.4 },
      tag('feGaussianBlur', { stdDeviation: '5 2' }),
    ),
    sky(canvas),
    starField(canvas, 60, height * 0.7),
    ...curtains,
    ...firs,
    ground(canvas, lineAt, palette.near),
  ].join('');
}

/** Light that rises from a rolling line and fades, in strips. */
function curtain(brush: Brush, { width, height }: Canvas, color: string, index: number): string {
  const line = rollingLine(brush, width * 0.9);
  const strips = Array.from({ length: 40 }, (_, at) => {
    const x = (at / 39) * width;
    const foot = height * (0.34 + index * 0.12) + line(x) * height * 0.12;
    const tall = height * 0.42 * (0.75 + 0.25 * line(x * 3.1 + 40));
    return rect(x - 3, foot - tall, width / 36, tall, {
      fill: `url(#light${index})`,
      opacity: 0.72 + 0.28 * line(x * 2.3),
    });
  });
  const stops = [0, 0.25, 0.75, 0.95].map((opacity, at) =>
    tag('stop', {
      offset: [0, 0.5, 0.9, 1][at] ?? 1,
      'stop-color': mix(color, '#ffffff', opacity * 0.2),
      'stop-opacity': at === 3 ? 0.1 : opacity,
    }),
  );
  return (
    tag('linearGradient', { id: `light${index}`, x2: 0, y2: 1 }, stops.join('')) +
    tag('g', { filter: 'url(#soft)' }, strips.join(''))
  );
}
