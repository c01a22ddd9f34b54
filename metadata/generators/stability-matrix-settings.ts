import type { Hires } from '../../schema/models/metadata.js';
import { type Field, fieldNamed } from '../texts/fields.js';
import { parseInfotext } from '../texts/infotext.js';
import { JsonReader } from '../texts/json-reader.js';
import { loraTags } from '../texts/lora-tags.js';
import { toModel } from '../texts/model.js';
import type { Reading } from './generator.js';

export const NAME = 'Stability Matrix';

/** Reads the settings, with what the project and the infotext say besides. */
export function fromSettings(
  fields: readonly Field[],
  field: Field,
  settings: JsonReader,
  project: JsonReader | null,
): Reading {
  const state = (project ?? new JsonReader({}, settings.warnings)).object('State');
  const sampler = state.object('Sampler');
  const model = state.object('Model');
  const first = sampler.is('IsDimensionsEnabled') ? sampler : settings;
  const prompt = settings.text('PositivePrompt') ?? '';
  const second = secondPass(state);
  const infotext = fieldNamed(fields, 'parameters');
  const { parameters, hasParameters } = parseInfotext(infotext?.text ?? '');
  return {
    // Clients of A1111's parameters find them where they have always been.
    field: hasParameters && infotext !== undefined ? infotext : field,
    values: {
      ...(hasParameters ? { parameters } : {}),
      generator: { name: NAME, version: null },
      prompt,
      negativePrompt: settings.text('NegativePrompt') ?? '',
      seed: settings.integerText('Seed'),
      steps: settings.integer('Steps'),
      cfgScale: settings.number('CfgScale'),
      sampler: sampler.object('SelectedSampler').text('Name') ?? settings.text('Sampler'),
      scheduler: sampler.object('SelectedScheduler').text('Name'),
      model: toModel(settings.text('ModelName'), settings.text('ModelHash')),
      loras: loraTags(prompt),
      vae: vae(model),
      clipSkip: model.is('IsClipSkipEnabled') ? model.integer('ClipSkip') : null,
      denoisingStrength: strength(second?.sampler ?? sampler),
      width: first.integer('Width'),
      height: first.integer('Height'),
      hires: second === null ? null : hires(second, settings),
    },
    warnings: settings.warnings,
  };
}

/** `@default` is what the checkpoint holds. */
function vae(model: JsonReader): string | null {
  const name = model.is('IsVaeSelectionEnabled') ? model.text('SelectedVaeName') : null;
  return name?.startsWith('@') === true ? null : name;
}

function strength(sampler: JsonReader): number | null {
  return sampler.is('IsDenoiseStrengthEnabled') ? sampler.number('DenoiseStrength') : null;
}

interface SecondPass {
  upscaler: JsonReader | undefined;
  sampler: JsonReader | undefined;
}

/** The module of the second pass, where it is switched on. Its parts stand in `$values`, their kinds in `$type`. */
function secondPass(state: JsonReader): SecondPass | null {
  const module = state
    .object('Modules')
    .objects('$values')
    .find((candidate) => candidate.text('$type') === 'HiresFixModule' && candidate.is('IsEnabled'));
  if (module === undefined) return null;
  const parts = module.objects('$values');
  return {
    upscaler: parts.find((part) => part.text('$type') === 'Upscaler'),
    sampler: parts.find((part) => part.text('$type') === 'Sampler'),
  };
}

function hires({ upscaler, sampler }: SecondPass, settings: JsonReader): Hires {
  return {
    upscale: upscaler?.number('Scale') ?? null,
    upscaler: upscaler?.object('SelectedUpscaler').text('Name') ?? null,
    steps: sampler?.integer('Steps') ?? null,
    width: settings.integer('Width'),
    height: settings.integer('Height'),
  };
}
