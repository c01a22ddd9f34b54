import type { RouterOutputs } from 'seedroll/client';
import { type WordChange, wordChanges } from '../words/word-changes.js';

export type Metadata = RouterOutputs['metadata']['get'];

/** A setting that is not what it was; null where an image has none. */
export interface ValueChange {
  name: string;
  before: string | null;
  after: string | null;
}

/** What changed from one image to the next but for the seed, which always does. */
export interface MetadataChanges {
  values: ValueChange[];
  prompt: WordChange[];
  negativePrompt: WordChange[];
}

/** What differs by itself from image to image, or says the same as another one. */
const SEEDS: ReadonlySet<string> = new Set([
  'seed',
  'model hash',
  'lora hashes',
  'vae hash',
  'prompt',
  'negative prompt',
]);

export function metadataChanges(before: Metadata, after: Metadata): MetadataChanges {
  const [old, young] = [settingsOf(before), settingsOf(after)];
  const names = new Set([...old.keys(), ...young.keys()]);
  const values: ValueChange[] = [];
  for (const name of names) {
    const change = { name, before: old.get(name) ?? null, after: young.get(name) ?? null };
    if (change.before !== change.after) values.push(change);
  }
  return {
    values,
    prompt: wordChanges(before.prompt, after.prompt),
    negativePrompt: wordChanges(before.negativePrompt, after.negativePrompt),
  };
}

/** Whether a file tells nothing of how it was made. */
export function isEmpty({ prompt, negativePrompt, parameters }: Metadata): boolean {
  return prompt === '' && negativePrompt === '' && parameters.length === 0;
}

/** Whether only the seed differs. */
export function isUnchanged({ values, prompt, negativePrompt }: MetadataChanges): boolean {
  return values.length === 0 && prompt.length === 0 && negativePrompt.length === 0;
}

function settingsOf({ parameters, generator, loras, format }: Metadata): Map<string, string> {
  const settings = new Map<string, string>();
  for (const { name, value } of parameters) if (!SEEDS.has(name.toLowerCase())) settings.set(name, value);
  if (generator !== null) settings.set('Program', generator.name);
  if (loras.length > 0) settings.set('LoRAs', loras.map(loraText).join(', '));
  if (format !== null) settings.set('Format', format);
  return settings;
}

function loraText({ name, weight }: Metadata['loras'][number]): string {
  return weight === null ? name : `${name} ${String(weight)}`;
}
