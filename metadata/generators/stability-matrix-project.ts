import type { Field } from '../texts/fields.js';
import type { JsonReader } from '../texts/json-reader.js';
import { loraTags } from '../texts/lora-tags.js';
import { toModel } from '../texts/model.js';
import type { Reading } from './generator.js';
import { NAME } from './stability-matrix-settings.js';

/** Reads the project alone, where the settings are lost. */
export function fromProject(field: Field | undefined, project: JsonReader | null): Reading | null {
  if (field === undefined || project === null) return null;
  const state = project.object('State');
  const sampler = state.object('Sampler');
  const prompts = state.object('Prompt');
  const prompt = prompts.text('Prompt') ?? '';
  return {
    field,
    values: {
      generator: { name: NAME, version: null },
      prompt,
      negativePrompt: prompts.text('NegativePrompt') ?? '',
      seed: state.object('Seed').integerText('Seed'),
      steps: sampler.integer('Steps'),
      cfgScale: sampler.number('CfgScale'),
      sampler: sampler.object('SelectedSampler').text('Name'),
      scheduler: sampler.object('SelectedScheduler').text('Name'),
      model: toModel(state.object('Model').text('SelectedModelName'), null),
      loras: loraTags(prompt),
      width: sampler.integer('Width'),
      height: sampler.integer('Height'),
    },
    warnings: project.warnings,
  };
}
