import { describe, expect, it } from 'vitest';
import { userComment } from '../../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../../samples/bytes/jpeg.js';
import { iTXt, pngFile } from '../../../samples/bytes/png.js';
import { commentBlock, readBytes } from '../../support/metadata-files.js';

const KEYS = {
  prompt: 'a cat, 猫',
  negative_prompt: 'a dog',
  seed: '1337',
  use_stable_diffusion_model: 'dream',
  clip_skip: 'True',
  use_vae_model: 'None',
  sampler_name: 'euler_a',
  width: '512',
  height: '768',
  num_inference_steps: '25',
  guidance_scale: '7.5',
  use_lora_model: "['cat', 'dog']",
  lora_alpha: '[0.5, -1]',
};
const LABELS = {
  Prompt: 'a cat, 猫',
  'Negative Prompt': 'a dog',
  Seed: '1337',
  'Stable Diffusion model': 'dream',
  'Clip Skip': 'True',
  'VAE model': 'None',
  Sampler: 'euler_a',
  Width: '512',
  Height: '768',
  Steps: '25',
  'Guidance Scale': '7.5',
  'LoRA model': "['cat', 'dog']",
  'LoRA Strength': '[0.5, -1]',
};
const JSON_VALUES = {
  ...KEYS,
  seed: 1337,
  use_vae_model: null,
  width: 512,
  height: 768,
  num_inference_steps: 25,
  guidance_scale: 7.5,
  use_lora_model: ['cat', 'dog'],
  lora_alpha: [0.5, -1],
};
const FOUND = {
  generator: { name: 'Easy Diffusion', version: null },
  prompt: 'a cat, 猫',
  negativePrompt: 'a dog',
  seed: '1337',
  model: { name: 'dream', hash: null },
  vae: null,
  sampler: 'euler_a',
  width: 512,
  height: 768,
  steps: 25,
  cfgScale: 7.5,
  loras: [
    { name: 'cat', weight: 0.5, hash: null },
    { name: 'dog', weight: -1, hash: null },
  ],
  warnings: [],
};

function readTexts(texts: Readonly<Record<string, string>>) {
  return readBytes(pngFile(Object.entries(texts).map(([name, text]) => iTXt(name, text))));
}

function readJson(settings: object) {
  const block = commentBlock(userComment(JSON.stringify(settings)));
  return readBytes(jpegFile([exifSegment(block)]));
}

describe('Easy Diffusion', () => {
  it.each([
    { name: 'keys', texts: KEYS, carrier: 'png:iTXt prompt' },
    { name: 'labels', texts: LABELS, carrier: 'png:iTXt Prompt' },
  ])('is read from PNG texts under $name', ({ texts, carrier }) => {
    expect(readTexts(texts)).toMatchObject({ ...FOUND, carrier });
  });

  it.each([
    { name: 'keys', settings: JSON_VALUES },
    { name: 'labels', settings: LABELS },
  ])('is read from the JSON of a JPEG under $name', ({ settings }) => {
    expect(readJson(settings)).toMatchObject({ ...FOUND, carrier: 'exif:UserComment' });
  });

  it('is read without a prompt', () => {
    expect(readTexts({ use_stable_diffusion_model: 'dream' })).toMatchObject({
      prompt: '',
      model: { name: 'dream', hash: null },
      carrier: 'png:iTXt use_stable_diffusion_model',
      warnings: [],
    });
  });

  it('keeps seeds of 64 bits', () => {
    expect(readTexts({ ...KEYS, seed: '18446744073709551615' }).seed).toBe('18446744073709551615');
  });

  it.each([
    { models: 'cat', weights: '0.5', found: [{ name: 'cat', weight: 0.5 }] },
    {
      models: `["it's", 'b']`,
      weights: '[1]',
      found: [
        { name: "it's", weight: 1 },
        { name: 'b', weight: null },
      ],
    },
    { models: 'None', weights: 'None', found: [] },
    { models: '[]', weights: '[]', found: [] },
    { models: "['cat", weights: '', found: [] },
  ])('has the LoRAs $models', ({ models, weights, found }) => {
    const metadata = readTexts({ ...KEYS, use_lora_model: models, lora_alpha: weights });
    expect(metadata.loras).toEqual(found.map((lora) => ({ ...lora, hash: null })));
  });

  it('warns of values that are of the wrong kind', () => {
    expect(readTexts({ ...KEYS, seed: 'x', width: '1.5' }).warnings).toEqual([
      'expected an integer for seed, found "x"',
      'expected an integer for width, found "1.5"',
    ]);
  });

  it('is not seen in a prompt alone', () => {
    expect(readTexts({ prompt: 'a cat', seed: '1' }).generator).toBeNull();
  });
});
