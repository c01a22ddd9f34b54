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

/** Draws a picture. Returns SVG text, the same for the same subject every time. */
export function drawSvg({ motif, palette, width, height, batch, variation }: Subject): string {
  const brush = new Brush(`${motif} ${palette} ${batch}`, variation);
  const content = MOTIFS[motif]({ width, height, brush, palette: PALETTES[palette] });
  return tag(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` },
    content,
  );
}
