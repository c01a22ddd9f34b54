import type { Center, Character } from '../../schema/models/metadata.js';
import type { JsonReader } from '../texts/json-reader.js';

/** The prompts of single characters, and what is not wanted of them: lists of the same order, in either caption. */
export function characters(caption: JsonReader, negativeCaption: JsonReader): Character[] {
  const wanted = caption.objects('char_captions');
  const unwanted = negativeCaption.objects('char_captions');
  const count = Math.max(wanted.length, unwanted.length);
  return Array.from({ length: count }, (_, index) => {
    const centers = wanted[index] === undefined ? [] : centersOf(wanted[index]);
    return {
      prompt: wanted[index]?.text('char_caption') ?? '',
      negativePrompt: unwanted[index]?.text('char_caption') ?? '',
      // Either list repeats them.
      centers: centers.length > 0 || unwanted[index] === undefined ? centers : centersOf(unwanted[index]),
    };
  }).filter(({ prompt, negativePrompt }) => prompt !== '' || negativePrompt !== '');
}

function centersOf(character: JsonReader): Center[] {
  return character.objects('centers').flatMap((center) => {
    const x = center.number('x');
    const y = center.number('y');
    return x === null || y === null ? [] : [{ x, y }];
  });
}
