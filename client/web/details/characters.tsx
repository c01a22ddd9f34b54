import type { ReactElement } from 'react';
import type { Metadata } from './parameters.js';
import { PromptSection } from './prompt-section.js';

/** Prompts of single characters, where they stand apart. */
export function Characters({ characters }: Pick<Metadata, 'characters'>): ReactElement[] {
  return characters.flatMap(({ prompt, negativePrompt, centers }, at) => {
    const [which, place] = [String(at + 1), centers.map(placeText).join(', ')];
    return [
      <PromptSection
        key={`${which} prompt`}
        title={`Character ${which}${place === '' ? '' : ` (${place})`}`}
        text={prompt}
        what={`the prompt of character ${which}`}
      />,
      <PromptSection
        key={`${which} negative`}
        title={`Character ${which}, negative`}
        text={negativePrompt}
        what={`the negative prompt of character ${which}`}
      />,
    ];
  });
}

function placeText({ x, y }: { x: number; y: number }): string {
  return `${percent(x)} from the left, ${percent(y)} from above`;
}

function percent(part: number): string {
  return `${String(Math.round(part * 100))} %`;
}
