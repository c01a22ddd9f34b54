import sharp from 'sharp';
import { FORMATS, type FormatName } from '../../samples/formats.js';
import { drawSvg } from '../../samples/pictures/draw.js';
import { MOTIFS, type MotifName } from '../../samples/pictures/motifs/index.js';

/** An encoded picture without any text. */
export interface Picture {
  bytes: Buffer;
  /** In pixels. */
  width: number;
  height: number;
}

/**
 * One picture of each motif in each format.
 * @param sizes Widths, and heights, of the pictures in turn, in pixels.
 */
export async function picturesByFormat(sizes: readonly number[]): Promise<Record<FormatName, Picture[]>> {
  const motifs = Object.keys(MOTIFS).filter((name): name is MotifName => name in MOTIFS);
  const pictures: Record<FormatName, Picture[]> = { png: [], webp: [], jpg: [] };
  for (const [index, motif] of motifs.entries()) {
    const size = sizes[index % sizes.length] ?? 64;
    const subject = {
      motif,
      palette: 'dusk',
      width: size,
      height: size,
      batch: 'bench',
      variation: '1',
    } as const;
    const drawn = Buffer.from(drawSvg(subject));
    const flat = () => sharp(drawn).flatten({ background: '#000000' });
    pictures.png.push({ bytes: await FORMATS.png.encode(flat()), width: size, height: size });
    pictures.webp.push({ bytes: await FORMATS.webp.encode(flat()), width: size, height: size });
    pictures.jpg.push({ bytes: await FORMATS.jpg.encode(flat()), width: size, height: size });
  }
  return pictures;
}
