import type { Hires } from '../../schema/models/metadata.js';
import { type Field, findJson } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader } from './generator.js';

/** Spaces of Hugging Face in the manner of Animagine XL's: JSON as PNG `parameters`, named as in diffusers. */
export const huggingFace: GeneratorReader = {
  name: 'Hugging Face Space',
  markers: ['"num_inference_steps"'],
  read(fields) {
    const found = findJson(fields, '"num_inference_steps"', isOne);
    if (found === undefined) return null;
    const settings = new JsonReader(found.object);
    const size = settings.size('resolution');
    return {
      field: found.field,
      values: {
        generator: { name: 'Hugging Face Space', version: null },
        prompt: settings.text('prompt') ?? '',
        negativePrompt: settings.text('negative_prompt') ?? '',
        seed: settings.integerText('seed'),
        steps: settings.integer('num_inference_steps'),
        cfgScale: settings.number('guidance_scale'),
        sampler: settings.text('sampler'),
        model: toModel(settings.text('Model'), settings.text('Model hash')),
        width: size?.width ?? settings.integer('width'),
        height: size?.height ?? settings.integer('height'),
        ...hires(settings),
      },
      warnings: settings.warnings,
    };
  },
};

/** Diffusers' name for the steps, in the text that is theirs or beside a key that only they have. */
function isOne(object: JsonObject, { name }: Field): boolean {
  if (object['num_inference_steps'] === undefined) return false;
  return (
    name === 'parameters' || ['resolution', 'Model', 'use_upscaler'].some((key) => object[key] !== undefined)
  );
}

/** `use_upscaler` is an object where it was used, and null, false or absent where not. */
function hires(settings: JsonReader): { hires?: Hires; denoisingStrength?: number | null } {
  if (settings.value('use_upscaler') === false) return {};
  const upscaler = settings.object('use_upscaler');
  if (upscaler.isEmpty) return {};
  const size = upscaler.size('new_resolution');
  return {
    denoisingStrength: upscaler.number('upscaler_strength'),
    hires: {
      upscale: upscaler.number('upscale_by'),
      upscaler: upscaler.text('upscale_method'),
      steps: upscaler.integer('upscale_steps'),
      width: size?.width ?? null,
      height: size?.height ?? null,
    },
  };
}
