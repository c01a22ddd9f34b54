import type { Canvas } from '../canvas.js';
import { cloud, disc, fir, ground, rollingLine, sky } from '../scenery.js';

/** Rolling hills, each nearer one darker, with firs on the nearest two. */
export function hills(canvas: Canvas): string {
  const { width, height, brush, palette } = canvas;
  const clouds = brush.parts('cloud', 3).map((puff) => {
    const size = width * puff.number(0.16, 0.32);
    return cloud(
      puff,
      width * puff.number(0.05, 0.95),
      height * puff.number(0.08, 0.3),
      size,
      `${palette.shine}b0`,
    );
  });
  const layers = palette.layers.map((fill, index) => {
    const layer = brush.part(`layer ${index}`);
    const line = rollingLine(layer, width * 1.3);
    const base = height * (0.5 + index * 0.11);
    const swing = height * layer.number(0.05, 0.09);
    const lineAt = (x: number) => base + line(x) * swing;
    const trees = index < 3 ? 0 : layer.integer(5, 9);
    const firs = layer.parts('fir', trees).map((tree) => {
      const x = width * tree.number(0, 1, 0.06);
      return fir(x, lineAt(x) + 3, height * tree.number(0.05, 0.085) * (index - 1.6), fill);
    });
    return firs.join('') + ground(canvas, lineAt, fill);
  });
  const sun = disc(canvas, width * brush.number(0.2, 0.8), height * brush.number(0.18, 0.4), width * 0.09);
  return [sky(canvas), sun, ...clouds, ...layers].join('');
}
