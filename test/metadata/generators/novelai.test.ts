import { describe, expect, it } from 'vitest';
import { tiffBlock, userComment } from '../../../samples/bytes/exif.js';
import { iTXt, pngFile, tEXt } from '../../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../../samples/bytes/webp.js';
import { novelai } from '../../../metadata/generators/novelai.js';
import { fieldOf } from '../../../metadata/texts/fields.js';
import { commentBlock, readBytes } from '../../support/metadata-files.js';

const COMMENT = {
  prompt: 'a cat, 猫',
  uc: 'a dog',
  steps: 28,
  scale: 5.5,
  seed: 2253955223,
  strength: 0.7,
  width: 832,
  height: 1216,
  sampler: 'k_euler_ancestral',
  noise_schedule: 'karras',
  request_type: 'PromptGenerateRequest',
};
const SOURCE = 'NovelAI Diffusion V4.5 4BDE2A90';
const FOUND = {
  generator: { name: 'NovelAI', version: null },
  prompt: 'a cat, 猫',
  negativePrompt: 'a dog',
  steps: 28,
  cfgScale: 5.5,
  seed: '2253955223',
  denoisingStrength: null,
  width: 832,
  height: 1216,
  sampler: 'k_euler_ancestral',
  scheduler: 'karras',
  model: { name: 'NovelAI Diffusion V4.5', hash: '4BDE2A90' },
  warnings: [],
};

function readTexts(texts: Readonly<Record<string, string>>) {
  return readBytes(pngFile(Object.entries(texts).map(([name, text]) => iTXt(name, text))));
}

function readComment(comment: object | string, others: Readonly<Record<string, string>> = {}) {
  const text = typeof comment === 'string' ? comment : JSON.stringify(comment);
  return readTexts({ Software: 'NovelAI', Comment: text, ...others });
}

