import type { Brush } from './brush.js';
import type { Canvas } from './canvas.js';
import { between, lens, rect, tag } from './svg.js';

/** A calm water from `horizon` down. */
export interface Water {
  horizon: number;
  /** From the horizon to the front. */
  colors: readonly string[];
  /** Of the ripples: where they mirror the sky, where they do not, and below the sun. */
  bright: string;
  dark: string;
  shine: string;
  /** Where the sun or the moon stands, and how wide its path is there. */
  sun: number;
  path: number;
}

/** Water with ripples that grow towards the front, and the path of light on it. */
export function water(canvas: Canvas, { horizon, colors, bright, dark, shine, sun, path }: Water): string {
  const { width, height, brush } = canvas;
  const deep = height - horizon;
  const sea = brush.part('water');
  const ripples = (name: string, count: number, fill: string, opacity: number) =>
    tag('path', {
      d: sea
        .parts(name, count)
        .map((ripple, index) => {
          const depth = ((index + ripple.number(0, 1, 0.5)) / count) ** 1.7;
          const long = width * (0.04 + depth * 0.3) * ripple.number(0.4, 1, 0.4);
          const x = width * ripple.number(-0.15, 1.1, 0.3);
          return lens(x, horizon + 0.6 + deep * depth, long, 0.35 + depth * 3.4);
        })
        .join(' '),
      fill,
      opacity,
    });
  return [
    between('water', horizon, height, colors),
    rect(0, horizon, width, deep, { fill: 'url(#water)' }),
    ripples('dark', 70, dark, 0.3),
    ripples('bright', 80, bright, 0.28),
    tag('path', { d: glitter(sea, 110, { horizon, deep, sun, path }), fill: shine, opacity: 0.8 }),
  ].join('');
}

interface Path {
  horizon: number;
  deep: number;
  sun: number;
  path: number;
}

/** Light on the ripples below the sun: close together far away, scattered in front. */
function glitter(brush: Brush, count: number, { horizon, deep, sun, path }: Path): string {
  return brush
    .parts('glitter', count)
    .map((ripple, index) => {
      const depth = ((index + 0.5) / count) ** 1.35;
      const spread = path * (0.35 + depth * 1.5);
      const long = spread * ripple.number(0.25, 1.1, 0.5) * (1 - depth * 0.45);
      const x = sun + ripple.number(-0.6, 0.6, 0.5) * spread - long / 2;
      return lens(x, horizon + 0.4 + deep * depth * 0.98, long, 0.5 + depth * 2.2);
    })
    .join(' ');
}
