import { type Field, fieldNamed, findJson } from '../texts/fields.js';
import type { JsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toText } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import { loras } from './fooocus-loras.js';
import { promptIn } from './fooocus-prompt.js';
import type { GeneratorReader } from './generator.js';

const SCHEME = 'fooocus';
const NAME = 'Fooocus';

/**
 * Fooocus in its own scheme (`FooocusMetadataParser` in its `modules/meta_parser.py`): sorted JSON in PNG
 * `parameters`, or in UserComment. Its other scheme is infotext.
 */
export const fooocus: GeneratorReader = {
  name: NAME,
  markers: ['"base_model"'],
  read(fields) {
    const isKnown = isSchemeNamed(fields);
    const found = findJson(fields, '"base_model"', (object) => isFooocus(object, isKnown));
    if (found === undefined) return null;
    const settings = new JsonReader(found.object);
    const size = settings.size('resolution');
    return {
      field: found.field,
      values: {
        generator: { name: NAME, version: settings.text('version') ?? programOf(fields) },
        prompt: promptIn(settings, 'prompt', 'full_prompt'),
        negativePrompt: promptIn(settings, 'negative_prompt', 'full_negative_prompt'),
        seed: settings.integerText('seed'),
        steps: settings.integer('steps'),
        cfgScale: settings.number('guidance_scale'),
        sampler: settings.text('sampler'),
        scheduler: settings.text('scheduler'),
        model: toModel(settings.text('base_model'), settings.text('base_model_hash')),
        loras: loras(found.object, settings),
        vae: settings.text('vae'),
        clipSkip: settings.integer('clip_skip'),
        denoisingStrength: settings.number('overwrite_upscale_strength'),
        width: size?.width ?? settings.integer('width'),
        height: size?.height ?? settings.integer('height'),
      },
      warnings: settings.warnings,
    };
  },
};

/** The scheme stands beside the JSON, too: in PNG under its name, in EXIF as maker's note. */
function isSchemeNamed(fields: readonly Field[]): boolean {
  return (
    fieldNamed(fields, 'fooocus_scheme')?.text.trim() === SCHEME ||
    fieldNamed(fields, 'makernote')?.text.trim() === SCHEME ||
    programOf(fields) !== null
  );
}

/** `Fooocus v2.5.5` as the software of EXIF. */
function programOf(fields: readonly Field[]): string | null {
  const software = fieldNamed(fields, 'software')?.text.trim();
  return software?.startsWith(`${NAME} `) === true ? software : null;
}

/** Forks name another scheme and version; the expanded prompts are the family's. */
function isFooocus(
  { base_model, metadata_scheme, version, full_prompt }: JsonObject,
  isKnown: boolean,
): boolean {
  if (base_model === undefined) return false;
  const isVersion = toText(version)?.startsWith(NAME) === true;
  return isKnown || metadata_scheme === SCHEME || isVersion || full_prompt !== undefined;
}