describe('NovelAI', () => {
  it('is read from the texts of a PNG', () => {
    const metadata = readComment(COMMENT, {
      Title: 'NovelAI generated image',
      Description: 'another cat',
      Source: SOURCE,
      'Generation time': '1.5',
    });
    expect(metadata).toMatchObject({ ...FOUND, carrier: 'png:iTXt Comment' });
  });

  it('is read from the JSON of a WebP, which is UTF-8 behind the code ASCII', () => {
    const whole = {
      Comment: JSON.stringify(COMMENT),
      Description: 'another cat',
      Software: 'NovelAI',
      Source: SOURCE,
      Title: 'NovelAI generated image',
    };
    const tiff = tiffBlock([
      { tag: 0x010e, type: 2, value: Buffer.from('\0\0\0\0a cat, 猫\0'), directory: 'ifd0' },
      { tag: 0x0131, type: 2, value: Buffer.from(`${SOURCE}\0`), directory: 'ifd0' },
      {
        tag: 0x9286,
        type: 7,
        value: userComment(JSON.stringify(whole), 'utf-8', 'ASCII\0\0\0'),
        directory: 'exif',
      },
    ]);
    const metadata = readBytes(webpFile([webpChunk('EXIF', tiff)]));
    expect(metadata).toMatchObject({ ...FOUND, carrier: 'exif:UserComment' });
  });

  it('is read where the comment is no text but JSON itself', () => {
    const whole = JSON.stringify({ Comment: COMMENT, Source: SOURCE });
    expect(readBytes(pngFile([iTXt('any', whole)]))).toMatchObject(FOUND);
  });

  it('has the prompt of V1 in the description', () => {
    const { prompt: _, ...comment } = COMMENT;
    expect(
      readComment(comment, { Description: 'a bird', Source: 'Stable Diffusion 1D44365E' }),
    ).toMatchObject({
      prompt: 'a bird',
      model: { name: 'Stable Diffusion', hash: '1D44365E' },
    });
  });

  it('has the prompts of V4 in captions, and those of single characters apart', () => {
    const metadata = readComment({
      v4_prompt: {
        caption: {
          base_caption: 'two cats',
          char_captions: [
            { char_caption: 'a black cat', centers: [{ x: 0.3, y: 0.5 }] },
            { char_caption: 'a white cat', centers: [{ x: 0.7, y: 0.5 }, { x: 'left' }] },
            { char_caption: '' },
          ],
        },
        use_coords: true,
        use_order: true,
      },
      v4_negative_prompt: {
        caption: {
          base_caption: 'a dog',
          char_captions: [
            { char_caption: '', centers: [{ x: 0.3, y: 0.5 }] },
            { char_caption: 'black', centers: [] },
            { char_caption: '' },
            { char_caption: 'rain', centers: [{ x: 0.1, y: 0.9 }] },
          ],
        },
        legacy_uc: false,
      },
    });
    expect(metadata).toMatchObject({
      prompt: 'two cats',
      negativePrompt: 'a dog',
      characters: [
        { prompt: 'a black cat', negativePrompt: '', centers: [{ x: 0.3, y: 0.5 }] },
        { prompt: 'a white cat', negativePrompt: 'black', centers: [{ x: 0.7, y: 0.5 }] },
        { prompt: '', negativePrompt: 'rain', centers: [{ x: 0.1, y: 0.9 }] },
      ],
      warnings: ['expected a number for x, found "left"'],
    });
  });

  it.each([
    { name: 'an empty prompt', comment: { prompt: '', v4_prompt: { caption: { base_caption: 'a cat' } } } },
    { name: 'no prompt', comment: { v4_prompt: { caption: { base_caption: 'a cat' } } } },
    { name: 'no caption', comment: { prompt: 'a cat', v4_prompt: null, uc: '' } },
    { name: 'both', comment: { prompt: 'a cat', v4_prompt: { caption: { base_caption: 'another' } } } },
    { name: 'no prompt at all', comment: { v4_prompt: { caption: { char_captions: [] } } } },
  ])('has the prompt of a comment with $name', ({ comment }) => {
    expect(readComment(comment, { Description: 'a cat' })).toMatchObject({
      prompt: 'a cat',
      characters: [],
      warnings: [],
    });
  });

  it.each(['TITLE', 'lower'])('is read under names in another case of letters: %s', (form) => {
    const named = (name: string) => (form === 'lower' ? name.toLowerCase() : name.toUpperCase());
    const metadata = readTexts({
      [named('Software')]: 'NovelAI\0',
      [named('Source')]: `${SOURCE}\n`,
      [named('Description')]: 'another cat',
      [named('Comment')]: JSON.stringify(COMMENT),
    });
    expect(metadata).toMatchObject(FOUND);
  });

  it.each([
    { name: 'its software', texts: { Software: 'GIMP', Source: SOURCE }, model: FOUND.model },
    {
      name: 'its software and source',
      texts: { Software: 'GIMP', Title: 'NovelAI generated image' },
      model: null,
    },
    { name: 'its source', texts: { Software: 'NovelAI' }, model: null },
    {
      name: 'its software in V1',
      texts: { Software: 'GIMP', Title: 'AI generated image', Source: 'Stable Diffusion 1D44365E' },
      model: { name: 'Stable Diffusion', hash: '1D44365E' },
    },
  ])('is read where another tool replaced $name', ({ texts, model }) => {
    expect(readTexts({ ...texts, Comment: JSON.stringify(COMMENT) })).toMatchObject({ ...FOUND, model });
  });

  it('is read from its settings alone, in a UserComment', () => {
    const block = commentBlock(userComment(JSON.stringify({ ...COMMENT, signed_hash: 'x' })));
    expect(readBytes(webpFile([webpChunk('EXIF', block)]))).toMatchObject({ ...FOUND, model: null });
  });

  it('has the prompt and the model of the EXIF tags of a WebP whose JSON is cut off', () => {
    const tiff = tiffBlock([
      { tag: 0x010d, type: 2, value: Buffer.from('NovelAI generated image\0'), directory: 'ifd0' },
      { tag: 0x010e, type: 2, value: Buffer.from('\0\0\0\0a cat, 猫\0'), directory: 'ifd0' },
      { tag: 0x0131, type: 2, value: Buffer.from(`${SOURCE}\0`), directory: 'ifd0' },
      {
        tag: 0x9286,
        type: 7,
        value: userComment('{"Comment": "{\\"prompt', 'utf-8', 'ASCII\0\0\0'),
        directory: 'exif',
      },
    ]);
    expect(readBytes(webpFile([webpChunk('EXIF', tiff)]))).toMatchObject({
      generator: { name: 'NovelAI', version: null },
      prompt: 'a cat, 猫',
      model: FOUND.model,
      seed: null,
      warnings: ['the settings of NovelAI are missing'],
    });
  });

  it('is read from the JSON hidden in pixels, which has no title', () => {
    const text = JSON.stringify({
      Description: 'another cat',
      Software: 'NovelAI',
      Source: SOURCE,
      'Generation time': '1.5',
      Comment: JSON.stringify(COMMENT),
    });
    const reading = novelai.read([fieldOf('stealth:pngcomp', text, 'parameters')]);
    expect({ ...reading?.values, warnings: reading?.warnings }).toMatchObject(FOUND);
  });

  it.each([
    { type: 'PromptGenerateRequest', strength: null },
    { type: 'Img2ImgRequest', strength: 0.7 },
    { type: 'NativeInfillingRequest', strength: 0.7 },
    { type: undefined, strength: null },
  ])('has the strength $strength for $type', ({ type, strength }) => {
    expect(readComment({ ...COMMENT, request_type: type }).denoisingStrength).toBe(strength);
  });

  it.each([
    { source: 'NovelAI Diffusion V3', model: { name: 'NovelAI Diffusion V3', hash: null } },
    { source: ' ', model: null },
  ])('has the model of "$source"', ({ source, model }) => {
    expect(readComment({}, { Source: source }).model).toEqual(model);
  });

  it('keeps seeds of 64 bits', () => {
    expect(readComment('{"seed": 18446744073709551615}').seed).toBe('18446744073709551615');
  });

  it.each([
    { texts: { Comment: 'garbage' }, warnings: ['the settings of NovelAI are no JSON'] },
    { texts: {}, warnings: ['the settings of NovelAI are missing'] },
  ])('has only the description where $warnings', ({ texts, warnings }) => {
    expect(readTexts({ Software: 'NovelAI', Description: 'a cat', ...texts })).toMatchObject({
      prompt: 'a cat',
      seed: null,
      warnings,
    });
  });

  it('warns of values that are of the wrong kind', () => {
    expect(readComment({ steps: 'x', v4_prompt: 1, uc: {} }).warnings.toSorted()).toEqual([
      'expected a text for uc, found an object',
      'expected an integer for steps, found "x"',
      'expected an object for v4_prompt, found 1',
    ]);
  });

  it('is not seen in the title of V1 alone', () => {
    expect(
      readTexts({ Title: 'AI generated image', Comment: '{"a": 1}', Description: 'x' }).generator,
    ).toBeNull();
  });

  it('is not seen in the comment of another program', () => {
    const png = pngFile([tEXt('Software', 'GIMP'), tEXt('Comment', JSON.stringify(COMMENT))]);
    expect(readBytes(png).generator).toBeNull();
  });
});
