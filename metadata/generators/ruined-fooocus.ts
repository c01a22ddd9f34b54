import type { Lora } from '../../schema/models/metadata.js';
import { findJson } from '../texts/fields.js';
import { JsonReader } from '../texts/json-reader.js';
import { toList, toNumber, toObject, toText } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader } from './generator.js';

const NAME = 'RuinedFooocus';

/**
 * RuinedFooocus: JSON in PNG `parameters` and in the metadata of its videos, which names its software. Where writing
 * it failed, only `prompt` is there.
 */
export const ruinedFooocus: GeneratorReader = {
  name: 'RuinedFooocus',
  markers: ['"RuinedFooocus"'],
  read(fields) {
    const found = findJson(fields, `"${NAME}"`, ({ software }) => software === NAME);
    if (found === undefined) return null;
    const settings = new JsonReader(found.object);
    return {
      field: found.field,
      values: {
        generator: { name: NAME, version: null },
        prompt: settings.text('Prompt', 'prompt') ?? '',
        negativePrompt: settings.text('Negative') ?? '',
        seed: settings.integerText('seed'),
        steps: settings.integer('steps'),
        cfgScale: settings.number('cfg'),
        sampler: settings.text('sampler_name'),
        scheduler: settings.text('scheduler'),
        model: toModel(settings.text('base_model_name'), settings.text('base_model_hash')),
        loras: loras(settings),
        clipSkip: settings.integer('clip_skip'),
        denoisingStrength: settings.number('denoise'),
        width: settings.integer('width'),
        height: settings.integer('height'),
      },
      warnings: settings.warnings,
    };
  },
};

/** The hash and a caption: `["4852686128", "0.1 - name"]`. */
const CAPTION = /^(-?\d+(?:\.\d+)?) - (.+)$/s;
/** Early versions wrote one text: `Loras:<name:0.5>,<name:1>`. */
const TAG = /<([^<>]+):([^<>:]*)>/g;
const NO_LORA = 'None';

function loras(settings: JsonReader): Lora[] {
  const value = settings.value('loras');
  const found = typeof value === 'string' ? fromText(value) : fromList(settings);
  return found.filter(({ name }) => name !== NO_LORA);
}

function fromText(text: string): Lora[] {
  return Array.from(text.matchAll(TAG), ([, name = '', weight]) => ({
    name,
    weight: toNumber(weight),
    hash: null,
  }));
}

/** Pairs of hash and caption; or of name and weight, or objects of these, as its settings have them. */
function fromList(settings: JsonReader): Lora[] {
  return settings.list('loras').flatMap((entry): Lora[] => {
    const object = toObject(entry);
    const [first, second] = object === null ? toList(entry) : [object['name'], object['weight']];
    const [, weight, name] = CAPTION.exec(toText(second) ?? '') ?? [];
    if (name !== undefined) return [{ name, weight: toNumber(weight), hash: toText(first) }];
    const text = toText(first);
    if (text !== null) return [{ name: text, weight: toNumber(second), hash: null }];
    settings.warn('a LoRA is not understood');
    return [];
  });
}
