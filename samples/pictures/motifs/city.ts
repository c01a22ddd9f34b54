import type { Brush } from '../brush.js';
import type { Canvas } from '../canvas.js';
import { disc, sky, starField } from '../scenery.js';
import { between, mix, polygon, rect, tag } from '../svg.js';
import { water } from '../water.js';

/** A skyline by night, some of its windows lit, mirrored in a harbour. */
export function city(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const quay = height * 0.82;
  const rows = [0, 1, 2, 3].map((row) => {
    const count = 13 - row * 2;
    const fill = mix(palette.layers[1] ?? palette.far, palette.near, row / 3.6);
    const haze = mix(palette.sky[2], palette.accents[row % 2] ?? palette.shine, 0.22);
    const id = `row${row}`;
    const towers = brush.parts(id, count).map((house, index) => {
      const wide = (width / count) * house.number(0.72, 1.1);
      const tall = quay * (house.number(0.26, 0.72, 0.1) - row * 0.1);
      const x = (width * (index + house.number(-0.2, 0.2))) / count;
      return tower(
        house,
        { x, wide, tall, foot: quay },
        { fill: `url(#${id})`, lights: palette.accents, row },
      );
    });
    return between(id, quay * 0.3, quay, [fill, fill, mix(fill, haze, 0.62 - row * 0.14)]) + towers.join('');
  });
  const x = width * brush.number(0.2, 0.8);
  const moonSize = Math.min(width, height) * 0.075;
  return [
    sky(canvas),
    starField(canvas, 90, height * 0.6),
    disc(canvas, x, height * brush.number(0.12, 0.26), moonSize),
    ...rows,
    water(canvas, {
      horizon: quay,
      colors: [mix(palette.layers[3] ?? palette.near, palette.sky[2], 0.4), palette.near],
      bright: mix(palette.sky[2], palette.sky[1], 0.3),
      dark: palette.near,
      shine: mix(palette.shine, palette.sky[2], 0.35),
      sun: x,
      path: moonSize * 1.5,
    }),
    mirrored(canvas, quay),
  ].join('');
}

interface Place {
  x: number;
  wide: number;
  tall: number;
  foot: number;
}

const FLOOR = 4.6;
const PITCH = 3.6;

function tower(
  brush: Brush,
  { x, wide, tall, foot }: Place,
  { fill, lights, row }: { fill: string; lights: readonly string[]; row: number },
): string {
  const top = foot - tall;
  const columns = Math.max(2, Math.floor(wide / PITCH) - 1);
  const pitch = wide / (columns + 0.6);
  const style = brush.part('windows');
  const color = style.pick(lights);
  const share = style.number(0.2, 0.5);
  const windows = brush.parts('window', columns * Math.floor((tall - 4) / FLOOR)).map((window, index) => {
    if (window.number(0, 1, 0.12) > share) return '';
    const left = x + ((index % columns) + 0.5) * pitch;
    return `M${left.toFixed(1)} ${(top + 3 + Math.floor(index / columns) * FLOOR).toFixed(1)}h${(pitch * 0.52).toFixed(1)}v2.3h${(-pitch * 0.52).toFixed(1)}Z`;
  });
  return [
    roof(brush, x, top, wide, fill),
    rect(x, top, wide, tall, { fill }),
    tag('path', { d: windows.join(''), fill: mix(color, '#fff2c8', 0.35), opacity: 0.45 + row * 0.16 }),
  ].join('');
}

/** A flat roof with a mast, a smaller storey, or a slope. */
function roof(brush: Brush, x: number, top: number, wide: number, fill: string): string {
  const kind = brush.part('roof').pick(['flat', 'mast', 'storey', 'slope', 'spire']);
  const middle = x + wide / 2;
  if (kind === 'mast')
    return (
      rect(middle - 0.35, top - 11, 0.7, 11.5, { fill }) +
      rect(x + wide * 0.3, top - 2.5, wide * 0.4, 3, { fill })
    );
  if (kind === 'storey') return rect(x + wide * 0.16, top - 6, wide * 0.68, 6.5, { fill });
  if (kind === 'slope')
    return polygon(
      [
        [x, top + 0.5],
        [x, top - 4],
        [x + wide, top - 9],
        [x + wide, top + 0.5],
      ],
      { fill },
    );
  if (kind === 'spire')
    return polygon(
      [
        [x + wide * 0.2, top + 0.5],
        [middle, top - 17],
        [x + wide * 0.8, top + 0.5],
      ],
      { fill },
    );
  return '';
}

/** Lights of the quay in the water: streaks that stretch down. */
function mirrored({ width, height, brush, palette }: Canvas, quay: number): string {
  return brush
    .parts('streak', 46)
    .map((streak, index) => {
      const long = (height - quay) * streak.number(0.2, 0.85, 0.3);
      const fill = streak.pick(palette.accents, 0.3);
      const x = (width * (index + streak.number(-0.4, 0.4))) / 46;
      return rect(x, quay, 0.9, long, { rx: 0.4, fill, opacity: streak.number(0.1, 0.5) });
    })
    .join('');
}
