import type { Lora } from '../../schema/models/metadata.js';
import { findJson } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toList, toNumber, toText } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader } from './generator.js';

/**
 * Fooocus in its own scheme (`FooocusMetadataParser` in its `modules/meta_parser.py`): sorted JSON in PNG
 * `parameters`, or in UserComment. Its other scheme is infotext.
 */
export const fooocus: GeneratorReader = {
  name: 'Fooocus',
  markers: ['"base_model"'],
  read(fields) {
    const found = findJson(fields, '"base_model"', isFooocus);
    if (found === undefined) return null;
    const settings = new JsonReader(found.object);
    const size = settings.size('resolution');
    return {
      field: found.field,
      values: {
        generator: { name: 'Fooocus', version: settings.text('version') },
        prompt: settings.text('prompt') ?? lines(settings, 'full_prompt'),
        negativePrompt: settings.text('negative_prompt') ?? lines(settings, 'full_negative_prompt'),
        seed: settings.integerText('seed'),
        steps: settings.integer('steps'),
        cfgScale: settings.number('guidance_scale'),
        sampler: settings.text('sampler'),
        scheduler: settings.text('scheduler'),
        model: toModel(settings.text('base_model'), settings.text('base_model_hash')),
        loras: loras(settings),
        vae: settings.text('vae'),
        clipSkip: settings.integer('clip_skip'),
        denoisingStrength: settings.number('overwrite_upscale_strength'),
        width: size?.width ?? null,
        height: size?.height ?? null,
      },
      warnings: settings.warnings,
    };
  },
};

/** Forks name another scheme and version; the expanded prompts are the family's. */
function isFooocus({ metadata_scheme, version, full_prompt }: JsonObject): boolean {
  const isVersion = toText(version)?.startsWith('Fooocus') === true;
  return metadata_scheme === 'fooocus' || isVersion || full_prompt !== undefined;
}

/** What the styles made of the prompt: all there is where the user typed none. */
function lines(settings: JsonReader, name: string): string {
  return settings
    .list(name)
    .map((line) => toText(line) ?? '')
    .join('\n');
}

/** Lists of name, weight and hash; in early versions only `lora_combined_1: "name : weight"`. */
function loras(settings: JsonReader): Lora[] {
  if (settings.has('loras')) {
    return settings.list('loras').flatMap((entry) => {
      const [name, weight, hash] = toList(entry);
      const text = toText(name);
      if (text !== null) return [{ name: text, weight: toNumber(weight), hash: toText(hash) }];
      settings.warn('a LoRA is not understood');
      return [];
    });
  }
  return Array.from({ length: MAX_LORAS }, (_, index) => settings.text(`lora_combined_${index + 1}`)).flatMap(
    (combined) => {
      const colon = combined?.lastIndexOf(' : ') ?? -1;
      if (combined === null || colon < 0) return [];
      return [{ name: combined.slice(0, colon), weight: toNumber(combined.slice(colon + 3)), hash: null }];
    },
  );
}

/** As many as its configuration shows at most by default, and then some. */
const MAX_LORAS = 10;
