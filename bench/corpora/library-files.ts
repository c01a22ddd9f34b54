import { FORMATS, type FormatName } from '../../samples/formats.js';
import { writeInfotext } from '../../samples/infotext.js';
import type { Layout } from './library.js';
import type { Picture } from './pictures.js';
import { BATCH, recipeOf } from './recipes.js';
import { MIX } from './small.js';

/** What a thread is given to make its part of a library. */
export interface MakeLibrary {
  folder: string;
  images: number;
  layout: Layout;
  pictures: Record<FormatName, Picture[]>;
  /** Which of `threads` it is, from 0. */
  thread: number;
  threads: number;
}

/** Whole batches, so that none is torn apart. */
export const IMAGES_PER_DIRECTORY = 1000;

export function directoriesIn(images: number, layout: Layout): number {
  return layout === 'single' ? 1 : Math.ceil(images / IMAGES_PER_DIRECTORY);
}

/** The path of a directory relative to the base directory. */
export function directoryOf(number: number, layout: Layout): string {
  return layout === 'single' ? '' : String(number).padStart(4, '0');
}

/** The name and bytes of an image. A batch has one format, as generators write it. */
export function imageOf(
  index: number,
  { layout, pictures }: Pick<MakeLibrary, 'layout' | 'pictures'>,
): { name: string; bytes: Buffer } {
  const batch = Math.floor(index / BATCH);
  const format = MIX[batch % MIX.length] ?? 'png';
  const choices = pictures[format];
  const picture = choices[index % choices.length];
  if (picture === undefined) throw new Error(`no picture for ${format}`);
  const { width, height } = picture;
  const recipe = recipeOf(index);
  const text = writeInfotext(recipe);
  const id = layout === 'single' ? index : index % IMAGES_PER_DIRECTORY;
  return {
    name: `${String(id).padStart(5, '0')}-${recipe.seed}.${format}`,
    // Buffers arrive in threads as plain arrays of bytes.
    bytes: FORMATS[format].embed(Buffer.from(picture.bytes), { text, width, height }),
  };
}
