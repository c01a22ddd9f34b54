import type { Lora } from '../../schema/models/metadata.js';
import type { JsonObject } from '../texts/json.js';
import type { JsonReader } from '../texts/json-reader.js';
import { toList, toNumber, toText } from '../texts/json-values.js';

/** Numbers stand behind it, from 1; how many there are is a setting. */
const COMBINED = /^lora_combined_(\d{1,4})$/;
const SEPARATOR = ' : ';
/** Settings have it in front of the name, metadata do not. */
const SWITCHED_OFF = `False${SEPARATOR}`;
const SWITCHED_ON = /^True : (?=.)/;
const NO_LORA = 'None';

/** LoRAs as lists of name, weight and hash; in early versions only `lora_combined_1: "name : weight"`. */
export function loras(object: JsonObject, settings: JsonReader): Lora[] {
  const found = settings.list('loras').flatMap((entry) => {
    const [name, weight, hash] = toList(entry);
    return orWarn(settings, toText(name), weight, toText(hash));
  });
  if (found.length > 0) return found;
  // The keys are sorted as text, 10 before 2.
  const numbered = Object.entries(object)
    .map(([key, value]) => ({ place: Number(COMBINED.exec(key)?.[1] ?? NaN), value }))
    .filter(({ place }) => !Number.isNaN(place))
    .toSorted((a, b) => a.place - b.place);
  return numbered.flatMap(({ value }) => {
    const text = toText(value) ?? '';
    if (text.startsWith(SWITCHED_OFF)) return [];
    const at = text.lastIndexOf(SEPARATOR);
    return orWarn(
      settings,
      at <= 0 ? null : text.slice(0, at).replace(SWITCHED_ON, ''),
      text.slice(at + SEPARATOR.length),
      null,
    );
  });
}

function orWarn(
  settings: JsonReader,
  name: string | null,
  weight: Parameters<typeof toNumber>[0],
  hash: string | null,
): Lora[] {
  if (name === NO_LORA) return [];
  if (name !== null) return [{ name, weight: toNumber(weight), hash }];
  settings.warn('a LoRA is not understood');
  return [];
}
