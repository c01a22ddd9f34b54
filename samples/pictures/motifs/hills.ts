import type { Canvas } from '../canvas.js';
import { cloud } from '../clouds.js';
import { disc, sky } from '../scenery.js';
import { mix } from '../svg.js';
import { hazyGround, ridgeLine, rollingLine } from '../terrain.js';
import { wood } from '../trees.js';

/** Rolling hills, each nearer one darker, with haze between them and firs on the nearer ones. */
export function hills(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const colors = {
    light: mix(palette.shine, '#ffffff', 0.6),
    shade: mix(palette.sky[1], palette.shine, 0.35),
  };
  const clouds = brush.parts('cloud', 4).map((puff) => {
    const size = width * puff.number(0.16, 0.42);
    return cloud(puff, width * puff.number(0.02, 0.98), height * puff.number(0.12, 0.36), size, colors);
  });
  const layers = Array.from({ length: LAYERS }, (_, index) => {
    const depth = index / (LAYERS - 1);
    const layer = brush.part(`layer ${index}`);
    const line = index < 2 ? ridgeLine(layer, width, 2) : rollingLine(layer, width * 1.3);
    const base = height * (0.46 + depth ** 1.15 * 0.42);
    const swing = height * layer.number(0.035, 0.065);
    const lineAt = (x: number) => base + line(x) * swing;
    const exact = depth * (palette.layers.length - 1);
    const fill = mix(
      palette.layers[Math.floor(exact)] ?? palette.far,
      palette.layers[Math.ceil(exact)] ?? palette.near,
      exact % 1,
    );
    const size = { width, lineAt, least: height * depth * 0.045, most: height * depth ** 1.6 * 0.24 };
    const firs =
      depth < 0.3 ? '' : wood(layer, Math.round(34 - depth * 18), size, mix(fill, palette.near, 0.45));
    const land = { id: `hill${index}`, lineAt, from: base - swing, to: base + height * 0.16, fill };
    return firs + hazyGround(canvas, { ...land, haze: palette.sky[2], thick: 0.62 * (1 - depth) });
  });
  const sun = disc(
    canvas,
    width * brush.number(0.2, 0.8),
    height * brush.number(0.2, 0.36),
    Math.min(width, height) * 0.075,
  );
  return [sky(canvas), sun, ...clouds, ...layers].join('');
}

const LAYERS = 7;
