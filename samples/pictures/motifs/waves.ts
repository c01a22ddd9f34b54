import type { Canvas } from '../canvas.js';
import { cloud, disc, ground, rollingLine, sky } from '../scenery.js';
import { placed, tag } from '../svg.js';

/** Sailing boats between waves with white crests. */
export function waves(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const clouds = brush.parts('cloud', 3).map((puff) => {
    const size = width * puff.number(0.18, 0.36);
    return cloud(puff, width * puff.number(0, 1), height * puff.number(0.1, 0.34), size, '#ffffffc0');
  });
  const layers = palette.layers.map((fill, index) => {
    const layer = brush.part(`wave ${index}`);
    const line = rollingLine(layer, width / (1.6 + index * 0.2));
    const base = height * (0.52 + index * 0.1);
    const lineAt = (x: number) => base + line(x) * height * (0.012 + index * 0.005);
    const x = width * layer.number(0.12, 0.88);
    const sailing =
      index === 1 || index === 2
        ? placed(x, lineAt(x) + 3, boat(layer.pick(palette.accents)), {
            angle: layer.number(-9, 9),
            scale: 20 + index * 14,
          })
        : '';
    const crest = ground(canvas, (at) => lineAt(at) - 2, '#ffffffa0');
    return sailing + crest + ground(canvas, lineAt, fill);
  });
  const sun = disc(canvas, width * brush.number(0.15, 0.85), height * brush.number(0.14, 0.34), width * 0.08);
  return [sky(canvas), sun, ...clouds, ...layers].join('');
}

const HULL = 'M-.45 -.16H.5L.3 .05H-.3Z';
const MAIN_SAIL = 'M0 -1.2Q.5 -.6 .48 -.22H0Z';
const JIB = 'M-.05 -1.05Q-.2 -.5 -.42 -.22H-.05Z';

/** A boat of one unit whose keel is at the origin. */
function boat(sail: string): string {
  return [
    tag('path', { d: HULL, fill: '#5a3b2e' }),
    tag('path', { d: MAIN_SAIL, fill: sail }),
    tag('path', { d: JIB, fill: '#fffaf0' }),
  ].join('');
}
