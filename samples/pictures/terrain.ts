import type { Brush } from './brush.js';
import type { Canvas } from './canvas.js';
import { between, mix, polygon } from './svg.js';

/** The height of a line at `x`, from -1 to 1. */
export type Line = (x: number) => number;

/** A rolling line of three waves. */
export function rollingLine(brush: Brush, width: number): Line {
  const waves = [0.6, 0.28, 0.12].map((share, index) => ({
    share,
    pace: (brush.number(0.7, 1.3) * (index + 0.6) * 2 * Math.PI) / width,
    shift: brush.number(0, 2 * Math.PI),
  }));
  return (x) => waves.reduce((sum, { share, pace, shift }) => sum + share * Math.sin(x * pace + shift), 0);
}

const OCTAVES = 6;

/**
 * A jagged line, as of a far ridge: value noise of six octaves.
 * @param count How many summits it has, about, over `width`.
 */
export function ridgeLine(brush: Brush, width: number, count: number): Line {
  const octaves = Array.from({ length: OCTAVES }, (_, octave) => {
    const cells = count * 2 ** (octave + 1);
    return brush.parts(`octave ${octave}`, cells + 2).map((part) => part.number(-1, 1, 0.1));
  });
  return (x) =>
    octaves.reduce((sum, values, octave) => {
      const at = Math.min(1, Math.max(0, x / width)) * (values.length - 2);
      const cell = Math.floor(at);
      const from = values[cell] ?? 0;
      const to = values[cell + 1] ?? from;
      return sum + (from + (to - from) * (at - cell)) * 0.54 * 0.5 ** octave;
    }, 0);
}

const STEP = 1.2;

/** All that lies below a line. */
export function ground({ width, height }: Canvas, lineAt: (x: number) => number, fill: string): string {
  const count = Math.ceil(width / STEP) + 1;
  const top = Array.from({ length: count }, (_, index) => [index * STEP, lineAt(index * STEP)] as const);
  return polygon([[0, height], ...top, [width + STEP, height]], { fill });
}

/** Where a layer of land lies, and what it fades to. */
export interface Layer {
  /** Of its gradient: one of its own for each layer of a picture. */
  id: string;
  lineAt: (x: number) => number;
  /** Heights between which the land fades into the haze. */
  from: number;
  to: number;
  fill: string;
  haze: string;
  /** How much of the haze is left of the land, from 0 to 1. */
  thick?: number;
}

/** Land whose foot lies in haze. */
export function hazyGround(
  canvas: Canvas,
  { id, lineAt, from, to, fill, haze, thick = 0.75 }: Layer,
): string {
  const colors = [fill, mix(fill, haze, thick * 0.35), mix(fill, haze, thick)];
  return between(id, from, to, colors) + ground(canvas, lineAt, `url(#${id})`);
}
