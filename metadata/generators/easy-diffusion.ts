import type { Lora } from '../../schema/models/metadata.js';
import { type Field, fieldNamed, findJson, type JsonField } from '../texts/fields.js';
import type { JsonObject, JsonValue } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toNumber, toText } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader } from './generator.js';

/** The key, and the label that replaces it where text files are written too (`TASK_TEXT_MAPPING`), in lower case. */
const MODEL = ['use_stable_diffusion_model', 'stable diffusion model'];
/** Values of PNG texts are Python's `str()`. */
const NONE = 'None';

/**
 * Easy Diffusion (its `easydiffusion/utils/save_utils.py`): one PNG text per setting, or JSON in UserComment.
 */
export const easyDiffusion: GeneratorReader = {
  name: 'Easy Diffusion',
  texts: [...MODEL],
  markers: ['"use_stable_diffusion_model"', '"stable diffusion model"', '"Stable Diffusion model"'],
  read(fields) {
    const found = fromTexts(fields) ?? fromJson(fields);
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
        model: toModel(settings.text(...MODEL), null),
        loras: loras(settings),
        vae: settings.text('use_vae_model', 'vae model'),
        denoisingStrength: settings.number('prompt_strength', 'prompt strength'),
        width: settings.integer('width'),
        height: settings.integer('height'),
      },
      warnings: settings.warnings,
    };
  },
};

function fromTexts(fields: readonly Field[]): JsonField | null {
  const own = fieldNamed(fields, ...MODEL);
  if (own === undefined) return null;
  return { field: fieldNamed(fields, 'prompt') ?? own, object: inLowerCase(fields.map(toEntry)) };
}

function toEntry(field: Field): [string, JsonValue] {
  return [field.name, field.text];
}

function fromJson(fields: readonly Field[]): JsonField | null {
  for (const name of ['use_stable_diffusion_model', 'Stable Diffusion model']) {
    const found = findJson(fields, `"${name}"`, (object) => object[name] !== undefined);
    if (found !== undefined) return { field: found.field, object: inLowerCase(Object.entries(found.object)) };
  }
  return null;
}

function inLowerCase(entries: readonly (readonly [string, JsonValue | undefined])[]): JsonObject {
  const given = entries.filter(([, value]) => value !== NONE);
  return Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), value]));
}

function loras(settings: JsonReader): Lora[] {
  const weights = items(settings.value('lora_alpha', 'lora strength'));
  return items(settings.value('use_lora_model', 'lora model')).map((name, index) => ({
    name,
    weight: toNumber(weights[index]),
    hash: null,
  }));
}

/** One value, a list, or a list as Python writes it: `['a', 'b']`, `[0.5, 1]`. */
function items(value: JsonValue | undefined): string[] {
  if (Array.isArray(value)) return value.map((item) => toText(item) ?? '').filter((item) => item !== '');
  const text = toText(value)?.trim() ?? '';
  if (!text.startsWith('[')) return text === '' ? [] : [text];
  return Array.from(text.matchAll(/'([^']*)'|"([^"]*)"|([^\s,[\]'"]+)/g), ([, single, double, bare]) => {
    return single ?? double ?? bare ?? '';
  });
}
