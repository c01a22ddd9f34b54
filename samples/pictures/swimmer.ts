import type { Brush } from './brush.js';
import { circle, mix, placed, tag } from './svg.js';

/** A fish 100 units long that swims to the right. */
const BODY = 'M55 0C50 -12 36 -17 18 -16C-8 -14 -30 -7 -52 0C-30 7 -8 14 18 16C36 17 50 12 55 0Z';
const BACK = 'M50 0C30 -6 0 -5 -48 0C0 5 30 6 50 0Z';
const FINS =
  'M24 -14Q12 -34 -4 -32Q-2 -20 10 -13Z M24 14Q12 34 -4 32Q-2 20 10 13Z M-18 -9Q-26 -19 -36 -18Q-34 -10 -28 -6Z M-18 9Q-26 19 -36 18Q-34 10 -28 6Z';
/** Starts at the origin, where it bends. */
const TAIL = 'M8 0Q-14 -6 -22 -17Q-36 -24 -48 -19Q-36 -9 -33 0Q-36 9 -48 19Q-36 24 -22 17Q-14 6 8 0Z';
const TAIL_RAYS = 'M2 0Q-20 -8 -42 -17M2 0Q-20 -4 -37 -8M2 0Q-20 8 -42 17M2 0Q-20 4 -37 8';
const CLIP = 'koi';

/** A koi as it is seen from above, around the origin, with its shadow on the ground. */
export function swimmer(brush: Brush, colors: readonly string[], shade: string): string {
  const fill = brush.pick(['#e4572e', '#f08a24', mix('#e4572e', colors[1] ?? '#e4572e', 0.5), '#d8412f']);
  const angle = brush.number(-24, 24, 0.5);
  const fins = tag('path', { d: FINS, fill: '#ffe9d6', opacity: 0.72 });
  const tail =
    tag('path', { d: TAIL, fill: '#ffe4cf', opacity: 0.82 }) +
    tag('path', { d: TAIL_RAYS, fill: 'none', stroke: fill, 'stroke-width': 1.1, opacity: 0.45 });
  const spots = brush.parts('spot', 5).map((spot, index) =>
    tag('ellipse', {
      cx: 34 - index * 18 + spot.number(-4, 4),
      cy: spot.number(-9, 9, 0.5),
      rx: spot.number(5, 12),
      ry: spot.number(5, 10),
      fill: index === 3 ? mix(fill, '#2b2320', 0.75) : fill,
    }),
  );
  const shadow = tag('path', { d: BODY }) + placed(-48, 0, tag('path', { d: TAIL }), { angle });
  return [
    tag('clipPath', { id: CLIP }, tag('path', { d: BODY })),
    placed(7, 12, tag('g', { fill: shade, opacity: 0.24 }, shadow)),
    placed(-48, 0, tail, { angle }),
    fins,
    tag('path', { d: BODY, fill: '#fffaf2' }),
    tag(
      'g',
      { 'clip-path': `url(#${CLIP})` },
      spots.join('') + tag('path', { d: SIDE, fill: shade, opacity: 0.16 }),
    ),
    tag('path', { d: BACK, fill: '#ffffff', opacity: 0.25 }),
    circle(43, -9, 2, { fill: '#222222' }),
    circle(43, 9, 2, { fill: '#222222' }),
  ].join('');
}

/** The side of the body that lies in its own shade. */
const SIDE = 'M55 2C30 10 -10 9 -52 0L-52 20H55Z';
