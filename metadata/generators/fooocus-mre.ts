import type { Lora } from '../../schema/models/metadata.js';
import { findJson } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import { promptIn } from './fooocus-prompt.js';
import type { GeneratorReader } from './generator.js';

/** Its interface has five places for LoRAs, in `l1` to `l5`, their weights in `w1` to `w5`. */
const LORA_PLACES = [1, 2, 3, 4, 5];
const NO_LORA = 'None';

/** Fooocus-MRE: JSON as PNG `Comment` and as JPEG comment (the `metadata` of its `modules/async_worker.py`). */
export const fooocusMre: GeneratorReader = {
  name: 'Fooocus-MRE',
  markers: ['"real_prompt"'],
  read(fields) {
    const found = findJson(fields, '"real_prompt"', isFooocusMre);
    if (found === undefined) return null;
    const settings = new JsonReader(found.object);
    return {
      field: found.field,
      values: {
        generator: { name: 'Fooocus-MRE', version: settings.text('software') },
        prompt: promptIn(settings, 'prompt', 'real_prompt'),
        negativePrompt: promptIn(settings, 'negative_prompt', 'real_negative_prompt'),
        seed: settings.integerText('seed'),
        steps: settings.integer('steps'),
        cfgScale: settings.number('cfg'),
        sampler: settings.text('sampler'),
        scheduler: settings.text('scheduler'),
        model: toModel(settings.text('base_model'), settings.text('base_model_hash')),
        loras: LORA_PLACES.flatMap((place) => lora(settings, place)),
        clipSkip: settings.integer('base_clip_skip'),
        denoisingStrength: settings.number('denoise'),
        width: settings.integer('width'),
        height: settings.integer('height'),
      },
      warnings: settings.warnings,
    };
  },
};

function isFooocusMre({ real_prompt, base_model }: JsonObject): boolean {
  return real_prompt !== undefined && base_model !== undefined;
}

function lora(settings: JsonReader, place: number): Lora[] {
  const name = settings.text(`l${place}`);
  return name === null || name === NO_LORA
    ? []
    : [{ name, weight: settings.number(`w${place}`), hash: null }];
}
