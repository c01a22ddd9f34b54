import type { Lora } from '../../schema/models/metadata.js';
import { toNumber } from './json-values.js';

/** `<lora:name:weight>`; names hold spaces, dots, dashes and parentheses. */
const LORA_TAG = /<(?:lora|lyco):([^<>]+)>/g;

/** The LoRAs that a prompt asks for, each once, in their order. */
export function loraTags(prompt: string): Lora[] {
  const found = new Map<string, Lora>();
  for (const [, tag = ''] of prompt.matchAll(LORA_TAG)) {
    const [name = '', weight = ''] = tag.split(':', 2);
    if (name !== '' && !found.has(name)) found.set(name, { name, weight: toNumber(weight), hash: null });
  }
  return [...found.values()];
}
