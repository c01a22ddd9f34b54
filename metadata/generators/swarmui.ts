import type { Hires, Lora } from '../../schema/models/metadata.js';
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
  markers: ['"sui_image_params"'],
  read(fields) {
    const found = findJson(fields, `"${PARAMS}"`, (object) => isJsonObject(object[PARAMS]));
    if (found === undefined) return null;
    const whole = new JsonReader(found.object);
    const params = whole.object(PARAMS);
    const hashes = modelHashes(whole);
    const model = params.text('model');
    return {
      field: found.field,
      values: {
        generator: { name: 'SwarmUI', version: params.text('swarm_version') },
        prompt: params.text('prompt') ?? '',
        negativePrompt: params.text('negativeprompt') ?? '',
        seed: params.integerText('seed'),
        steps: params.integer('steps'),
        cfgScale: params.number('cfgscale'),
        sampler: params.text('sampler'),
        scheduler: params.text('scheduler'),
        model: toModel(model, hashes.get(withoutEnding(model ?? '')) ?? null),
        loras: loras(params, hashes),
        vae: params.text('vae'),
        clipSkip: clipSkip(params),
        denoisingStrength: params.number('initimagecreativity'),
        width: params.integer('width'),
        height: params.integer('height'),
        hires: hires(params),
      },
      warnings: whole.warnings,
    };
  },
};

/** Hashes by name: the list of models writes file names with their ending, the parameters without. */
function modelHashes(whole: JsonReader): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const model of whole.objects('sui_models')) {
    const name = model.text('name');
    const hash = model.text('hash');
    if (name !== null && hash !== null) hashes.set(withoutEnding(name), hash);
  }
  return hashes;
}

function withoutEnding(name: string): string {
  return name.replace(/\.(?:safetensors|sft|ckpt|gguf)$/i, '');
}

function loras(params: JsonReader, hashes: ReadonlyMap<string, string>): Lora[] {
  const weights = items(params.value('loraweights'));
  return items(params.value('loras')).map((name, index) => ({
    name,
    weight: toNumber(weights[index]),
    hash: hashes.get(withoutEnding(name)) ?? null,
  }));
}

/** A list, or its items in one text with commas. */
function items(value: JsonValue | undefined): string[] {
  const list = Array.isArray(value) ? value : (toText(value) ?? '').split(',');
  return list.map((item) => toText(item)?.trim() ?? '').filter((item) => item !== '');
}

/** The layer is counted from the end, as a negative number: -2 is what others call a clip skip of 2. */
function clipSkip(params: JsonReader): number | null {
  const layer = params.integer('clipstopatlayer');
  return layer === null ? null : Math.abs(layer);
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
