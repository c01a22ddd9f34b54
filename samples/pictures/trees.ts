import type { Brush } from './brush.js';
import { d, placed, tag } from './svg.js';

/** A fir that stands on (x, y), `scale` high. */
function fir(x: number, y: number, scale: number, fill: string): string {
  return placed(x, y, tag('path', { d: FIR, fill }), { scale });
}

/** Firs side by side along a line, each a little off its place. */
export function wood(
  brush: Brush,
  count: number,
  {
    width,
    lineAt,
    least,
    most,
  }: { width: number; lineAt: (x: number) => number; least: number; most: number },
  fill: string,
): string {
  return brush
    .parts('fir', count)
    .map((tree, index) => {
      const x = width * ((index + tree.number(-0.4, 1.4)) / count);
      // Squared, so that few stand out.
      const scale = least + (most - least) * tree.number(0, 1) ** 2;
      return fir(x, lineAt(x) + scale * 0.05, scale, fill);
    })
    .join('');
}

const TIERS = 11;
const FIR = outline();

/** One unit high: boughs that hang, each tier wider than the one above it, left down and right up again. */
function outline(): string {
  const right = Array.from({ length: TIERS }, (_, tier) => {
    const depth = (tier + 1) / TIERS;
    const reach = 0.05 + 0.27 * depth * (tier % 2 === 0 ? 1 : 0.82);
    return { reach, inner: reach * 0.45, tip: -1 + depth * 0.94, notch: -1 + depth * 0.94 - 0.035 };
  });
  const down = right.map(
    ({ reach, inner, tip, notch }) =>
      d`L ${inner * 0.7} ${notch - 0.04} L ${reach} ${tip} L ${inner} ${notch}`,
  );
  const up = right
    .toReversed()
    .map(
      ({ reach, inner, tip, notch }) =>
        d`L ${-inner} ${notch} L ${-reach * 0.94} ${tip + 0.012} L ${-inner * 0.7} ${notch - 0.04}`,
    );
  return `M0 -1 ${down.join(' ')} L.03 -.06 V.03 H-.03 V-.06 ${up.join(' ')}Z`;
}
