import type { Hires, Lora, Model } from '../../schema/models/metadata.js';
import { findJson } from '../texts/fields.js';
import { isJsonObject, type JsonValue } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toNumber, toText } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader } from './generator.js';

const PARAMS = 'sui_image_params';

/**
 * SwarmUI: JSON in PNG `parameters`, in UserComment, formerly in the EXIF model; the names are those of its
 * `T2IParamTypes`. Its PNGs also hold the graph that its ComfyUI ran, which says less.
 */
export const swarmui: GeneratorReader = {
  name: 'SwarmUI',
  markers: [`"${PARAMS}"`],
  read(fields) {
    const found = findJson(fields, `"${PARAMS}"`, (object) => isJsonObject(object[PARAMS]));
    if (found === undefined) return null;
    const whole = new JsonReader(found.object);
    const params = whole.object(PARAMS);
    const models = modelsOf(whole);
    return {
      field: found.field,
      values: {
        generator: { name: 'SwarmUI', version: params.text('swarm_version') },
        prompt: promptOf(params, whole),
        negativePrompt: params.text('negativeprompt') ?? '',
        seed: params.integerText('seed'),
        steps: params.integer('steps'),
        cfgScale: params.number('cfgscale'),
        sampler: params.text('sampler'),
        scheduler: params.text('scheduler'),
        model: modelOf(params, models),
        loras: loras(params, models),
        vae: params.text('vae'),
        clipSkip: params.integer('clipstopatlayer'),
        denoisingStrength: params.number('initimagecreativity'),
        width: params.integer('width'),
        height: params.integer('height'),
        hires: hires(params),
      },
      warnings: whole.warnings,
    };
  },
};

/** The prompt as it was used; else as it was typed, with its wildcards. That stood among the parameters formerly. */
function promptOf(params: JsonReader, whole: JsonReader): string {
  return (
    params.text('prompt', 'original_prompt') ?? whole.object('sui_extra_data').text('original_prompt') ?? ''
  );
}

/** A file that was used: the parameter that named it, its name and its hash. */
interface ListedModel {
  param: string | null;
  name: string | null;
  hash: string | null;
}

function modelsOf(whole: JsonReader): ListedModel[] {
  return whole.objects('sui_models').map((model) => ({
    param: model.text('param'),
    name: model.text('name'),
    hash: model.text('hash'),
  }));
}

/** The list of models writes file names with their ending, the parameters without. */
function modelOf(params: JsonReader, models: readonly ListedModel[]): Model | null {
  const name = params.text('model');
  const listed =
    (name === null ? undefined : named(models, name)) ?? models.find(({ param }) => param === 'model');
  return toModel(name ?? listed?.name ?? null, listed?.hash ?? null);
}

function named(models: readonly ListedModel[], name: string): ListedModel | undefined {
  const wanted = withoutEnding(name);
  return models.find((model) => model.name !== null && withoutEnding(model.name) === wanted);
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:safetensors|sft|ckpt|gguf)$/i, '');
}

function loras(params: JsonReader, models: readonly ListedModel[]): Lora[] {
  const weights = items(params.value('loraweights'));
  return items(params.value('loras')).map((name, index) => ({
    name,
    weight: toNumber(weights[index]),
    hash: named(models, name)?.hash ?? null,
  }));
}

/** A list, or its items in one text with commas. */
function items(value: JsonValue | undefined): string[] {
  const list = Array.isArray(value) ? value : (toText(value) ?? '').split(',');
  return list.map((item) => toText(item)?.trim() ?? '').filter((item) => item !== '');
}

/** The refiner's pass is one at a higher resolution where it upscales. */
function hires(params: JsonReader): Hires | null {
  const upscale = params.number('refinerupscale');
  if (upscale === null || upscale === 1) return null;
  return {
    upscale,
    upscaler: params.text('refinerupscalemethod'),
    steps: params.integer('refinersteps'),
    width: null,
    height: null,
  };
}
