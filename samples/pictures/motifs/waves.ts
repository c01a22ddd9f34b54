import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { cloud } from '../clouds.js';
import { disc, sky } from '../scenery.js';
import { between, lens, mix, placed, tag } from '../svg.js';
import { ground, type Line, rollingLine } from '../terrain.js';

/** Sailing boats between waves with white crests. */
export function waves(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const colors = { light: '#ffffff', shade: mix(palette.sky[1], palette.sky[2], 0.4) };
  const clouds = brush.parts('cloud', 4).map((puff) => {
    const size = width * puff.number(0.18, 0.4);
    return cloud(puff, width * puff.number(0, 1), height * puff.number(0.14, 0.44), size, colors);
  });
  const layers = Array.from({ length: LAYERS }, (_, index) => {
    const depth = index / (LAYERS - 1);
    const layer = brush.part(`wave ${index}`);
    const swell = rollingLine(layer, width / (1.3 + (1 - depth) * 1.6));
    const base = height * (0.52 + depth ** 1.3 * 0.42);
    const tall = height * (0.006 + depth * 0.026);
    // Narrow above and wide below, as waves are.
    const lineAt = (x: number) => base - (1 - Math.abs(swell(x)) ** 0.8) * tall * 1.9;
    const exact = depth * (palette.layers.length - 1);
    const fill = mix(
      palette.layers[Math.floor(exact)] ?? palette.far,
      palette.layers[Math.ceil(exact)] ?? palette.near,
      exact % 1,
    );
    const x = width * layer.number(0.12, 0.88);
    const boats =
      index === 2 || index === 4
        ? sailing(layer, x, lineAt(x) + 2 + index, 13 + index * 9, palette.accents)
        : '';
    const id = `wave${index}`;
    return [
      boats,
      between(id, base - tall * 2, base + height * 0.13, [
        mix(fill, '#ffffff', 0.26),
        fill,
        mix(fill, palette.near, 0.3),
      ]),
      ground(canvas, (at) => lineAt(at) - 0.25 - depth * 1.3, mix(fill, '#ffffff', 0.78)),
      ground(canvas, lineAt, `url(#${id})`),
      foam(layer, canvas, lineAt, depth),
    ].join('');
  });
  const sun = disc(
    canvas,
    width * brush.number(0.15, 0.85),
    height * brush.number(0.12, 0.3),
    Math.min(width, height) * 0.075,
  );
  return [sky(canvas), sun, ...clouds, ...layers].join('');
}

const LAYERS = 8;

/** Thin light lines that follow the wave below its crest. */
function foam(brush: Brush, { width }: Canvas, lineAt: Line, depth: number): string {
  const lines = brush.parts('foam', 12).map((line) => {
    const x = width * line.number(-0.1, 1, 0.3);
    const below = (2 + depth * 12) * line.number(0.3, 1.3, 0.3);
    return lens(
      x,
      lineAt(x) + below,
      width * (0.03 + depth * 0.1) * line.number(0.5, 1.4),
      0.3 + depth * 0.9,
    );
  });
  return tag('path', { d: lines.join(' '), fill: '#ffffff', opacity: 0.38 });
}

const HULL = 'M-.45 -.16H.5Q.46 .02 .3 .05H-.3Q-.42 -.02 -.45 -.16Z';
const DECK = 'M-.45 -.16H.5L.488 -.11H-.44Z';
const MAIN_SAIL = 'M.02 -1.25Q.46 -.66 .48 -.22H.02Z';
const MAIN_SHADE = 'M.02 -1.25Q.2 -.6 .16 -.22H.02Z';
const JIB = 'M-.05 -1.1Q-.24 -.5 -.44 -.22Q-.2 -.28 -.05 -.24Z';
const MAST = 'M-.012 -1.3H.012V-.16H-.012Z';

/** A boat, `scale` units large, whose keel is at (x, y). */
function sailing(brush: Brush, x: number, y: number, scale: number, colors: readonly string[]): string {
  const sail = brush.pick(colors);
  const parts = [
    [HULL, '#5a3b2e'],
    [DECK, '#8a6248'],
    [MAST, '#4a3428'],
    [MAIN_SAIL, sail],
    [MAIN_SHADE, mix(sail, '#ffffff', 0.35)],
    [JIB, '#fff6e6'],
  ] as const;
  const boat = parts.map(([d, fill]) => tag('path', { d, fill })).join('');
  return placed(x, y, boat, { angle: brush.number(-9, 9), scale });
}
