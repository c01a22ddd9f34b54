import type { Canvas } from './canvas.js';
import { circle, downward, glow, mix, rect } from './svg.js';

/** The sky, over the whole picture. */
export function sky({ width, height, palette }: Canvas): string {
  return downward('sky', palette.sky) + rect(0, 0, width, height, { fill: 'url(#sky)' });
}

/** A sun or a moon in its glow, which tints a good part of the sky. */
export function disc({ palette }: Canvas, x: number, y: number, radius: number): string {
  return (
    glow('warmth', mix(palette.shine, palette.accents[0] ?? palette.shine, 0.35), 0.42) +
    circle(x, y, radius * 7, { fill: 'url(#warmth)' }) +
    glow('shine', palette.shine, 0.8) +
    circle(x, y, radius * 2.7, { fill: 'url(#shine)' }) +
    circle(x, y, radius, { fill: palette.shine })
  );
}

/** Stars in the upper `depth` pixels: most of them faint. */
export function starField({ width, brush, palette }: Canvas, count: number, depth: number): string {
  return brush
    .parts('star', count)
    .map((star) => {
      const size = star.number(0, 1) ** 3;
      return circle(star.number(0, width, 0.04), star.number(0, depth, 0.04), 0.2 + size * 0.75, {
        fill: palette.shine,
        opacity: 0.3 + 0.7 * star.number(0, 1),
      });
    })
    .join('');
}
