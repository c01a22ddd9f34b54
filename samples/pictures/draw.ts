import { Brush } from './brush.js';
import { MOTIFS, type MotifName } from './motifs/index.js';
import { PALETTES, type PaletteName } from './palettes.js';
import { tag } from './svg.js';

/** What a picture shows. Pictures that differ in `variation` alone look like variations of one another. */
export interface Subject {
  motif: MotifName;
  palette: PaletteName;
  /** In pixels. */
  width: number;
  height: number;
  /** Tells batches of the same motif and palette apart. */
  batch: string;
  variation: string;
}

/** Of the canvas that motifs draw on, whatever the number of pixels: what they draw looks the same in all sizes. */
const SHORT_EDGE = 192;

/** Draws a picture. Returns SVG text, the same for the same subject every time. */
export function drawSvg({ motif, palette, width, height, batch, variation }: Subject): string {
  const brush = new Brush(`${motif} ${palette} ${batch}`, variation);
  const scale = SHORT_EDGE / Math.min(width, height);
  const canvas = { width: width * scale, height: height * scale };
  const content = MOTIFS[motif]({ ...canvas, brush, palette: PALETTES[palette] });
  return tag(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${canvas.width} ${canvas.height}` },
    content,
  );
}
