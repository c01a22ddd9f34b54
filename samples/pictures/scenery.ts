import type { Brush } from './brush.js';
import type { Canvas } from './canvas.js';
import { circle, downward, glow, placed, polygon, rect, tag } from './svg.js';

/** The sky, over the whole picture. */
export function sky({ width, height, palette }: Canvas): string {
  return downward('sky', palette.sky) + rect(0, 0, width, height, { fill: 'url(#sky)' });
}

/** A sun or a moon in its glow. */
export function disc({ palette }: Canvas, x: number, y: number, radius: number): string {
  return (
    glow('shine', palette.shine, 0.75) +
    circle(x, y, radius * 3.2, { fill: 'url(#shine)' }) +
    circle(x, y, radius, { fill: palette.shine })
  );
}

/** The height of a rolling line at `x`, from -1 to 1. */
export type Line = (x: number) => number;

/** A rolling line of three waves. */
export function rollingLine(brush: Brush, width: number): Line {
  const waves = [0.6, 0.28, 0.12].map((share, index) => ({
    share,
    pace: (brush.number(0.7, 1.3) * (index + 0.6) * 2 * Math.PI) / width,
    shift: brush.number(0, 2 * Math.PI),
  }));
  return (x) => waves.reduce((sum, { share, pace, shift }) => sum + share * Math.sin(x * pace + shift), 0);
}

const STEP = 6;

/** All that lies below a line. */
export function ground({ width, height }: Canvas, lineAt: (x: number) => number, fill: string): string {
  const count = Math.ceil(width / STEP) + 1;
  const top = Array.from({ length: count }, (_, index) => [index * STEP, lineAt(index * STEP)] as const);
  return polygon([[0, height], ...top, [width + STEP, height]], { fill });
}

/** Stars of several sizes in the upper `depth` pixels. */
export function starField({ width, brush, palette }: Canvas, count: number, depth: number): string {
  return brush
    .parts('star', count)
    .map((star) =>
      circle(star.number(0, width, 0.04), star.number(0, depth, 0.04), star.number(0.4, 1.4), {
        fill: palette.shine,
        opacity: star.number(0.35, 1),
      }),
    )
    .join('');
}

/** A soft cloud of a few puffs, about `size` wide. */
export function cloud(brush: Brush, x: number, y: number, size: number, fill: string): string {
  const puffs = brush.parts('puff', 5).map((puff, index) => {
    const middle = 1 - Math.abs(index - 2) / 2.6;
    return circle(
      (index - 2) * size * 0.19,
      -size * 0.09 * middle,
      size * 0.17 * middle * puff.number(0.8, 1.2),
      { fill },
    );
  });
  const base = rect(-size / 2, -size * 0.08, size, size * 0.16, { rx: size * 0.08, fill });
  return placed(x, y, puffs.join('') + base);
}

/** A tree of three tiers, one unit high, that stands on the origin. */
const FIR =
  'M-.03 0V-.2H.03V0Z M-.26 -.05L0 -.45L.26 -.05Z M-.2 -.3L0 -.7L.2 -.3Z M-.14 -.55L0 -.95L.14 -.55Z';

/** A fir that stands on (x, y). */
export function fir(x: number, y: number, scale: number, fill: string): string {
  return placed(x, y, tag('path', { d: FIR, fill }), { scale });
}
