import type { Lora } from '../../schema/models/metadata.js';
import { type Field, fieldNamed, findJson } from '../texts/fields.js';
import { type JsonObject, parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import { isXmp, xmpValue } from '../texts/xmp.js';
import { fromDescription } from './draw-things-description.js';
import type { GeneratorReader, Reading } from './generator.js';

const NAME = 'Draw Things';
const TOOL = 'xmp:CreatorTool';
const COMMENT = 'exif:UserComment';
const DESCRIPTION = 'dc:description';

/** Draw Things: XMP with JSON as `exif:UserComment`, and the same for people as `dc:description`. */
export const drawThings: GeneratorReader = {
  name: NAME,
  texts: ['xmp', 'extended', TOOL.toLowerCase()],
  markers: ['"seed_mode"'],
  read(fields) {
    return fromProperties(fields) ?? fromPackets(fields) ?? fromComment(fields);
  },
};

/** The properties of XMP as texts of their own. */
function fromProperties(fields: readonly Field[]): Reading | null {
  if (fieldNamed(fields, TOOL.toLowerCase())?.text.startsWith(NAME) !== true) return null;
  const comment = fieldNamed(fields, COMMENT.toLowerCase());
  const description = fieldNamed(fields, DESCRIPTION.toLowerCase());
  return (
    (comment && fromText(comment, comment.text)) ??
    (description && fromDescription(description, description.text)) ??
    null
  );
}

function fromPackets(fields: readonly Field[]): Reading | null {
  for (const field of fields) {
    if (!field.text.includes(NAME) || !isXmp(field.text)) continue;
    if (xmpValue(field.text, TOOL)?.startsWith(NAME) !== true) continue;
    const reading =
      fromText(field, xmpValue(field.text, COMMENT) ?? '') ??
      fromDescription(field, xmpValue(field.text, DESCRIPTION) ?? '');
    if (reading !== null) return reading;
  }
  return null;
}

/** The JSON alone, where another tool kept nothing else. */
function fromComment(fields: readonly Field[]): Reading | null {
  const found = findJson(
    fields,
    '"seed_mode"',
    ({ c, seed_mode }) => c !== undefined && seed_mode !== undefined,
  );
  return found === undefined ? null : fromJson(found.field, found.object);
}

/** JSON, with or without a character code in front of it, as EXIF has it. */
function fromText(field: Field, text: string): Reading | null {
  const object = parseJsonObject(text.slice(Math.max(0, text.indexOf('{'))));
  return object === undefined ? null : fromJson(field, object);
}

function fromJson(field: Field, object: JsonObject): Reading {
  const settings = new JsonReader(object);
  const details = settings.object('v2');
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
      clipSkip: details.integer('clipSkip'),
      denoisingStrength: settings.number('strength'),
      width: size?.width ?? details.integer('width'),
      height: size?.height ?? details.integer('height'),
    },
    warnings: settings.warnings,
  };
}

function lora(entry: JsonReader): Lora[] {
  const name = entry.text('model');
  return name === null ? [] : [{ name, weight: entry.number('weight'), hash: null }];
}
