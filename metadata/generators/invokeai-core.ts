import type { Lora } from '../../schema/models/metadata.js';
import type { Field } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import type { Reading } from './generator.js';

/** Reads `CoreMetadata`, since 3.0. Models have other names for their values in 3.x and since 4.0. */
export function readCore(field: Field, object: JsonObject): Reading {
  const core = new JsonReader(object);
  const model = core.object('model');
  return {
    field,
    values: {
      generator: { name: 'InvokeAI', version: core.text('app_version') },
      prompt: core.text('positive_prompt') ?? '',
      negativePrompt: core.text('negative_prompt') ?? '',
      seed: core.integerText('seed'),
      steps: core.integer('steps'),
      cfgScale: core.number('cfg_scale'),
      // What it calls scheduler is the sampler of others.
      sampler: core.text('scheduler'),
      model: toModel(modelName(model), model.text('hash')),
      loras: core.objects('loras').flatMap(lora),
      vae: modelName(core.object('vae')),
      clipSkip: core.integer('clip_skip'),
      denoisingStrength: core.number('strength'),
      width: core.integer('width'),
      height: core.integer('height'),
    },
    warnings: core.warnings,
  };
}

function modelName(model: JsonReader): string | null {
  return model.text('name', 'model_name');
}

function lora(entry: JsonReader): Lora[] {
  const model = entry.object('model', 'lora');
  const name = modelName(model);
  return name === null ? [] : [{ name, weight: entry.number('weight'), hash: model.text('hash') }];
}
