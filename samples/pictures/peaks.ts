import type { Brush } from './brush.js';
import { between, mix, polygon } from './svg.js';

type Point = readonly [x: number, y: number];

/** A mountain: its bright face, the shaded one, and ribs of rock that look out of the snow. */
export function mountain(
  brush: Brush,
  { id, x, foot, size }: { id: string; x: number; foot: number; size: number },
  { rock, snow, haze }: { rock: string; snow: string; haze: string },
): string {
  const top: Point = [x, foot - size];
  const half = size * brush.number(0.72, 0.95);
  const left = jagged(brush.part('left'), [x - half, foot], top, 0.09);
  const right = jagged(brush.part('right'), top, [x + half, foot], 0.09);
  const rib = jagged(brush.part('rib'), top, [x + half * brush.number(-0.2, 0.3), foot], 0.16);
  const lit = mix(rock, snow, 0.28);
  const shade = mix(rock, '#101830', 0.22);
  const ribs = brush.parts('side', RIBS).map((side, index) => {
    const [startX, startY] = left[Math.floor(left.length * (0.25 + (index / RIBS) * 0.7))] ?? top;
    const down = size * side.number(0.12, 0.3);
    const points = jagged(
      side,
      [startX, startY],
      [startX + down * side.number(0.1, 0.5), startY + down],
      0.2,
    );
    const back = jagged(
      side.part('back'),
      [startX + down * 0.28, startY + down * 0.8],
      [startX, startY],
      0.14,
    );
    return polygon([...points, ...back], { fill: `url(#${id}shade)`, opacity: 0.55 });
  });
  return [
    between(`${id}lit`, foot - size, foot, [snow, mix(snow, lit, 0.35), lit, mix(lit, haze, 0.75)]),
    between(`${id}shade`, foot - size, foot, [mix(shade, snow, 0.3), shade, shade, mix(shade, haze, 0.75)]),
    polygon([...left, ...rib], { fill: `url(#${id}lit)` }),
    ...ribs,
    polygon([...right, ...rib.toReversed()], { fill: `url(#${id}shade)` }),
  ].join('');
}

const RIBS = 7;
const HALVINGS = 5;

/** A line from one point to another, halved again and again, each middle moved aside by part of the length. */
function jagged(brush: Brush, from: Point, to: Point, rough: number): Point[] {
  let points: Point[] = [from, to];
  for (let level = 0; level < HALVINGS; level++) {
    points = points.flatMap((point, index) => {
      const next = points[index + 1];
      if (next === undefined) return [point];
      const [x, y] = point;
      const length = Math.hypot(next[0] - x, next[1] - y);
      const aside = brush.number(-rough, rough, 0.1) * length;
      return [point, [(x + next[0]) / 2 + aside, (y + next[1]) / 2 + aside * 0.3]];
    });
  }
  return points;
}
