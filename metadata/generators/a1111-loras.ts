import type { Lora, Resource } from '../../schema/models/metadata.js';
import { parseJsonObject } from '../texts/json.js';
import { KEY } from '../texts/infotext-keys.js';
import { toNumber, toText } from '../texts/json-values.js';
import { loraTags } from '../texts/lora-tags.js';
import type { Values } from './a1111-values.js';

/** What Civitai calls networks of this kind. */
const LORA_TYPES: ReadonlySet<string> = new Set(['lora', 'locon', 'lycoris', 'dora']);
/** Keys of `Hashes` that name one: `lora:detail`. */
const LORA_KEY = /^(?:lora|lyco):/;

/** What the parameter line says of hashes of files. */
export interface Hashes {
  model: string | null;
  loras: readonly (readonly [name: string, hash: string])[];
}

const NO_HASHES: Hashes = { model: null, loras: [] };

/** `Hashes: {"model": "…", "lora:x": "…"}`, as sd_civitai_extension writes it. */
export function hashesIn(text: string | null): Hashes {
  const found = text === null ? undefined : parseJsonObject(text);
  if (found === undefined) return NO_HASHES;
  const loras = Object.entries(found).flatMap(([key, value]) => {
    const hash = toText(value);
    return LORA_KEY.test(key) && hash !== null ? [[key.replace(LORA_KEY, ''), hash] as const] : [];
  });
  return { model: toText(found['model']), loras };
}

/**
 * The LoRAs of the prompt, and those of which only a hash or a weight is written. Where there are none of these,
 * those of Civitai's list.
 */
export function lorasOf(
  prompt: string,
  values: Values,
  hashes: Hashes,
  resources: readonly Resource[],
): Lora[] {
  const tags = loraTags(prompt);
  const hashList = values.text(KEY.loraHashes);
  const weightList = values.text(KEY.loraWeights);
  if (hashList === null && weightList === null && hashes.loras.length === 0) {
    return tags.length > 0 || resources.length === 0 ? tags : resources.flatMap(fromResource);
  }
  const known = new Known(tags);
  for (const [name, hash] of namedList(hashList)) known.of(name).hash = hash === '' ? null : hash;
  for (const [name, hash] of hashes.loras) known.of(name).hash ??= hash;
  for (const [name, weight] of namedList(weightList)) known.of(name).weight ??= toNumber(weight);
  return known.loras;
}

/** LoRAs by name, without the signs that AUTOMATIC1111 leaves out of names in `Lora hashes`. */
class Known {
  readonly loras: Lora[];
  #byName: Map<string, Lora> | null = null;
  #next = 0;

  constructor(loras: Lora[]) {
    this.loras = loras;
  }

  of(name: string): Lora {
    // Lists have the order of the prompt.
    const next = this.loras[this.#next];
    if (next?.name === name) {
      this.#next++;
      return next;
    }
    this.#byName ??= new Map(this.loras.map((lora) => [plain(lora.name), lora]));
    return this.#byName.get(plain(name)) ?? this.#add(name, this.#byName);
  }

  #add(name: string, byName: Map<string, Lora>): Lora {
    const lora: Lora = { name, weight: null, hash: null };
    this.loras.push(lora);
    byName.set(plain(name), lora);
    return lora;
  }
}

function plain(name: string): string {
  return name.includes(',') || name.includes(':') ? name.replaceAll(/[:,]/g, '') : name;
}

/** `a: 1234, b: 5678`. */
function namedList(text: string | null): (readonly [name: string, value: string])[] {
  const found: (readonly [name: string, value: string])[] = [];
  if (text === null) return found;
  for (let start = 0; start < text.length;) {
    const comma = text.indexOf(',', start);
    const end = comma < 0 ? text.length : comma;
    const entry = text.slice(start, end);
    const colon = entry.lastIndexOf(':');
    const name = colon < 0 ? '' : entry.slice(0, colon).trim();
    if (name !== '') found.push([name, entry.slice(colon + 1).trim()]);
    start = end + 1;
  }
  return found;
}

function fromResource({ type, name, weight, hash }: Resource): Lora[] {
  const isLora = name !== null && LORA_TYPES.has(type?.toLowerCase() ?? '');
  return isLora ? [{ name, weight, hash }] : [];
}
