import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { circle, downward, mix, placed, rect, tag } from '../svg.js';

/** A round leaf with a slit, of one unit. */
const LILY_PAD = 'M0 0L1 -.3A1.04 1.04 0 1 0 1 .3Z';

/** Koi and lily pads in a pond, seen from above. */
export function koi({ width, height, brush, palette }: Canvas): string {
  const size = Math.min(width, height);
  const ripples = brush.parts('ripple', 5).map((ripple) =>
    circle(width * ripple.number(0, 1), height * ripple.number(0, 1), size * ripple.number(0.1, 0.3), {
      fill: 'none',
      stroke: '#ffffff',
      opacity: 0.22,
    }),
  );
  const fish = brush
    .parts('fish', 5)
    .map((one, index) =>
      placed(
        width * (0.16 + ((index * 0.382) % 1) * 0.7 + one.number(-0.08, 0.08, 0.5)),
        height * (0.14 + ((index * 0.25) % 1) * 0.8 + one.number(-0.05, 0.05, 0.5)),
        swimmer(one, palette.accents),
        { scale: (size * one.number(0.17, 0.24)) / 100, angle: one.number(0, 360, 0.08) },
      ),
    );
  const pads = brush.parts('pad', 6).map((pad) => {
    const fill = mix('#3f8f5b', palette.near, pad.number(0, 0.4));
    return placed(
      width * pad.number(0, 1, 0.06),
      height * pad.number(0, 1, 0.06),
      tag('path', { d: LILY_PAD, fill }),
      { scale: size * pad.number(0.05, 0.11), angle: pad.number(0, 360) },
    );
  });
  return [
    downward('pond', [palette.layers[1] ?? palette.far, palette.layers[3] ?? palette.near]),
    rect(0, 0, width, height, { fill: 'url(#pond)' }),
    ...ripples,
    ...fish,
    ...pads,
  ].join('');
}

/** A fish 100 units long that swims to the right. */
const BODY = 'M55 0 C40 -26 -10 -24 -50 0 C-10 24 40 26 55 0Z';
const FINS = 'M20 -15 q-16 -20 -26 -16 q0 12 10 18Z M20 15 q-16 20 -26 16 q0 -12 10 -18Z';
/** Starts at the origin, where it bends. */
const TAIL = 'M8 0 q-30 -24 -46 -18 q12 18 2 36 q20 0 44 -18Z';

function swimmer(brush: Brush, colors: readonly string[]): string {
  const fill = brush.pick(['#e4572e', '#f08a24', colors[1] ?? '#e4572e']);
  const spots = brush.parts('spot', 3).map((spot, index) =>
    tag('ellipse', {
      cx: 30 - index * 26,
      cy: spot.number(-7, 7, 0.5),
      rx: spot.number(6, 13),
      ry: spot.number(5, 10),
      fill,
    }),
  );
  const tail = placed(-50, 0, tag('path', { d: TAIL, fill: '#ffe9d6', opacity: 0.85 }), {
    angle: brush.number(-22, 22, 0.5),
  });
  return [
    tail,
    tag('path', { d: FINS, fill: '#ffe9d6', opacity: 0.85 }),
    tag('path', { d: BODY, fill: '#fffaf2' }),
    ...spots,
    circle(42, -7.5, 2.5, { fill: '#222222' }),
    circle(42, 7.5, 2.5, { fill: '#222222' }),
  ].join('');
}
