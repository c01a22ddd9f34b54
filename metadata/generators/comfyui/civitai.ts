import { type JsonObject, parseJsonObject } from '../../texts/json.js';
import { toInteger, toIntegerText, toNumber, toText } from '../../texts/json-values.js';
import type { Reading } from '../generator.js';

/**
 * What Civitai writes beside the nodes of a graph: in `extraMetadata`, as JSON text, the parameters of the picture that
 * was upscaled, of which the graph knows nothing. They stand before those of the graph.
 * @returns null where the graph is not Civitai's.
 */
export function withCivitai(json: JsonObject, values: Reading['values']): Reading['values'] | null {
  const { extraMetadata: text } = json;
  const extra = typeof text === 'string' ? parseJsonObject(text) : undefined;
  if (extra === undefined) return null;
  const prompt = toText(extra['prompt']);
  // The family of the model, such as `Illustrious`, is all that is known where the graph only upscales.
  const family = toText(extra['baseModel']);
  return {
    ...values,
    ...(prompt === null ? {} : { prompt }),
    generator: { name: 'Civitai', version: null },
    negativePrompt: toText(extra['negativePrompt']) ?? values.negativePrompt ?? '',
    seed: toIntegerText(extra['seed']) ?? values.seed ?? null,
    steps: toInteger(extra['steps']) ?? values.steps ?? null,
    cfgScale: toNumber(extra['cfgScale']) ?? values.cfgScale ?? null,
    sampler: toText(extra['sampler']) ?? values.sampler ?? null,
    clipSkip: toInteger(extra['clipSkip']) ?? values.clipSkip ?? null,
    width: toInteger(extra['width']) ?? values.width ?? null,
    height: toInteger(extra['height']) ?? values.height ?? null,
    model: values.model ?? (family === null ? null : { name: family, hash: null }),
  };
}
