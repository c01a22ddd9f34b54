import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { sky } from '../scenery.js';
import { circle, d, glow, mix, placed, tag } from '../svg.js';
import { hazyGround, rollingLine } from '../terrain.js';

/** Flowers on long stems in front of a meadow in soft light. */
export function flowers(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const count = brush.integer(13, 17);
  const drawn = brush.parts('flower', count).map((flower, index) => {
    const depth = index / count;
    const x = width * (((index * 0.382) % 1) * 0.9 + flower.number(0, 0.1, 0.5));
    const y = height * (0.2 + depth * 0.5 + flower.number(-0.07, 0.07, 0.5));
    const size = Math.min(width, height) * (0.045 + depth * 0.085) * flower.number(0.85, 1.2);
    const stem = mix(mix(palette.layers[1] ?? palette.far, '#5d9a55', 0.4), palette.near, depth);
    return (
      stalk(flower, { x, y, foot: height, thick: 0.7 + depth * 1.6 }, stem) +
      placed(x, y, blossom(flower, size, palette.accents), { angle: flower.number(-40, 40) })
    );
  });
  return [sky(canvas), light(canvas), meadow(canvas), ...drawn].join('');
}

/** Light that falls through leaves out of focus. */
function light({ width, height, brush, palette }: Canvas): string {
  const spots = brush.parts('spot', 26).map((spot) =>
    circle(
      width * spot.number(0, 1, 0.06),
      height * spot.number(0, 0.8, 0.06),
      Math.min(width, height) * spot.number(0.02, 0.1),
      {
        fill: mix(spot.pick(palette.accents), palette.shine, 0.6),
        opacity: spot.number(0.08, 0.32),
      },
    ),
  );
  const sun = circle(width * brush.number(0.15, 0.85), height * 0.14, Math.min(width, height) * 0.7, {
    fill: 'url(#sun)',
  });
  return glow('sun', palette.shine, 0.75) + sun + spots.join('');
}

function meadow(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  return [0, 1]
    .map((index) => {
      const line = rollingLine(brush.part(`meadow ${index}`), width * 1.4);
      const base = height * (0.66 + index * 0.14);
      const fill = mix(mix(palette.layers[index] ?? palette.far, '#7fb069', 0.35), palette.sky[2], 0.25);
      const lineAt = (x: number) => base + line(x) * height * 0.04;
      return hazyGround(canvas, {
        id: `meadow${index}`,
        lineAt,
        from: base,
        to: height,
        fill,
        haze: palette.sky[2],
        thick: 0.4,
      });
    })
    .join('');
}

function stalk(
  brush: Brush,
  { x, y, foot, thick }: { x: number; y: number; foot: number; thick: number },
  color: string,
): string {
  const bend = brush.number(-18, 18);
  const leafY = y + (foot - y) * brush.number(0.4, 0.65);
  const side = brush.pick([-1, 1]);
  const stem = d`M ${x} ${y} Q ${x + bend} ${(y + foot) / 2} ${x + bend * 0.3} ${foot}`;
  const leaf = d`M ${x + bend * 0.5} ${leafY} q ${side * 6} -16 ${side * 22} -18 q ${side * -3} 17 ${side * -22} 18 Z`;
  return (
    tag('path', { d: stem, fill: 'none', stroke: color, 'stroke-width': thick }) +
    tag('path', { d: leaf, fill: mix(color, '#ffffff', 0.08) })
  );
}

function blossom(brush: Brush, size: number, colors: readonly string[]): string {
  const count = brush.pick([6, 8, 10, 12]);
  const color = brush.pick(colors);
  const rings = [
    [1, mix(color, '#401838', 0.16)],
    [0.84, color],
    [0.58, mix(color, '#ffffff', 0.32)],
  ] as const;
  const petals = rings.map(([share, fill], index) =>
    placed(0, 0, ringOfPetals(count, size * share, fill), { angle: (index * 180) / count }),
  );
  const seeds = Array.from({ length: 12 }, (_, index) => {
    const angle = index * 2.4;
    const reach = size * 0.2 * Math.sqrt(index / 12);
    return circle(Math.cos(angle) * reach, Math.sin(angle) * reach, size * 0.035, { fill: '#8a4f1f' });
  });
  return petals.join('') + circle(0, 0, size * 0.25, { fill: '#f7c948' }) + seeds.join('');
}

/** Petals with a notch at their tips and a darker fold. */
function ringOfPetals(count: number, size: number, fill: string): string {
  const wide = (size * 2.3) / count;
  const petal = tag('path', {
    d: d`M 0 0 C ${-wide} ${-size * 0.45} ${-wide * 0.9} ${-size} ${-wide * 0.15} ${-size * 0.98} Q 0 ${-size * 0.9} ${wide * 0.15} ${-size * 0.98} C ${wide * 0.9} ${-size} ${wide} ${-size * 0.45} 0 0Z`,
    fill,
  });
  const fold = tag('path', {
    d: d`M 0 0 V ${-size * 0.78}`,
    stroke: mix(fill, '#401838', 0.22),
    'stroke-width': size * 0.025,
  });
  return Array.from({ length: count }, (_, index) =>
    placed(0, 0, petal + fold, { angle: (index * 360) / count }),
  ).join('');
}
