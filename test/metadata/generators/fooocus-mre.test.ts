import { describe, expect, it } from 'vitest';
import { iTXt, pngFile, tEXt } from '../../../samples/bytes/png.js';
import { readBytes } from '../../support/metadata-files.js';

const SETTINGS = {
  prompt: 'a cat',
  negative_prompt: 'a dog',
  styles: ['cinematic'],
  real_prompt: ['cinematic a cat'],
  real_negative_prompt: ['a dog, ugly'],
  seed: 1337,
  width: 768,
  height: 1280,
  sampler: 'dpmpp_2m',
  scheduler: 'karras',
  steps: 30,
  cfg: 7.5,
  base_clip_skip: -2,
  base_model: 'dream.safetensors',
  refiner_model: 'None',
  l1: 'cat.safetensors',
  w1: 0.5,
  l2: 'None',
  w2: 0.5,
  software: 'Fooocus-MRE v2.0.78.5',
};

const read = (settings: object | string) =>
  readBytes(pngFile([iTXt('Comment', typeof settings === 'string' ? settings : JSON.stringify(settings))]));

describe('Fooocus-MRE', () => {
  it('is read from the comment', () => {
    expect(read(SETTINGS)).toMatchObject({
      generator: { name: 'Fooocus-MRE', version: 'Fooocus-MRE v2.0.78.5' },
      prompt: 'a cat',
      negativePrompt: 'a dog',
      seed: '1337',
      width: 768,
      height: 1280,
      sampler: 'dpmpp_2m',
      scheduler: 'karras',
      steps: 30,
      cfgScale: 7.5,
      clipSkip: -2,
      model: { name: 'dream.safetensors', hash: null },
      loras: [{ name: 'cat.safetensors', weight: 0.5, hash: null }],
      carrier: 'png:iTXt Comment',
      warnings: [],
    });
  });

  it('has most of it optional', () => {
    expect(read({ real_prompt: '', base_model: 'dream' })).toMatchObject({
      prompt: '',
      seed: null,
      warnings: [],
    });
  });

  it('keeps seeds of 64 bits', () => {
    const text = JSON.stringify(SETTINGS).replace('1337', '18446744073709551615');
    expect(read(text).seed).toBe('18446744073709551615');
  });

  it('warns of values that are of the wrong kind', () => {
    expect(read({ ...SETTINGS, cfg: 'high', w1: [] }).warnings).toEqual([
      'expected a number for cfg, found "high"',
      'expected a number for w1, found a list',
    ]);
  });

  it.each(['{"real_prompt": ""}', '{"real_prompt": "", "base_model"', 'a comment'])(
    'is not seen in %s',
    (text) => {
      expect(read(text).generator).toBeNull();
    },
  );
});

describe('Fooocus-MRE, where a value is missing', () => {
  const settings = { real_prompt: ['a cat', 'sharp'], base_model: 'dream', cfg: '7.5', width: '512' };

  it('has what the styles made of a prompt that was not typed', () => {
    const png = pngFile([tEXt('Comment', JSON.stringify({ ...settings, real_negative_prompt: 'a dog' }))]);
    expect(readBytes(png)).toMatchObject({
      generator: { name: 'Fooocus-MRE', version: null },
      prompt: 'a cat\nsharp',
      negativePrompt: 'a dog',
      cfgScale: 7.5,
      width: 512,
      height: null,
      seed: null,
      warnings: [],
    });
  });
});
