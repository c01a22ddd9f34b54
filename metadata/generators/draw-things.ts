import type { Field } from '../texts/fields.js';
import type { Lora } from '../../schema/models/metadata.js';
import { type JsonObject, parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import { parsePairs } from '../texts/pairs.js';
import { isXmp, xmpValue } from '../texts/xmp.js';
import type { GeneratorReader, Reading } from './generator.js';

const NAME = 'Draw Things';

/** Draw Things: XMP with JSON as `exif:UserComment`, and the same for people as `dc:description`. */
export const drawThings: GeneratorReader = {
  name: 'Draw Things',
  texts: ['xmp', 'extended'],
  read(fields) {
    for (const field of fields) {
      if (!isXmp(field.text) || !field.text.includes(NAME)) continue;
      if (xmpValue(field.text, 'xmp:CreatorTool')?.startsWith(NAME) !== true) continue;
      const settings = parseJsonObject(xmpValue(field.text, 'exif:UserComment') ?? '');
      const reading = settings === undefined ? fromDescription(field) : fromJson(field, settings);
      if (reading !== null) return reading;
    }
    return null;
  },
};

function fromJson(field: Field, object: JsonObject): Reading {
  const settings = new JsonReader(object);
  const size = settings.size('size');
  return {
    field,
    values: {
      generator: { name: NAME, version: null },
      prompt: settings.text('c') ?? '',
      negativePrompt: settings.text('uc') ?? '',
      seed: settings.integerText('seed'),
      steps: settings.integer('steps'),
      cfgScale: settings.number('scale'),
      sampler: settings.text('sampler'),
      model: toModel(settings.text('model'), null),
      loras: settings.objects('lora').flatMap(lora),
      clipSkip: settings.object('v2').integer('clipSkip'),
      denoisingStrength: settings.number('strength'),
      width: size?.width ?? null,
      height: size?.height ?? null,
    },
    warnings: settings.warnings,
  };
}

function lora(entry: JsonReader): Lora[] {
  const name = entry.text('model');
  return name === null ? [] : [{ name, weight: entry.number('weight'), hash: null }];
}

/** The prompt, the negative prompt behind a `-`, and a line of pairs. */
function fromDescription(field: Field): Reading | null {
  const lines = (xmpValue(field.text, 'dc:description') ?? '').split('\n').map((line) => line.trim());
  const last = lines.findLastIndex((line) => line.startsWith('Steps:'));
  if (last < 0) return null;
  const { parameters } = parsePairs(lines[last] ?? '');
  const pairs: JsonObject = Object.fromEntries(parameters.map(({ name, value }) => [name, value]));
  const settings = new JsonReader(pairs);
  const size = settings.size('Size');
  const prompts = lines.slice(0, last);
  const minus = prompts.findIndex((line) => line.startsWith('-'));
  const negative = minus < 0 ? last : minus;
  return {
    field,
    values: {
      generator: { name: NAME, version: null },
      prompt: prompts.slice(0, negative).join('\n'),
      negativePrompt: prompts.slice(negative).join('\n').slice(1),
      seed: settings.integerText('Seed'),
      steps: settings.integer('Steps'),
      cfgScale: settings.number('Guidance Scale'),
      sampler: settings.text('Sampler'),
      model: toModel(settings.text('Model'), null),
      loras: parameters.flatMap(({ name, value }) => {
        const place = /^LoRA (\d{1,3}) Model$/.exec(name)?.[1];
        if (place === undefined) return [];
        return [{ name: value, weight: settings.number(`LoRA ${place} Weight`), hash: null }];
      }),
      denoisingStrength: settings.number('Strength'),
      width: size?.width ?? null,
      height: size?.height ?? null,
      parameters,
    },
    warnings: settings.warnings,
  };
}
