import type { Metadata } from '../schema/models/metadata.js';

/** Whether prompt or negative prompt hold the text, in any case of letters. */
export function matches({ prompt, negativePrompt }: Metadata, search: string): boolean {
  const wanted = search.toLowerCase();
  return prompt.toLowerCase().includes(wanted) || negativePrompt.toLowerCase().includes(wanted);
}
