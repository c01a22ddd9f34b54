import type { Field } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import type { Reading } from './generator.js';
import { splitPrompt } from './invokeai-prompt.js';

/** Reads `sd-metadata`, of 2.x. Grids have a list of images, which differ in their seeds. */
export function readFormer(field: Field, object: JsonObject): Reading | null {
  const whole = new JsonReader(object);
  const image = whole.has('image') ? whole.object('image') : whole.objects('images')[0];
  if (image === undefined || image.isEmpty) return null;
  return {
    field,
    values: {
      ...splitPrompt(promptOf(image)),
      generator: { name: 'InvokeAI', version: whole.text('app_version') },
      seed: image.integerText('seed'),
      steps: image.integer('steps'),
      cfgScale: image.number('cfg_scale'),
      sampler: image.text('sampler'),
      model: toModel(whole.text('model_weights'), whole.text('model_hash')),
      denoisingStrength: image.number('strength'),
      width: image.integer('width'),
      height: image.integer('height'),
    },
    warnings: whole.warnings,
  };
}

/** One text, or a list of texts with weights. */
function promptOf(image: JsonReader): string {
  if (!Array.isArray(image.value('prompt'))) return image.text('prompt') ?? '';
  return image
    .objects('prompt')
    .map((part) => part.text('prompt') ?? '')
    .join('\n');
}
