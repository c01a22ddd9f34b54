import { FORGE, HIRES, MEADOW, PAPERLANTERN, USUAL_NEGATIVE } from '../../samples/plan/settings.js';
import { randomOf } from '../../samples/pictures/random.js';
import type { Recipe } from '../../samples/infotext.js';

// prettier-ignore
const WORDS = [
  'masterpiece', 'best quality', 'golden hour', 'soft light', 'wide shot', '(bokeh:1.2)', 'rolling hills',
  'a quiet harbour', 'lanterns over water', 'detailed fur', 'a fox in tall grass', 'storybook illustration',
  'cinematic lighting', 'volumetric fog', '35mm film', 'intricate', 'muted colours', 'a lighthouse', 'rain on glass',
  'paper cut', 'watercolour', '[oil:ink:0.4]', 'depth of field', 'early spring', 'narrow street', 'café terrace',
];
const LORAS = ['<lora:PaperCut:0.8>', '<lora:GoldenHour:0.7>', '<lora:add_detail_xl:-0.4>'];
const SETTINGS = [PAPERLANTERN, MEADOW, HIRES, FORGE];
/** Images of one batch: they share a prompt, and their seeds follow one another. */
export const BATCH = 8;

/** What stands in the image of a number: a batch shares everything but the seed. */
export function recipeOf(index: number): Recipe {
  const batch = Math.floor(index / BATCH);
  const random = randomOf(`recipe ${batch}`);
  const pick = <Item>(items: readonly Item[], fallback: Item): Item =>
    items[Math.floor(random() * items.length)] ?? fallback;
  const words = Array.from({ length: 8 + Math.floor(random() * 24) }, () => pick(WORDS, 'a cat'));
  const loras = random() < 0.4 ? [pick(LORAS, '')] : [];
  const first = BigInt(Math.floor(random() * 2 ** 32));
  return {
    prompt: [...words, ...loras].join(', '),
    ...(random() < 0.9
      ? { negativePrompt: `${USUAL_NEGATIVE}, bad hands, extra fingers, worst quality` }
      : {}),
    settings: pick(SETTINGS, PAPERLANTERN),
    seed: String(first + BigInt(index % BATCH)),
    width: 832,
    height: 1216,
  };
}
