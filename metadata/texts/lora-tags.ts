import type { Lora } from '../../schema/models/metadata.js';
import { toNumber } from './json-values.js';
import { plainNumber } from './plain-number.js';

const LORA = '<lora:';
const LYCO = '<lyco:';

/**
 * The LoRAs that a prompt asks for, `<lora:name:weight>`, each once, in their order. Names hold spaces, dots, dashes
 * and parentheses. Of several weights the first counts.
 */
export function loraTags(prompt: string): Lora[] {
  const found: Lora[] = [];
  let at = prompt.indexOf('<l');
  if (at < 0) return found;
  const names = new Set<string>();
  let end = -1;
  for (; at >= 0; at = prompt.indexOf('<l', at + 1)) {
    if (!prompt.startsWith(LORA, at) && !prompt.startsWith(LYCO, at)) continue;
    // Looked for once only, however many tags never end.
    if (end < at) end = prompt.indexOf('>', at);
    if (end < 0) break;
    const inner = prompt.slice(at + LORA.length, end);
    if (inner.includes('<')) continue;
    const lora = loraOf(inner);
    if (lora.name === '' || names.has(lora.name)) continue;
    names.add(lora.name);
    found.push(lora);
  }
  return found;
}

/** `name`, `name:weight` or `name:weight:anything`. */
function loraOf(inner: string): Lora {
  const colon = inner.indexOf(':');
  if (colon < 0) return { name: inner, weight: null, hash: null };
  const next = inner.indexOf(':', colon + 1);
  const weight = inner.slice(colon + 1, next < 0 ? inner.length : next);
  return { name: inner.slice(0, colon), weight: plainNumber(weight) ?? toNumber(weight), hash: null };
}
