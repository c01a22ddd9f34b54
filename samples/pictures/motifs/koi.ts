import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { circle, d, downward, glow, mix, placed, rect, tag } from '../svg.js';
import { swimmer } from '../swimmer.js';

/** Koi and lily pads in a pond, seen from above. */
export function koi(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const size = Math.min(width, height);
  const fish = brush.parts('fish', 5).map((one, index) => {
    const x = width * (0.17 + ((index * 0.382 + 0.1) % 1) * 0.68 + one.number(-0.08, 0.08, 0.5));
    const y = height * (0.15 + index * 0.175 + one.number(-0.05, 0.05, 0.5));
    return placed(x, y, swimmer(one, palette.accents, palette.near), {
      scale: (size * one.number(0.25, 0.34)) / 100,
      angle: one.number(0, 360, 0.08),
    });
  });
  const pads = brush.parts('pad', 9).map((pad, index) => {
    const { x, y } = alongTheEdge(pad, index, width, height);
    return lilyPad(pad, x, y, size * pad.number(0.07, 0.15), palette.near);
  });
  const [deep, bright] = [palette.layers[3] ?? palette.near, palette.layers[1] ?? palette.far];
  return [
    downward('pond', [mix(bright, palette.sky[1], 0.25), palette.layers[2] ?? bright, deep]),
    rect(0, 0, width, height, { fill: 'url(#pond)' }),
    glow('light', mix(bright, '#ffffff', 0.5), 0.55),
    circle(width * brush.number(0.25, 0.75), height * 0.3, size * 0.8, { fill: 'url(#light)' }),
    caustics(canvas),
    ...fish,
    ripples(canvas),
    ...pads,
  ].join('');
}

/** Round the picture, so that the middle stays free for the fish. */
function alongTheEdge(pad: Brush, index: number, width: number, height: number): { x: number; y: number } {
  const angle = index * 2.4 + pad.number(-0.5, 0.5, 0.2);
  return {
    x: width * (0.5 + 0.52 * Math.cos(angle) * pad.number(0.75, 1.1)),
    y: height * (0.5 + 0.52 * Math.sin(angle) * pad.number(0.75, 1.1)),
  };
}

/** The net of light on the ground of shallow water. */
function caustics({ width, height, brush }: Canvas): string {
  const lines = brush.parts('caustic', 34).map((line) => {
    const x = width * line.number(-0.1, 1.05, 0.12);
    const y = height * line.number(-0.05, 1.05, 0.12);
    const long = width * line.number(0.12, 0.34);
    const bend = line.number(-14, 14, 0.4);
    const fall = line.number(-16, 16, 0.3);
    return d`M ${x} ${y} q ${long * 0.3} ${bend} ${long * 0.5} ${fall * 0.5} t ${long * 0.5} ${fall * 0.5}`;
  });
  return tag('path', {
    d: lines.join(' '),
    fill: 'none',
    stroke: '#ffffff',
    'stroke-width': 0.9,
    'stroke-linecap': 'round',
    opacity: 0.13,
  });
}

function ripples({ width, height, brush }: Canvas): string {
  return brush
    .parts('ripple', 4)
    .map((ripple) => {
      const x = width * ripple.number(0.1, 0.9);
      const y = height * ripple.number(0.1, 0.9);
      const reach = Math.min(width, height) * ripple.number(0.08, 0.2);
      return [1, 0.72, 0.46, 0.2]
        .map((share, index) =>
          circle(x, y, reach * share, {
            fill: 'none',
            stroke: '#ffffff',
            'stroke-width': 0.35 + index * 0.2,
            opacity: 0.16 + index * 0.08,
          }),
        )
        .join('');
    })
    .join('');
}

/** A round leaf with a slit, of one unit. */
const LILY_PAD = 'M0 0L1 -.22A1.024 1.024 0 1 0 1 .22Z';
const VEINS = Array.from({ length: 11 }, (_, index) => {
  const angle = ((index + 1) / 12) * Math.PI * 2;
  return d`M0 0L ${Math.cos(angle) * 0.94} ${Math.sin(angle) * 0.94}`;
}).join('');

function lilyPad(brush: Brush, x: number, y: number, scale: number, near: string): string {
  const angle = brush.number(0, 360);
  const fill = mix('#4f9d5c', near, brush.number(0, 0.35));
  const leaf = [
    tag('path', { d: LILY_PAD, fill }),
    tag('path', { d: LILY_PAD, fill: mix(fill, '#ffffff', 0.14), transform: 'scale(.86)' }),
    tag('path', { d: VEINS, fill: 'none', stroke: mix(fill, near, 0.35), 'stroke-width': 0.025 }),
  ].join('');
  const shade = tag('path', { d: LILY_PAD, fill: near, opacity: 0.28 });
  const flower =
    brush.part('flower').number(0, 1, 0) > 0.62 ? placed(x, y, blossom(), { scale: scale * 0.62 }) : '';
  return (
    placed(x + scale * 0.12, y + scale * 0.18, shade, { angle, scale }) +
    placed(x, y, leaf, { angle, scale }) +
    flower
  );
}

/** A water lily of one unit: three rings of petals. */
function blossom(): string {
  const petal = 'M0 0Q.3 -.5 0 -1Q-.3 -.5 0 0Z';
  const rings = [
    [1, '#f4a9c0', 0],
    [0.78, '#f9c9d8', 22],
    [0.52, '#fdeaf0', 8],
  ] as const;
  const petals = rings.map(([scale, fill, turn]) =>
    Array.from({ length: 8 }, (_, index) =>
      placed(0, 0, tag('path', { d: petal, fill }), { angle: turn + index * 45, scale }),
    ).join(''),
  );
  return petals.join('') + circle(0, 0, 0.17, { fill: '#f7c948' });
}
