import { describe, expect, it } from 'vitest';
import { iTXt, pngFile, tEXt } from '../../../samples/bytes/png.js';
import { readBytes } from '../../support/metadata-files.js';

const SETTINGS = {
  Prompt: 'a cat, 猫',
  Negative: 'a dog',
  steps: 30,
  cfg: 8,
  width: 512,
  height: 768,
  seed: 2020047614,
  sampler_name: 'dpmpp_2m_sde_gpu',
  scheduler: 'karras',
  base_model_name: 'dream.safetensors',
  base_model_hash: 'ABC',
  loras: [],
  start_step: 0,
  denoise: null,
  clip_skip: 1,
  software: 'RuinedFooocus',
};

const read = (settings: object | string) =>
  readBytes(
    pngFile([iTXt('parameters', typeof settings === 'string' ? settings : JSON.stringify(settings))]),
  );

describe('RuinedFooocus', () => {
  it('is read from PNG', () => {
    expect(read(SETTINGS)).toMatchObject({
      generator: { name: 'RuinedFooocus', version: null },
      prompt: 'a cat, 猫',
      negativePrompt: 'a dog',
      steps: 30,
      cfgScale: 8,
      width: 512,
      height: 768,
      seed: '2020047614',
      sampler: 'dpmpp_2m_sde_gpu',
      scheduler: 'karras',
      model: { name: 'dream.safetensors', hash: 'ABC' },
      loras: [],
      clipSkip: 1,
      denoisingStrength: null,
      warnings: [],
    });
  });

  it.each([
    {
      loras: [['def', '0.1 - a - b.safetensors']],
      found: [{ name: 'a - b.safetensors', weight: 0.1, hash: 'def' }],
    },
    { loras: [['', '-1 - cat']], found: [{ name: 'cat', weight: -1, hash: null }] },
    {
      loras: 'Loras:<cat.safetensors:0.5>,<None:1>,<dog:1>',
      found: [
        { name: 'cat.safetensors', weight: 0.5, hash: null },
        { name: 'dog', weight: 1, hash: null },
      ],
    },
    { loras: 'Loras:', found: [] },
    { loras: null, found: [] },
  ])('has LoRAs as $loras', ({ loras, found }) => {
    expect(read({ ...SETTINGS, loras })).toMatchObject({ loras: found, warnings: [] });
  });

  it('may have no more than a prompt', () => {
    expect(read({ prompt: 'a cat', software: 'RuinedFooocus' })).toMatchObject({
      prompt: 'a cat',
      warnings: [],
    });
  });

  it('keeps seeds of 64 bits', () => {
    const text = JSON.stringify(SETTINGS).replace('2020047614', '18446744073709551615');
    expect(read(text).seed).toBe('18446744073709551615');
  });

  it('warns of values that are of the wrong kind', () => {
    expect(read({ ...SETTINGS, loras: ['cat', []], cfg: {}, seed: 'x' }).warnings.toSorted()).toEqual([
      'a LoRA is not understood',
      'a LoRA is not understood',
      'expected a number for cfg, found an object',
      'expected an integer for seed, found "x"',
    ]);
  });

  it.each(['{"software": "other", "is": "RuinedFooocus"}', '{"software": "RuinedFooocus"'])(
    'is not seen in %s',
    (text) => {
      expect(read(text).generator).toBeNull();
    },
  );
});

describe('RuinedFooocus, where its values are unlike those of today', () => {
  const parameters = (settings: object) =>
    readBytes(pngFile([tEXt('parameters', JSON.stringify({ software: 'RuinedFooocus', ...settings }))]));

  it.each([
    { loras: [['cat', 0.5]] },
    { loras: [{ name: 'cat', weight: '0.5' }] },
    { loras: 'Loras:<cat:0.5>,<None:1>' },
  ])('has the LoRAs of %j', ({ loras }) => {
    expect(parameters({ loras })).toMatchObject({
      loras: [{ name: 'cat', weight: 0.5, hash: null }],
      warnings: [],
    });
  });

  it('has numbers that are text', () => {
    expect(
      parameters({ width: '512', height: '768', steps: '30', cfg: '8.0', seed: '18446744073709551615' }),
    ).toMatchObject({ width: 512, height: 768, steps: 30, cfgScale: 8, seed: '18446744073709551615' });
  });
});
