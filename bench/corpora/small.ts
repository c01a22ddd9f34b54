import { FORMATS, type FormatName } from '../../samples/formats.js';
import { writeInfotext } from '../../samples/infotext.js';
import { corpus, type MakeFile } from './folder.js';
import { picturesByFormat } from './pictures.js';
import { recipeOf } from './recipes.js';

/** Of eight files. Most generators write PNG by default. */
export const MIX: readonly FormatName[] = ['png', 'png', 'webp', 'png', 'jpg', 'png', 'webp', 'jpg'];
const SIZES = [64, 96, 128, 192];

/** Many small files, of 2 to 20 kB, as A1111 and Forge write them: PNG, WebP and JPEG mixed, an infotext in each. */
export async function smallCorpus(count: number): Promise<string[]> {
  const pictures = await picturesByFormat(SIZES);
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
