import type { Model } from '../../schema/models/metadata.js';
import { type Field, fieldNamed, findJson } from '../texts/fields.js';
import { type JsonObject, parseJsonObject } from '../texts/json.js';
import { JsonReader } from '../texts/json-reader.js';
import { toObject, toText } from '../texts/json-values.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader, Reading } from './generator.js';

const NAME = 'NovelAI';

/** The texts that a file of NovelAI holds, wherever they stand. */
interface Parts {
  field: Field;
  /** The settings, as JSON text. */
  comment: JsonObject | null;
  description: string | null;
  source: string | null;
  warnings: string[];
}

/**
 * NovelAI, V1 to V4.5: one PNG text per part; in WebP, and hidden in the pixels, all parts as one JSON object whose
 * `Comment` is JSON text itself. Files of V1 have no prompt in the comment.
 */
export const novelai: GeneratorReader = {
  name: 'NovelAI',
  texts: ['software', 'source'],
  markers: ['"Comment"'],
  read(fields) {
    const parts = pngParts(fields) ?? jsonParts(fields);
    return parts === null ? null : toReading(parts);
  },
};

function pngParts(fields: readonly Field[]): Parts | null {
  const software = fieldNamed(fields, 'software')?.text.trim();
  const source = fieldNamed(fields, 'source')?.text ?? null;
  if (software !== NAME && source?.startsWith(`${NAME} `) !== true) return null;
  const comment = fieldNamed(fields, 'comment');
  const description = fieldNamed(fields, 'description');
  const field = comment ?? description;
  if (field === undefined) return null;
  return {
    ...readComment(comment?.text),
    field: comment ?? field,
    description: description?.text ?? null,
    source,
  };
}

function jsonParts(fields: readonly Field[]): Parts | null {
  const found = findJson(fields, '"Comment"', ({ Comment, Software, Source }) => {
    const isOurs = Software === NAME || toText(Source)?.startsWith(`${NAME} `) === true;
    return isOurs && Comment !== undefined;
  });
  if (found === undefined) return null;
  const { Comment, Description, Source } = found.object;
  const inner = toObject(Comment);
  return {
    ...(inner === null ? readComment(toText(Comment) ?? undefined) : { comment: inner, warnings: [] }),
    field: found.field,
    description: toText(Description),
    source: toText(Source),
  };
}

function readComment(text: string | undefined): Pick<Parts, 'comment' | 'warnings'> {
  if (text === undefined) return { comment: null, warnings: ['the settings of NovelAI are missing'] };
  const comment = parseJsonObject(text) ?? null;
  return { comment, warnings: comment === null ? ['the settings of NovelAI are no JSON'] : [] };
}

function toReading({ field, comment, description, source, warnings }: Parts): Reading {
  const settings = new JsonReader(comment ?? {}, warnings);
  const caption = settings.object('v4_prompt').object('caption');
  const negativeCaption = settings.object('v4_negative_prompt').object('caption');
  const characters = [...caption.objects('char_captions'), ...negativeCaption.objects('char_captions')];
  if (characters.some((character) => character.text('char_caption') !== null)) {
    warnings.push('the prompts of single characters are left out of the prompt');
  }
  return {
    field,
    values: {
      generator: { name: NAME, version: null },
      prompt: settings.text('prompt') ?? caption.text('base_caption') ?? description ?? '',
      negativePrompt: settings.text('uc') ?? negativeCaption.text('base_caption') ?? '',
      seed: settings.integerText('seed'),
      steps: settings.integer('steps'),
      cfgScale: settings.number('scale'),
      sampler: settings.text('sampler'),
      scheduler: settings.text('noise_schedule'),
      model: modelOf(source),
      denoisingStrength: isFromImage(settings) ? settings.number('strength') : null,
      width: settings.integer('width'),
      height: settings.integer('height'),
    },
    warnings,
  };
}

/** A strength is written for every image; it means something for those made from another one. */
function isFromImage(settings: JsonReader): boolean {
  const type = settings.text('request_type');
  return type === 'Img2ImgRequest' || type === 'NativeInfillingRequest';
}

/** `NovelAI Diffusion V4.5 4BDE2A90`: a name and 8 digits of a hash. */
function modelOf(source: string | null): Model | null {
  const text = source?.trim() ?? '';
  if (text === '') return null;
  const hash = /\s([0-9A-F]{8})$/i.exec(text)?.[1] ?? null;
  return toModel(hash === null ? text : text.slice(0, -hash.length).trim(), hash);
}
