import type { FormatName, PngText } from '../formats.js';
import type { Recipe } from '../infotext.js';
import type { Subject } from '../pictures/draw.js';
import type { Batch, Flaw } from './batch.js';
import { FOLDERS } from './folders.js';
import { SHAPES } from './shapes.js';

/** One image of the library, before it is made. */
export interface Sample {
  /** Relative to the library, separated by `/`. */
  path: string;
  subject: Subject;
  format: FormatName;
  recipe: Recipe;
  pngText: PngText | undefined;
  flaw: Flaw | undefined;
}

/** All images of the library. Numbers run on through a directory, as AUTOMATIC1111 counts them. */
export function planSamples(): Sample[] {
  return FOLDERS.flatMap(({ path, batches }) => {
    let number = 0;
    return batches.flatMap((batch) => {
      const samples = planBatch(path, batch, number);
      number += batch.count;
      return samples;
    });
  });
}

function planBatch(directory: string, batch: Batch, firstNumber: number): Sample[] {
  const {
    picture,
    shape,
    format,
    pngText,
    prompt,
    negativePrompt,
    settings,
    deleted = [],
    flaws = {},
  } = batch;
  const { width, height, written } = SHAPES[shape];
  const [motif, palette] = picture;
  const positions = Array.from({ length: batch.count }, (_, position) => position);
  return positions
    .filter((position) => !deleted.includes(position))
    .map((position) => {
      const seed = String(batch.firstSeed + BigInt(position));
      const number = String(firstNumber + position).padStart(5, '0');
      const filename = `${batch.name ?? `${number}-${seed}`}.${batch.extension ?? format}`;
      return {
        path: directory === '' ? filename : `${directory}/${filename}`,
        subject: { motif, palette, width, height, batch: prompt, variation: seed },
        format,
        recipe: {
          prompt,
          ...(negativePrompt === undefined ? {} : { negativePrompt }),
          settings,
          seed,
          width: written[0],
          height: written[1],
        },
        pngText,
        flaw: flaws[position],
      };
    });
}
