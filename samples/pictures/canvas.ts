import type { Brush } from './brush.js';
import type { Palette } from './palettes.js';

/** What a motif is drawn with. */
export interface Canvas {
  /** In pixels. */
  width: number;
  height: number;
  brush: Brush;
  palette: Palette;
}

/** Draws one kind of picture. Returns the content of an SVG element. */
export type Motif = (canvas: Canvas) => string;
