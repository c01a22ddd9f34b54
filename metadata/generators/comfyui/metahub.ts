import type { Lora } from '../../../schema/models/metadata.js';
import { isJsonObject, type JsonObject } from '../../texts/json.js';
import { toInteger, toIntegerText, toList, toNumber, toObject, toText } from '../../texts/json-values.js';
import type { Reading } from '../generator.js';

/** The hash that stands where the file of the model was not found. */
const NO_HASH = '0000000000';

/** What the MetaHub Save Node writes (`build_imh_metadata`): the values besides the graph. */
export function isMetaHub(json: JsonObject): boolean {
  return (
    typeof json['prompt'] === 'string' &&
    'negativePrompt' in json &&
    (toObject(json['imh_pro']) !== null || 'prompt_api' in json || json['generator'] === 'ComfyUI')
  );
}

/** Its values before those of the graph: they were taken at run time. */
export function withMetaHub(json: JsonObject, values: Reading['values']): Reading['values'] {
  const name = toText(json['model']);
  const hash = toText(json['model_hash']);
  const loras = toList(json['loras']).filter(isJsonObject).flatMap(loraOf);
  return {
    ...values,
    generator: { name: 'ComfyUI', version: toText(toObject(json['analytics'])?.['comfyui_version']) },
    prompt: toText(json['prompt']) ?? values.prompt ?? '',
    negativePrompt: toText(json['negativePrompt']) ?? values.negativePrompt ?? '',
    seed: toIntegerText(json['seed']) ?? values.seed ?? null,
    steps: toInteger(json['steps']) ?? values.steps ?? null,
    cfgScale: toNumber(json['cfg']) ?? values.cfgScale ?? null,
    sampler: toText(json['sampler_name']) ?? values.sampler ?? null,
    scheduler: toText(json['scheduler']) ?? values.scheduler ?? null,
    model: name === null ? (values.model ?? null) : { name, hash: hash === NO_HASH ? null : hash },
    loras: loras.length > 0 ? loras : (values.loras ?? []),
    vae: toText(json['vae']) ?? values.vae ?? null,
    width: toInteger(json['width']) ?? values.width ?? null,
    height: toInteger(json['height']) ?? values.height ?? null,
  };
}

function loraOf(lora: JsonObject): Lora[] {
  const name = toText(lora['name']);
  return name === null ? [] : [{ name, weight: toNumber(lora['weight']), hash: null }];
}
