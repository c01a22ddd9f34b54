import { type Field, fieldNamed, findJson, type JsonField } from '../texts/fields.js';
import type { JsonObject, JsonValue } from '../texts/json.js';

/** The key, and the label that replaces it where text files are written too (`TASK_TEXT_MAPPING`), in lower case. */
export const MODEL_NAMES = ['use_stable_diffusion_model', 'stable diffusion model'];
/** Values that are text are Python's `str()`. */
const NONE = 'None';
/** What users write themselves, be it that word. */
const WRITTEN = new Set(['prompt', 'negative_prompt', 'negative prompt']);

/** The settings of a file, their names in lower case, with the text that they stand in, or the first of them. */
export function settingsIn(fields: readonly Field[]): JsonField | null {
  return fromTexts(fields) ?? fromJson(fields) ?? fromLines(fields);
}

function fromTexts(fields: readonly Field[]): JsonField | null {
  const own = fieldNamed(fields, ...MODEL_NAMES);
  if (own === undefined) return null;
  const entries = fields.map(({ name, text }): Entry => [name, text]);
  return { field: fieldNamed(fields, 'prompt') ?? own, object: toSettings(entries) };
}

function fromJson(fields: readonly Field[]): JsonField | null {
  for (const name of [...MODEL_NAMES, 'Stable Diffusion model']) {
    const found = findJson(fields, `"${name}"`, (object) => object[name] !== undefined);
    if (found !== undefined) return { field: found.field, object: toSettings(Object.entries(found.object)) };
  }
  return null;
}

/** Labels and keys as files of lines have them, as patterns. What else stands before a colon is part of a prompt. */
const LINE_NAMES = [
  'prompt|negative[ _]prompt|seed|width|height|steps|num_inference_steps|(?:seamless )?tiling',
  '(?:distilled[ _])?guidance[ _]scale|prompt[ _]strength|sampler(?:_name)?|scheduler(?:_name)?',
  '(?:stable diffusion|vae|hypernetwork|lora|controlnet|text encoder) model|embedding models|controlnet filter|use_[a-z_]{1,40}',
  'use (?:face correction|upscaling)|upscale by|upscale_amount|latent[ _]upscaler[ _]steps',
  'hypernetwork[ _]strength|lora strength|lora_alpha|clip[ _]skip|control_[a-z_]{1,40}',
  'preserve_init_image_color_profile|strict_mask_border|codeformer_[a-z_]{1,40}',
];
const LINE = new RegExp(`^(?:${LINE_NAMES.join('|')}): ?`, 'i');

/** A file of lines. A line that begins with no setting goes on with the value in front of it: prompts have several. */
function fromLines(fields: readonly Field[]): JsonField | null {
  const field = fieldNamed(fields, 'txt');
  if (field === undefined || !/^(?:stable diffusion model|use_stable_diffusion_model):/im.test(field.text)) {
    return null;
  }
  const entries: [name: string, lines: string[]][] = [];
  for (const line of field.text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const start = LINE.exec(line)?.[0];
    if (start === undefined) entries.at(-1)?.[1].push(line);
    else entries.push([start.slice(0, start.lastIndexOf(':')), [line.slice(start.length)]]);
  }
  return {
    field,
    object: toSettings(entries.map(([name, lines]): Entry => [name, lines.join('\n').trimEnd()])),
  };
}

type Entry = readonly [name: string, value: JsonValue | undefined];

function toSettings(entries: readonly Entry[]): JsonObject {
  const settings: JsonObject = { __proto__: null };
  for (const [written, value] of entries) {
    const name = written.toLowerCase();
    if (value !== NONE || WRITTEN.has(name)) settings[name] ??= value;
  }
  return settings;
}
