import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { sky, starField } from '../scenery.js';
import { between, mix, rect, tag } from '../svg.js';
import { hazyGround, ridgeLine, rollingLine } from '../terrain.js';
import { wood } from '../trees.js';

/** Northern lights over a wood at a lake, which mirrors them. */
export function aurora(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const shore = height * brush.number(0.72, 0.78);
  const curtains = palette.accents
    .slice(0, 3)
    .map((color, index) => curtain(brush.part(`curtain ${index}`), canvas, color, index))
    .join('');
  const far = ridgeLine(brush.part('far'), width, 3);
  const farAt = (x: number) => shore - height * (0.07 + 0.05 * far(x));
  const size = { width, lineAt: () => shore, least: height * 0.04, most: height * 0.17 };
  const trees = wood(brush.part('wood'), 46, size, palette.near);
  const fill = mix(palette.far, palette.sky[1], 0.4);
  const land = {
    id: 'far',
    lineAt: farAt,
    from: shore - height * 0.12,
    to: shore,
    fill,
    haze: palette.sky[2],
  };
  const scene = curtains + hazyGround(canvas, { ...land, thick: 0.4 }) + trees;
  const front = { ...size, lineAt: () => height * 1.02, least: height * 0.08, most: height * 0.5 };
  return [
    sky(canvas),
    starField(canvas, 130, shore),
    tag('g', {}, scene),
    between('lake', shore, height, [mix(palette.sky[2], palette.sky[1], 0.5), palette.sky[0]]),
    rect(0, shore, width, height - shore, { fill: 'url(#lake)' }),
    tag('clipPath', { id: 'water' }, rect(0, shore, width, height - shore, {})),
    tag(
      'g',
      { 'clip-path': 'url(#water)', opacity: 0.62 },
      tag('g', { transform: `matrix(1 0 0 -0.62 0 ${shore * 1.62})` }, scene),
    ),
    mist(canvas, shore),
    wood(brush.part('front'), 5, front, palette.near),
  ].join('');
}

/** A bright line where the water begins. */
function mist({ width, palette }: Canvas, shore: number): string {
  return rect(0, shore - 0.25, width, 0.6, { fill: palette.shine, opacity: 0.28 });
}

const RAYS = 84;

/** Light that rises from a rolling line in rays, each fading upwards. */
function curtain(brush: Brush, { width, height }: Canvas, color: string, index: number): string {
  const fold = rollingLine(brush, width * 1.1);
  const flicker = ridgeLine(brush.part('flicker'), width, 10);
  const id = `light${index}`;
  const rays = Array.from({ length: RAYS }, (_, at) => {
    const x = (at / (RAYS - 1)) * width;
    const foot = height * (0.36 + index * 0.09 + fold(x) * 0.12);
    const tall = height * (0.34 + 0.12 * flicker(x));
    const opacity = Math.max(0.05, 0.36 + 0.32 * flicker(width - x));
    return rect(x - (width / (RAYS - 1)) * 2, foot - tall, (width / (RAYS - 1)) * 4, tall * 1.06, {
      fill: `url(#${id})`,
      opacity,
    });
  });
  const stops = LIGHT.map(([offset, opacity, white]) =>
    tag('stop', { offset, 'stop-color': mix(color, '#ffffff', white), 'stop-opacity': opacity }),
  );
  return tag('linearGradient', { id, x2: 0, y2: 1 }, stops.join('')) + rays.join('');
}

/** From the top of a ray to its foot: place, opacity, share of white. */
const LIGHT = [
  [0, 0, 0],
  [0.35, 0.12, 0],
  [0.7, 0.46, 0],
  [0.9, 0.85, 0.25],
  [0.96, 0.4, 0.2],
  [1, 0, 0],
] as const;
