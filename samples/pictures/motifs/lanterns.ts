import type { Canvas } from '../canvas.js';
import { sky, starField } from '../scenery.js';
import { circle, downward, glow, mix, placed, tag } from '../svg.js';
import { hazyGround, ridgeLine } from '../terrain.js';

/** The outline of a lantern, of about one unit, and what of it the flame and the ribs make. */
const PAPER = 'M-.5 .75Q-.85 -.6 -.45 -.8Q0 -1 .45 -.8Q.85 -.6 .5 .75Z';
const RIM = 'M-.5 .75Q0 .9 .5 .75Q0 .6 -.5 .75Z';
const RIBS = 'M-.2 .8Q-.36 -.5 -.16 -.88M.2 .8Q.36 -.5 .16 -.88';

/** Paper lanterns that rise into the night. */
export function lanterns(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const warm = [palette.accents[0] ?? palette.shine, '#ff9d4d', '#ffb35c'];
  const count = brush.integer(34, 44);
  const drawn = brush.parts('lantern', count).map((lantern, index) => {
    const depth = (index / count) ** 2.6;
    const scale = 1.6 + depth * Math.min(width, height) * 0.115;
    const x = width * (((index * 0.618) % 1) * 0.96 + lantern.number(0, 0.06, 0.6));
    const y = height * (0.06 + ((index * 0.271 + 0.1) % 1) * 0.74 + lantern.number(-0.04, 0.04, 0.6));
    const light = circle(0, 0, 2.5, { fill: 'url(#light)' });
    const flame = circle(0, 0.45, 0.55, { fill: 'url(#flame)' });
    const lines = tag('path', {
      d: RIBS,
      fill: 'none',
      stroke: '#a8482c',
      'stroke-width': 0.03,
      opacity: 0.5,
    });
    const paper = tag('path', {
      d: PAPER,
      fill: `url(#paper${lantern.pick([0, 1, 2])})`,
      opacity: 0.6 + depth * 0.4,
    });
    const rim = tag('path', { d: RIM, fill: '#8a3a22', opacity: 0.7 });
    return placed(x, y, light + paper + lines + flame + rim, { scale, angle: lantern.number(-9, 9) });
  });
  const ridges = [0, 1, 2].map((index) => {
    const line = ridgeLine(brush.part(`ridge ${index}`), width, 3 - index);
    const base = height * (0.8 + index * 0.07);
    const lineAt = (x: number) => base + line(x) * height * 0.05;
    const fill = mix(palette.layers[1] ?? palette.far, palette.near, (index + 1) / 3);
    const haze = mix(palette.sky[2], '#ffb35c', 0.3);
    return hazyGround(canvas, {
      id: `ridge${index}`,
      lineAt,
      from: base - height * 0.04,
      to: base + height * 0.12,
      fill,
      haze,
      thick: 0.55 - index * 0.2,
    });
  });
  return [
    glow('light', '#ffb35c', 0.5),
    glow('flame', '#fffbe0', 0.9),
    glow('village', '#ffb35c', 0.55),
    ...warm.map((color, index) =>
      downward(`paper${index}`, [mix(color, '#b3382c', 0.5), color, mix(color, '#fffbe0', 0.65)]),
    ),
    sky(canvas),
    starField(canvas, 120, height * 0.8),
    placed(
      width * brush.number(0.3, 0.7),
      height * 0.9,
      tag('ellipse', { rx: width * 0.7, ry: height * 0.24, fill: 'url(#village)' }),
    ),
    ...ridges,
    ...drawn,
  ].join('');
}
