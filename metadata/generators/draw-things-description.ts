import type { Field } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import { parsePairs } from '../texts/pairs.js';
import type { Reading } from './generator.js';

const LORA = /^LoRA (\d{1,3}) Model$/;

/**
 * Reads what Draw Things writes for people: the prompt, the negative prompt behind a `-`, and a line of pairs. Of several
 * lines with a `-` the last begins the negative prompt: prompts are lists more often than that.
 */
export function fromDescription(field: Field, text: string): Reading | null {
  const lines = text.split(/\r\n|\n|\r/);
  const last = lines.findLastIndex((line) => /^\s{0,8}Steps:/.test(line));
  if (last < 0) return null;
  const { parameters } = parsePairs((lines[last] ?? '').trim());
  const pairs: JsonObject = { __proto__: null };
  for (const { name, value } of parameters) pairs[name] = value;
  const settings = new JsonReader(pairs);
  const size = settings.size('Size');
  const prompts = lines.slice(0, last);
  const minus = prompts.findLastIndex((line) => line.startsWith('-'));
  const negative = minus < 0 ? last : minus;
  return {
    field,
    values: {
      generator: { name: 'Draw Things', version: null },
      prompt: prompts.slice(0, negative).join('\n'),
      negativePrompt: prompts.slice(negative).join('\n').slice(1),
      seed: settings.integerText('Seed'),
      steps: settings.integer('Steps'),
      cfgScale: settings.number('Guidance Scale'),
      sampler: settings.text('Sampler'),
      model: toModel(settings.text('Model'), null),
      loras: parameters.flatMap(({ name, value }) => {
        const place = LORA.exec(name)?.[1];
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
