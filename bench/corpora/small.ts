import sharp from 'sharp';
import { FORMATS, type FormatName } from '../../samples/formats.js';
import { writeInfotext } from '../../samples/infotext.js';
import { drawSvg } from '../../samples/pictures/draw.js';
import { MOTIFS, type MotifName } from '../../samples/pictures/motifs/index.js';
import { corpus, type MakeFile } from './folder.js';
import { recipeOf } from './recipes.js';

/** Of eight files. Most generators write PNG by default. */
const MIX: readonly FormatName[] = ['png', 'png', 'webp', 'png', 'jpg', 'png', 'webp', 'jpg'];
const SIZES = [64, 96, 128, 192];

interface Picture {
  bytes: Buffer;
  width: number;
  height: number;
}

/** Many small files, of 2 to 20 kB, as A1111 and Forge write them: PNG, WebP and JPEG mixed, an infotext in each. */
export async function smallCorpus(count: number): Promise<string[]> {
  const pictures = await picturesByFormat();
  const make: MakeFile = (index) => {
    const format = MIX[index % MIX.length] ?? 'png';
    const recipe = recipeOf(index);
    const choices = pictures[format];
    const picture = choices[Math.floor(index / MIX.length) % choices.length];
    if (picture === undefined) throw new Error(`no picture for ${format}`);
    const { bytes, width, height } = picture;
    return {
      name: `${String(index).padStart(6, '0')}-${recipe.seed}.${format}`,
      bytes: FORMATS[format].embed(bytes, { text: writeInfotext(recipe), width, height }),
    };
  };
  return corpus('small', count, make);
}

async function picturesByFormat(): Promise<Record<FormatName, Picture[]>> {
  const motifs = Object.keys(MOTIFS).filter((name): name is MotifName => name in MOTIFS);
  const pictures: Record<FormatName, Picture[]> = { png: [], webp: [], jpg: [] };
  for (const [index, motif] of motifs.entries()) {
    const size = SIZES[index % SIZES.length] ?? 64;
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
