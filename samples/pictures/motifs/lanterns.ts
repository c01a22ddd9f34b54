import type { Canvas } from '../canvas.js';
import { ground, rollingLine, sky, starField } from '../scenery.js';
import { circle, downward, glow, mix, placed, tag } from '../svg.js';

/** The outline of a lantern, of about one unit. */
const PAPER = 'M-.5 .75Q-.85 -.6 -.45 -.8Q0 -1 .45 -.8Q.85 -.6 .5 .75Z';

/** Paper lanterns that rise into the night. */
export function lanterns(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const warm = [palette.accents[0] ?? palette.shine, '#ff9d4d', '#ffb35c'];
  const count = brush.integer(20, 26);
  const drawn = brush.parts('lantern', count).map((lantern, index) => {
    const depth = (index / count) ** 2;
    const scale = 4 + depth * Math.min(width, height) * 0.1;
    const x = width * (((index * 0.618) % 1) * 0.96 + lantern.number(0, 0.06, 0.6));
    const y = height * (0.06 + ((index * 0.271 + 0.1) % 1) * 0.78 + lantern.number(-0.04, 0.04, 0.6));
    const light = circle(0, 0, 2.3, { fill: 'url(#light)' });
    const paper = tag('path', {
      d: PAPER,
      fill: `url(#paper${lantern.pick([0, 1, 2])})`,
      opacity: 0.6 + depth * 0.4,
    });
    return placed(x, y, light + paper, { scale, angle: lantern.number(-9, 9) });
  });
  const line = rollingLine(brush.part('hill'), width * 1.6);
  return [
    glow('light', '#ffb35c', 0.5),
    ...warm.map((color, index) =>
      downward(`paper${index}`, [mix(color, '#b3382c', 0.45), color, mix(color, '#fffbe0', 0.7)]),
    ),
    sky(canvas),
    starField(canvas, 40, height * 0.7),
    ground(canvas, (x) => height * 0.88 + line(x) * height * 0.05, palette.near),
    ...drawn,
  ].join('');
}
