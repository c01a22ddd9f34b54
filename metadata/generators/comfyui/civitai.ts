import type { Resource } from '../../../schema/models/metadata.js';
import { isJsonObject, type JsonObject, parseJsonObject } from '../../texts/json.js';
import { toInteger, toIntegerText, toList, toNumber, toObject, toText } from '../../texts/json-values.js';
import type { Reading } from '../generator.js';
import { parseAir } from './airs.js';

/**
 * What Civitai writes beside the nodes of a graph: in `extraMetadata`, as JSON text, the parameters of the picture that
 * was upscaled, of which the graph knows nothing. They stand before those of the graph. In `extra.airs`, what was used.
 * @returns null where the graph is not Civitai's.
 */
export function withCivitai(json: JsonObject, values: Reading['values']): Reading['values'] | null {
  const { extraMetadata: text } = json;
  const extra = typeof text === 'string' ? parseJsonObject(text) : (toObject(text) ?? undefined);
  const airs = toList(toObject(json['extra'])?.['airs']).filter((air) => typeof air === 'string');
  if (extra === undefined) return airs.length === 0 ? null : withResources(values, airs, {});
  const prompt = toText(extra['prompt']);
  // The family of the model, such as `Illustrious`, is all that is known where the graph only upscales.
  const family = toText(extra['baseModel']);
  return withResources(
    {
      ...values,
      ...(prompt === null ? {} : { prompt }),
      negativePrompt: toText(extra['negativePrompt']) ?? values.negativePrompt ?? '',
      seed: toIntegerText(extra['seed']) ?? values.seed ?? null,
      steps: toInteger(extra['steps']) ?? values.steps ?? null,
      cfgScale: toNumber(extra['cfgScale']) ?? values.cfgScale ?? null,
      sampler: toText(extra['sampler']) ?? values.sampler ?? null,
      clipSkip: toInteger(extra['clipSkip']) ?? values.clipSkip ?? null,
      width: toInteger(extra['width']) ?? values.width ?? null,
      height: toInteger(extra['height']) ?? values.height ?? null,
      model: values.model ?? (family === null ? null : { name: family, hash: null }),
    },
    airs,
    extra,
  );
}

/** The AIRs, each with the weight that `resources` of the parameters give for its version; then what has no AIR. */
function withResources(
  values: Reading['values'],
  airs: readonly string[],
  extra: JsonObject,
): Reading['values'] {
  const weights = new Map(
    toList(extra['resources'])
      .filter(isJsonObject)
      .map((resource) => [
        toIntegerText(resource['modelVersionId']) ?? '',
        toNumber(resource['strength'] ?? resource['weight']),
      ]),
  );
  const resources = airs.map((air) => {
    const { type = null, versionId = null } = parseAir(air) ?? {};
    const weight = weights.get(versionId ?? '') ?? null;
    weights.delete(versionId ?? '');
    return { ...NOTHING, type, versionId, air, weight };
  });
  weights.delete('');
  const others = [...weights].map(([versionId, weight]) => ({ ...NOTHING, versionId, weight }));
  return { ...values, generator: { name: 'Civitai', version: null }, resources: [...resources, ...others] };
}

const NOTHING: Resource = {
  type: null,
  name: null,
  version: null,
  versionId: null,
  air: null,
  hash: null,
  weight: null,
};
