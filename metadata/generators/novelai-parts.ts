import { type Field, fieldNamed, findJson } from '../texts/fields.js';
import { isJsonObject, type JsonObject, type JsonValue, parseJson } from '../texts/json.js';
import { toText } from '../texts/json-values.js';

export const NAME = 'NovelAI';
const TITLE = 'NovelAI generated image';
/** Of V1. Others may write that, too. */
const FIRST_TITLE = 'AI generated image';

/** The texts that a file of NovelAI holds, wherever they stand. */
export interface Parts {
  field: Field;
  /** The settings. */
  comment: JsonObject | null;
  description: string | null;
  /** Name and hash of the model. */
  source: string | null;
  warnings: string[];
}

/**
 * The parts: in PNG one text each; in WebP, and hidden in the pixels, all as one JSON object whose `Comment` is JSON text
 * itself. WebP repeats some as EXIF tags, which are all there is where the JSON is lost.
 */
export function partsIn(fields: readonly Field[]): Parts | null {
  const texts = textParts(fields);
  if (texts?.comment !== null && texts !== null) return texts;
  return jsonParts(fields) ?? texts ?? bareComment(fields);
}

function textParts(fields: readonly Field[]): Parts | null {
  const software = tidy(fieldNamed(fields, 'software')?.text);
  const own = tidy(fieldNamed(fields, 'source')?.text);
  // In WebP the software is the source.
  const source = own === null && isSource(software) ? software : own;
  const title = tidy(fieldNamed(fields, 'title', 'documentname')?.text);
  const isNamed = software === NAME || isSource(source) || title === TITLE;
  if (!isNamed && title !== FIRST_TITLE) return null;
  const comment = fieldNamed(fields, 'comment');
  const description = fieldNamed(fields, 'description', 'imagedescription');
  const field = comment ?? description;
  if (field === undefined) return null;
  const settings = settingsOf(comment?.text);
  if (!isNamed && settings.comment?.['uc'] === undefined) return null;
  return { ...settings, field, description: withoutNuls(description?.text), source };
}

function jsonParts(fields: readonly Field[]): Parts | null {
  const found = findJson(fields, '"Comment"', ({ Comment, Software, Source, Title }) => {
    const isOurs =
      Software === NAME || isSource(toText(Source)) || isSource(toText(Software)) || Title === TITLE;
    return isOurs && Comment !== undefined;
  });
  if (found === undefined) return null;
  const { Comment, Description, Source } = found.object;
  return {
    ...settingsOf(Comment),
    field: found.field,
    description: toText(Description),
    source: toText(Source),
  };
}

/** The settings alone, where another tool kept nothing else. */
function bareComment(fields: readonly Field[]): Parts | null {
  const found = findJson(fields, '"signed_hash"', isComment) ?? findJson(fields, '"v4_prompt"', isComment);
  return (
    (found && { field: found.field, comment: found.object, description: null, source: null, warnings: [] }) ??
    null
  );
}

function isComment({ signed_hash, v4_prompt, sampler, scale }: JsonObject): boolean {
  return (
    (signed_hash !== undefined || isJsonObject(v4_prompt)) && sampler !== undefined && scale !== undefined
  );
}

function isSource(text: string | null): boolean {
  return text?.startsWith(`${NAME} `) === true;
}

function tidy(text: string | undefined): string | null {
  return withoutNuls(text)?.trim() ?? null;
}

/** WebP has NULs in front of the description, some tools have one behind a text. */
function withoutNuls(text: string | undefined): string | null {
  // oxlint-disable-next-line no-control-regex -- NUL is what is looked for
  return text?.replace(/^\0+/, '').replace(/\0{1,8}$/, '') ?? null;
}

/** The settings as an object, or as JSON text of one. */
function settingsOf(comment: JsonValue | undefined): Pick<Parts, 'comment' | 'warnings'> {
  if (comment === undefined || comment === null || comment === '') {
    return { comment: null, warnings: ['the settings of NovelAI are missing'] };
  }
  const settings = typeof comment === 'string' ? parseJson(comment) : comment;
  return isJsonObject(settings)
    ? { comment: settings, warnings: [] }
    : { comment: null, warnings: ['the settings of NovelAI are no JSON'] };
}
