import type { Brush } from './brush.js';
import { between, circle, d, lens, placed, rect, tag } from './svg.js';

/** A cloud as on fair days, about `size` wide: puffs over a flat foot, shaded by `shade` below. */
export function cloud(
  brush: Brush,
  x: number,
  y: number,
  size: number,
  { light, shade }: { light: string; shade: string },
): string {
  const id = `cloud${Math.round(x * 10)}-${Math.round(y * 10)}`;
  const puffs = brush.parts('puff', PUFFS).map((puff, index) => {
    const side = (index / (PUFFS - 1)) * 2 - 1;
    const middle = Math.sqrt(1 - side * side * 0.92);
    const radius = size * (0.06 + 0.11 * middle) * puff.number(0.7, 1.25, 0.3);
    return circle(side * size * 0.4, -radius * 0.75 - size * 0.05 * middle * puff.number(0, 1.4), radius, {});
  });
  const foot = rect(-size * 0.48, -size * 0.075, size * 0.96, size * 0.085, { rx: size * 0.042 });
  return (
    between(id, -size * 0.3, size * 0.02, [light, light, shade]) +
    placed(x, y, tag('g', { fill: `url(#${id})` }, puffs.join('') + foot))
  );
}

const PUFFS = 9;

/** Long thin clouds around (x, y), lit from below. */
export function streaks(
  brush: Brush,
  x: number,
  y: number,
  { long, thick }: { long: number; thick: number },
  { light, shade }: { light: string; shade: string },
): string {
  const lenses = brush.parts('streak', STREAKS).map((streak, index) => {
    const part = long * streak.number(0.25, 1, 0.3);
    const left = x + streak.number(-0.5, 0.5, 0.3) * long - part / 2;
    const tall = thick * streak.number(0.35, 1, 0.3);
    const top = y + (index / STREAKS - 0.5) * thick * 3.2;
    return {
      dark: lens(left, top, part, tall * 2),
      bright: lens(left + part * 0.08, top + tall * 0.28, part * 0.84, tall),
    };
  });
  return (
    tag('path', { d: lenses.map(({ dark }) => dark).join(' '), fill: shade, opacity: 0.42 }) +
    tag('path', { d: lenses.map(({ bright }) => bright).join(' '), fill: light, opacity: 0.5 })
  );
}

const STREAKS = 9;

/** A bird far away, from its left wing tip. */
export function bird(x: number, y: number, wing: number): string {
  return d`M ${x} ${y} q ${wing * 0.55} ${-wing * 0.75} ${wing} 0 q ${wing * 0.45} ${-wing * 0.75} ${wing} 0 q ${-wing * 0.5} ${-wing * 0.4} ${-wing} ${wing * 0.22} q ${-wing * 0.5} ${-wing * 0.62} ${-wing} ${-wing * 0.22}Z`;
}
