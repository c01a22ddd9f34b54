import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { sky, starField } from '../scenery.js';
import { circle, d, glow, mix, placed, tag } from '../svg.js';

/** A planet with bands and rings among its moons, before a nebula. */
export function planet(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const radius = Math.min(width, height) * brush.number(0.23, 0.3);
  const colors = brush.pick([palette.accents, palette.accents.toReversed()]);
  const rings = brush.part('rings');
  const content = [
    circle(0, 0, radius * 2.1, { fill: 'url(#halo)' }),
    ring(rings, radius, 1, [...colors, palette.shine]),
    ball(brush, radius, colors, palette.near),
    ring(rings, radius, 0, [...colors, palette.shine]),
  ].join('');
  return [
    glow('halo', colors[0] ?? palette.shine, 0.5),
    sky(canvas),
    nebula(canvas),
    starField(canvas, 220, height),
    ...brush.parts('moon', 3).map((place, index) => moon(place, canvas, index, radius)),
    placed(width * brush.number(0.4, 0.6), height * brush.number(0.42, 0.58), content, {
      angle: brush.number(-32, 32),
    }),
  ].join('');
}

/** Clouds of dust that shine. */
function nebula({ width, height, brush, palette }: Canvas): string {
  const size = Math.max(width, height);
  return brush
    .parts('dust', 7)
    .map((dust, index) => {
      const id = `dust${index}`;
      const shape = tag('ellipse', {
        rx: size * dust.number(0.2, 0.5),
        ry: size * dust.number(0.1, 0.26),
        fill: `url(#${id})`,
      });
      const color = mix(dust.pick(palette.accents), palette.sky[1], 0.35);
      return (
        glow(id, color, dust.number(0.1, 0.3)) +
        placed(width * dust.number(0, 1), height * dust.number(0, 1), shape, { angle: dust.number(-70, 10) })
      );
    })
    .join('');
}

const BANDS = 22;

/** The globe: bands that bow with it, and its night. */
function ball(brush: Brush, radius: number, colors: readonly string[], night: string): string {
  const tilt = brush.number(0.08, 0.2);
  const bands = brush.parts('band', BANDS).map((band, index) => {
    const y = -radius + (radius * 2 * (index + band.number(-0.4, 0.4, 0.5))) / BANDS;
    const bow = radius * tilt;
    const tall = (radius / BANDS) * band.number(0.6, 3.2);
    return tag('path', {
      d: d`M ${-radius} ${y} Q 0 ${y + bow * 2} ${radius} ${y} V ${y + tall} Q 0 ${y + tall + bow * 2} ${-radius} ${y + tall}Z`,
      fill: mix(band.pick(colors), '#ffffff', band.number(0, 0.35)),
      opacity: band.number(0.2, 0.6),
    });
  });
  const storm = tag('ellipse', {
    cx: radius * brush.number(-0.5, 0.3),
    cy: radius * brush.number(0.25, 0.5),
    rx: radius * 0.17,
    ry: radius * 0.08,
    fill: colors[2] ?? night,
    opacity: 0.8,
  });
  return [
    tag('clipPath', { id: 'ball' }, circle(0, 0, radius, {})),
    tag(
      'g',
      { 'clip-path': 'url(#ball)' },
      circle(0, 0, radius, { fill: mix(colors[0] ?? night, colors[1] ?? night, 0.45) }) +
        bands.join('') +
        storm,
    ),
    sphereShade('night', night, 0.94),
    circle(0, 0, radius + 0.3, { fill: 'url(#night)' }),
  ].join('');
}

/** Light from the upper left: a gradient whose middle stands there. */
function sphereShade(id: string, night: string, dark: number): string {
  const stops = [
    [0, '#ffffff', 0.42],
    [0.28, '#ffffff', 0.08],
    [0.5, night, 0.1],
    [0.75, night, dark * 0.55],
    [1, night, dark],
  ] as const;
  const content = stops.map(([offset, color, opacity]) =>
    tag('stop', { offset, 'stop-color': color, 'stop-opacity': opacity }),
  );
  return tag('radialGradient', { id, cx: 0.3, cy: 0.26, r: 0.86 }, content.join(''));
}

const RINGLETS = 12;

/** Half of the rings: 1 the far one, 0 the near one. */
function ring(brush: Brush, radius: number, sweep: 0 | 1, colors: readonly string[]): string {
  return brush
    .parts('ringlet', RINGLETS)
    .map((ringlet, index) => {
      const reach = radius * (1.36 + index * 0.062);
      return tag('path', {
        d: d`M ${-reach} 0 A ${reach} ${reach * 0.24} 0 0 ${sweep} ${reach} 0`,
        fill: 'none',
        stroke: mix(ringlet.pick(colors), '#ffffff', 0.3),
        'stroke-width': radius * 0.052,
        opacity: ringlet.number(0.12, 1, 0.1) * (sweep === 1 ? 0.6 : 0.95),
      });
    })
    .join('');
}

function moon(brush: Brush, { width, height, palette }: Canvas, index: number, planetRadius: number): string {
  const id = `moon${index}`;
  const x = width * brush.number(0.06, 0.94);
  const y = height * brush.number(0.06, 0.94);
  const radius = planetRadius * brush.number(0.07, 0.2);
  const fill = mix(brush.pick(palette.accents), palette.shine, 0.45);
  return (
    sphereShade(id, palette.near, 0.9) +
    circle(x, y, radius, { fill }) +
    circle(x, y, radius, { fill: `url(#${id})` })
  );
}
