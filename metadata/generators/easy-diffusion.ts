import type { Lora } from '../../schema/models/metadata.js';
import type { JsonValue } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toNumber, toText } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import { parsePython } from '../texts/python.js';
import { MODEL_NAMES, settingsIn } from './easy-diffusion-settings.js';
import type { GeneratorReader } from './generator.js';

/**
 * Easy Diffusion (its `easydiffusion/utils/save_utils.py`): one PNG text per setting, or JSON in UserComment, or a
 * file of JSON or of lines beside the image.
 */
export const easyDiffusion: GeneratorReader = {
  name: 'Easy Diffusion',
  texts: [...MODEL_NAMES, 'txt'],
  markers: ['"use_stable_diffusion_model"', '"stable diffusion model"', '"Stable Diffusion model"'],
  read(fields) {
    const found = settingsIn(fields);
    if (found === null) return null;
    const settings = new JsonReader(found.object);
    return {
      field: found.field,
      values: {
        generator: { name: 'Easy Diffusion', version: null },
        prompt: settings.text('prompt') ?? '',
        negativePrompt: settings.text('negative_prompt', 'negative prompt') ?? '',
        seed: settings.integerText('seed'),
        steps: settings.integer('num_inference_steps', 'steps'),
        cfgScale: settings.number('guidance_scale', 'guidance scale'),
        sampler: settings.text('sampler_name', 'sampler'),
        scheduler: settings.text('scheduler_name', 'scheduler'),
        model: toModel(settings.text(...MODEL_NAMES), null),
        loras: loras(settings),
        vae: settings.text('use_vae_model', 'vae model'),
        clipSkip: clipSkip(settings),
        denoisingStrength: settings.number('prompt_strength', 'prompt strength'),
        width: settings.integer('width'),
        height: settings.integer('height'),
      },
      warnings: settings.warnings,
    };
  },
};

/** Whether to skip; how many layers that is, it does not say. */
function clipSkip(settings: JsonReader): number | null {
  const value = settings.value('clip_skip', 'clip skip');
  const isSwitch = typeof value === 'boolean' || value === 'True' || value === 'False';
  return isSwitch ? null : settings.integer('clip_skip', 'clip skip');
}

function loras(settings: JsonReader): Lora[] {
  const names = items(settings, 'use_lora_model', 'lora model');
  const weights = items(settings, 'lora_alpha', 'lora strength');
  return joined(names, weights).flatMap(([item, weight]) => {
    const name = toText(item);
    return name === null ? [] : [{ name, weight: toNumber(weight), hash: null }];
  });
}

type Items = readonly (JsonValue | undefined)[];
const JOINT = ', ';

/** Names with their weights. Under labels, lists are joined by commas; names may hold some, too, but weights none. */
function joined(
  names: Items,
  weights: Items,
): [name: JsonValue | undefined, weight: JsonValue | undefined][] {
  const [name] = names;
  const [weight] = weights;
  if (names.length === 1 && weights.length === 1 && typeof name === 'string' && typeof weight === 'string') {
    const parts = name.split(JOINT);
    const partWeights = weight.split(JOINT);
    if (parts.length > 1 && parts.length === partWeights.length) return joined(parts, partWeights);
  }
  return names.map((item, index) => [item, weights[index]]);
}

/** One value, a list, or a list as Python writes it: `['a', 'b']`, `[0.5, 1]`. */
function items(settings: JsonReader, ...names: string[]): Items {
  const value = settings.value(...names);
  if (typeof value !== 'string' || !/^\s*[[(]/.test(value)) return Array.isArray(value) ? value : [value];
  const list = parsePython(value);
  if (Array.isArray(list)) return list;
  settings.warn(`expected a list for ${names[0] ?? ''}, found ${JSON.stringify(value.slice(0, 60))}`);
  return [];
}
