import type { Lora } from '../../schema/models/metadata.js';
import { type Field, fieldNamed } from '../texts/fields.js';
import { isJsonObject, parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toInteger, toIntegerText, toNumber } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader, Reading } from './generator.js';

const NAME = 'InvokeAI';

/**
 * InvokeAI, in three ages: `invokeai_metadata` (its `CoreMetadata`) since 3.0, `sd-metadata` before, the command line
 * as `Dream` in the beginning. Files of 2.x hold the second and the third; the newest says most.
 */
export const invokeai: GeneratorReader = {
  name: 'InvokeAI',
  texts: ['invokeai_metadata', 'sd-metadata', 'dream'],
  read(fields) {
    const current = fieldNamed(fields, 'invokeai_metadata');
    const former = fieldNamed(fields, 'sd-metadata');
    const first = fieldNamed(fields, 'dream');
    return (
      (current && readCurrent(current)) ??
      (former && readFormer(former)) ??
      (first && readDream(first)) ??
      null
    );
  },
};

function readCurrent(field: Field): Reading | null {
  const object = parseJsonObject(field.text);
  if (object === undefined) return null;
  const core = new JsonReader(object);
  const model = core.object('model');
  const clipSkip = core.integer('clip_skip');
  return {
    field,
    values: {
      generator: { name: NAME, version: core.text('app_version') },
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
      // It counts the layers left out; others count from 1, the last layer.
      clipSkip: clipSkip === null ? null : clipSkip + 1,
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

function readFormer(field: Field): Reading | null {
  const object = parseJsonObject(field.text);
  if (object === undefined || !isJsonObject(object['image'])) return null;
  const whole = new JsonReader(object);
  const image = whole.object('image');
  return {
    field,
    values: {
      ...splitPrompt(formerPrompt(image)),
      generator: { name: NAME, version: whole.text('app_version') },
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
function formerPrompt(image: JsonReader): string {
  if (!Array.isArray(image.value('prompt'))) return image.text('prompt') ?? '';
  return image
    .objects('prompt')
    .map((part) => part.text('prompt') ?? '')
    .join('\n');
}

const NEGATIVE = /\[([^[\]]*)\]/g;

/** The negative prompt stood in brackets within the prompt. */
function splitPrompt(text: string): { prompt: string; negativePrompt: string } {
  return {
    prompt: text.replace(NEGATIVE, ' '),
    negativePrompt: Array.from(text.matchAll(NEGATIVE), ([, inner = '']) => inner).join(' '),
  };
}

/** Flags of the command line; early ones had no space between a flag and its value. */
const FLAG = /\s-([sSWHCAmf])\s*([^\s"]+)/g;
const FIRST_FLAG = /\s-[sSWHCn]\s*\d/;

function readDream(field: Field): Reading {
  const { text } = field;
  const quote = text.startsWith('"') ? text.lastIndexOf('"') : 0;
  const end = quote > 0 ? quote + 1 : (FIRST_FLAG.exec(text)?.index ?? text.length);
  const flags = new Map(Array.from(text.slice(end).matchAll(FLAG), ([, flag, value]) => [flag, value]));
  return {
    field,
    values: {
      ...splitPrompt(quote > 0 ? text.slice(1, quote) : text.slice(0, end)),
      generator: { name: NAME, version: null },
      seed: toIntegerText(flags.get('S')),
      steps: toInteger(flags.get('s')),
      cfgScale: toNumber(flags.get('C')),
      sampler: flags.get('A') ?? flags.get('m') ?? null,
      denoisingStrength: toNumber(flags.get('f')),
      width: toInteger(flags.get('W')),
      height: toInteger(flags.get('H')),
    },
    warnings: flags.size === 0 ? ['no flags in Dream: taken for a prompt'] : [],
  };
}
