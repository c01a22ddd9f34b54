import { describe, expect, it } from 'vitest';
import { easyDiffusion } from '../../../metadata/generators/easy-diffusion.js';
import { fieldOf } from '../../../metadata/texts/fields.js';
import { iTXt, pngFile } from '../../../samples/bytes/png.js';
import { INFOTEXT, readBytes } from '../../support/metadata-files.js';

function readBeside(ending: string, text: string) {
  const reading = easyDiffusion.read([fieldOf(`sidecar:${ending}`, text, ending)]);
  return reading && { ...reading.values, warnings: reading.warnings };
}

const LINES = [
  'Prompt: a cat,',
  'Sitting: on a mat',
  '',
  'long_hair: yes',
  'Width: 512',
  'Height: 768',
  'Seed: 18446744073709551615',
  'Steps: 25',
  'Guidance Scale: 7.5',
  'Prompt Strength: None',
  'Use Face Correction: None',
  'Use Upscaling: None',
  'Upscale By: None',
  'Sampler: euler_a',
  'Negative Prompt: a dog,',
  'rain',
  'Stable Diffusion model: models/dream: v2.safetensors',
  'VAE model: None',
  "LoRA model: ['cat', \"d'og\"]",
  'LoRA Strength: [0.5, -1]',
  'Clip Skip: True',
  'Embedding models: a, b',
  'Seamless Tiling: none',
];

describe('the files that Easy Diffusion writes beside its images', () => {
  it.each([
    { name: 'lines', end: '\n', start: '' },
    { name: 'lines of Windows', end: '\r\n', start: '\uFEFF' },
  ])('are $name', ({ end, start }) => {
    expect(readBeside('txt', `${start}${LINES.join(end)}${end}`)).toEqual({
      generator: { name: 'Easy Diffusion', version: null },
      prompt: 'a cat,\nSitting: on a mat\n\nlong_hair: yes',
      negativePrompt: 'a dog,\nrain',
      width: 512,
      height: 768,
      seed: '18446744073709551615',
      steps: 25,
      cfgScale: 7.5,
      denoisingStrength: null,
      sampler: 'euler_a',
      scheduler: null,
      model: { name: 'models/dream: v2.safetensors', hash: null },
      vae: null,
      clipSkip: null,
      loras: [
        { name: 'cat', weight: 0.5, hash: null },
        { name: "d'og", weight: -1, hash: null },
      ],
      warnings: [],
    });
  });

  it.each([
    { prompt: 'a cat', use_stable_diffusion_model: 'dream', seed: 7 },
    { Prompt: 'a cat', 'Stable Diffusion model': 'dream', Seed: '7' },
  ])('are JSON: %j', (settings) => {
    expect(readBeside('json', JSON.stringify(settings))).toMatchObject({
      prompt: 'a cat',
      seed: '7',
      model: { name: 'dream', hash: null },
    });
  });

  it.each([INFOTEXT, 'a cat', '', 'Prompt: a cat'])('are not %j', (text) => {
    expect(readBeside('txt', text)).toBeNull();
  });
});

describe('the texts of Easy Diffusion', () => {
  const MODEL = { use_stable_diffusion_model: 'dream' };
  const read = (texts: Readonly<Record<string, string>>) =>
    readBytes(pngFile(Object.entries(texts).map(([name, text]) => iTXt(name, text))));

  it.each([
    { use_lora_model: "['C:\\\\loras\\\\cat']", lora_alpha: '[0.5]', name: 'C:\\loras\\cat', weight: 0.5 },
    { use_lora_model: "('cat',)", lora_alpha: '(0.5,)', name: 'cat', weight: 0.5 },
    { use_lora_model: "['a, b']", lora_alpha: '0.5', name: 'a, b', weight: 0.5 },
    { use_lora_model: "['cat', None]", lora_alpha: '[0.5, 1]', name: 'cat', weight: 0.5 },
    { use_lora_model: 'a, b', lora_alpha: '0.5', name: 'a, b', weight: 0.5 },
    { use_lora_model: 'cat', lora_alpha: 'None', name: 'cat', weight: null },
  ])('have the LoRA of $use_lora_model', ({ use_lora_model, lora_alpha, name, weight }) => {
    expect(read({ ...MODEL, use_lora_model, lora_alpha }).loras).toEqual([{ name, weight, hash: null }]);
  });

  it('have several LoRAs in one line under labels', () => {
    const texts = { 'Stable Diffusion model': 'dream', 'LoRA model': 'cat, dog', 'LoRA Strength': '0.5, -1' };
    expect(read(texts).loras).toEqual([
      { name: 'cat', weight: 0.5, hash: null },
      { name: 'dog', weight: -1, hash: null },
    ]);
  });

  it('are warned of where a list is no list', () => {
    expect(read({ ...MODEL, use_lora_model: "['cat" })).toMatchObject({
      loras: [],
      warnings: [`expected a list for use_lora_model, found "['cat"`],
    });
  });

  it('have None for nothing, but not as a prompt', () => {
    expect(
      read({ ...MODEL, prompt: 'None', negative_prompt: '', use_vae_model: 'None', clip_skip: 'False' }),
    ).toMatchObject({ prompt: 'None', negativePrompt: '', vae: null, clipSkip: null, warnings: [] });
  });
});
