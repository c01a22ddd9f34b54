import type { Model } from '../../schema/models/metadata.js';
import { JsonReader } from '../texts/json-reader.js';
import { toModel } from '../texts/model.js';
import type { GeneratorReader, Reading } from './generator.js';
import { characters } from './novelai-characters.js';
import { NAME, type Parts, partsIn } from './novelai-parts.js';

/**
 * NovelAI, V1 to V4.5. Files of V1 have no prompt in the comment but in the description; those of V4 may have it in
 * captions alone.
 */
export const novelai: GeneratorReader = {
  name: 'NovelAI',
  texts: ['software', 'source', 'title'],
  markers: ['"Comment"', '"signed_hash"', '"v4_prompt"'],
  read(fields) {
    const parts = partsIn(fields);
    return parts === null ? null : toReading(parts);
  },
};

function toReading({ field, comment, description, source, warnings }: Parts): Reading {
  const settings = new JsonReader(comment ?? {}, warnings);
  const caption = settings.object('v4_prompt').object('caption');
  const negativeCaption = settings.object('v4_negative_prompt').object('caption');
  return {
    field,
    values: {
      generator: { name: NAME, version: null },
      prompt: settings.text('prompt') ?? caption.text('base_caption') ?? description ?? '',
      negativePrompt: settings.text('uc') ?? negativeCaption.text('base_caption') ?? '',
      characters: characters(caption, negativeCaption),
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
