import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { sky } from '../scenery.js';
import { circle, d, mix, placed, tag } from '../svg.js';

/** Flowers on long stems. */
export function flowers(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const count = brush.integer(9, 12);
  const drawn = brush.parts('flower', count).map((flower, index) => {
    const depth = index / count;
    const x = width * (((index * 0.382) % 1) * 0.9 + flower.number(0, 0.1, 0.5));
    const y = height * (0.16 + depth * 0.52 + flower.number(-0.06, 0.06, 0.5));
    const size = Math.min(width, height) * (0.08 + depth * 0.07) * flower.number(0.85, 1.2);
    const stem = mix(palette.layers[1] ?? palette.far, palette.near, depth);
    return (
      stalk(flower, x, y, height, stem) +
      placed(x, y, blossom(flower, size, palette.accents), { angle: flower.number(-40, 40) })
    );
  });
  return sky(canvas) + drawn.join('');
}

function stalk(brush: Brush, x: number, y: number, foot: number, color: string): string {
  const bend = brush.number(-18, 18);
  const leafY = y + (foot - y) * brush.number(0.4, 0.65);
  const side = brush.pick([-1, 1]);
  const stem = d`M ${x} ${y} Q ${x + bend} ${(y + foot) / 2} ${x + bend * 0.3} ${foot}`;
  const leaf = d`M ${x + bend * 0.5} ${leafY} q ${side * 6} -16 ${side * 22} -18 q ${side * -3} 17 ${side * -22} 18 Z`;
  return (
    tag('path', { d: stem, fill: 'none', stroke: color, 'stroke-width': 2.6 }) +
    tag('path', { d: leaf, fill: color })
  );
}

function blossom(brush: Brush, size: number, colors: readonly string[]): string {
  const count = brush.pick([5, 6, 8, 10]);
  const color = brush.pick(colors);
  const outer = ringOfPetals(count, size, mix(color, '#401838', 0.1));
  const inner = placed(0, 0, ringOfPetals(count, size * 0.68, mix(color, '#ffffff', 0.3)), {
    angle: 180 / count,
  });
  return (
    outer +
    inner +
    circle(0, 0, size * 0.24, { fill: '#f7c948' }) +
    circle(0, 0, size * 0.12, { fill: '#a9692b' })
  );
}

function ringOfPetals(count: number, size: number, fill: string): string {
  const petal = tag('ellipse', { cy: size * -0.6, rx: (size * 1.75) / count, ry: size * 0.46, fill });
  return Array.from({ length: count }, (_, index) =>
    placed(0, 0, petal, { angle: (index * 360) / count }),
  ).join('');
}
