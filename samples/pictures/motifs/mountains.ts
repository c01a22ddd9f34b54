import { cloud } from '../clouds.js';
import type { Canvas } from '../canvas.js';
import { mountain } from '../peaks.js';
import { disc, sky } from '../scenery.js';
import { mix } from '../svg.js';
import { hazyGround, ridgeLine, rollingLine } from '../terrain.js';
import { wood } from '../trees.js';

/** Snowy peaks with a bright and a shaded face, behind woods in the haze. */
export function mountains(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const haze = mix(palette.sky[2], palette.sky[1], 0.25);
  const foot = height * 0.8;
  const rows = [0, 1].map((row) =>
    brush
      .parts(`row ${row}`, 4)
      .map((peak, index) => {
        const x = width * ((index + (row % 2) * 0.5 + peak.number(-0.25, 0.25)) / 3);
        const size = height * (peak.number(0.42, 0.6) - row * 0.13);
        const fill = mix(
          palette.layers[row + 1] ?? palette.far,
          palette.layers[row + 2] ?? palette.near,
          0.5,
        );
        return mountain(
          peak,
          { id: `peak${row}-${index}`, x, foot, size },
          { rock: fill, snow: palette.shine, haze },
        );
      })
      .join(''),
  );
  const woods = [0, 1, 2, 3].map((row) => {
    const layer = brush.part(`wood ${row}`);
    const line = row < 2 ? ridgeLine(layer, width, 2) : rollingLine(layer, width * 1.2);
    const base = height * (0.68 + row * 0.085);
    const lineAt = (x: number) => base + line(x) * height * 0.028;
    const fill = mix(palette.layers[1] ?? palette.far, palette.near, (row + 1) / 4);
    const size = {
      width,
      lineAt,
      least: height * (0.025 + row * 0.022),
      most: height * (0.06 + row * 0.055),
    };
    const land = {
      id: `wood${row}`,
      lineAt,
      from: base - height * 0.03,
      to: base + height * 0.13,
      fill,
      haze,
    };
    return wood(layer, 44 - row * 8, size, fill) + hazyGround(canvas, { ...land, thick: row < 3 ? 0.7 : 0 });
  });
  const clouds = brush.parts('cloud', 3).map((puff) => {
    const colors = {
      light: mix(palette.sky[2], '#ffffff', 0.7),
      shade: mix(palette.sky[1], palette.sky[2], 0.5),
    };
    return cloud(
      puff,
      width * puff.number(0, 1),
      height * puff.number(0.16, 0.42),
      width * puff.number(0.16, 0.34),
      colors,
    );
  });
  const sun = disc(
    canvas,
    width * brush.number(0.15, 0.85),
    height * brush.number(0.12, 0.26),
    Math.min(width, height) * 0.065,
  );
  return [sky(canvas), sun, ...clouds, ...rows, ...woods].join('');
}
