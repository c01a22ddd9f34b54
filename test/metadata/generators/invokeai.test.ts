import { describe, expect, it } from 'vitest';
import { iTXt, pngFile, tEXt } from '../../../samples/bytes/png.js';
import { readBytes } from '../../support/metadata-files.js';

const read = (name: string, settings: object | string) =>
  readBytes(pngFile([iTXt(name, typeof settings === 'string' ? settings : JSON.stringify(settings))]));

describe('InvokeAI since 3.0', () => {
  const current = (settings: object | string) => read('invokeai_metadata', settings);

  it('is read from invokeai_metadata', () => {
    const metadata = current({
      app_version: '6.10.0',
      positive_prompt: 'a cat,\n猫\n',
      negative_prompt: 'a dog',
      width: 512,
      height: 768,
      seed: 3951921344,
      cfg_scale: 6.5,
      steps: 24,
      scheduler: 'euler_a',
      strength: 0.7,
      clip_skip: 1,
      model: { key: 'k', hash: 'blake3:abc', name: 'dream', base: 'sdxl', type: 'main' },
      vae: { name: 'fine' },
      loras: [{ model: { name: 'cat', hash: 'blake3:def' }, weight: 0.75 }],
      ref_images: [],
    });
    expect(metadata).toMatchObject({
      generator: { name: 'InvokeAI', version: '6.10.0' },
      prompt: 'a cat,\n猫\n',
      negativePrompt: 'a dog',
      width: 512,
      height: 768,
      seed: '3951921344',
      cfgScale: 6.5,
      steps: 24,
      sampler: 'euler_a',
      scheduler: null,
      denoisingStrength: 0.7,
      clipSkip: 1,
      model: { name: 'dream', hash: 'blake3:abc' },
      vae: 'fine',
      loras: [{ name: 'cat', weight: 0.75, hash: 'blake3:def' }],
      carrier: 'png:iTXt invokeai_metadata',
      warnings: [],
    });
  });

  it('has other names for models in 3.x', () => {
    const metadata = current({
      model: { model_name: 'dream', base_model: 'sdxl' },
      vae: { model_name: 'fine' },
      loras: [{ lora: { model_name: 'cat', base_model: 'sdxl' }, weight: 1 }],
    });
    expect(metadata).toMatchObject({
      model: { name: 'dream', hash: null },
      vae: 'fine',
      loras: [{ name: 'cat', weight: 1, hash: null }],
      warnings: [],
    });
  });

  it('keeps seeds of 64 bits', () => {
    expect(current('{"seed": 18446744073709551615}').seed).toBe('18446744073709551615');
  });

  it('has everything optional', () => {
    expect(current({ positive_prompt: null })).toMatchObject({
      prompt: '',
      model: null,
      vae: null,
      warnings: [],
    });
  });

  it('warns of values that are of the wrong kind', () => {
    expect(current({ model: 'dream', loras: ['cat'], steps: [] }).warnings.toSorted()).toEqual([
      'expected a list of objects for loras, found "cat"',
      'expected an integer for steps, found a list',
      'expected an object for model, found "dream"',
    ]);
  });

  it.each(['', 'garbage', '{"seed":', '[]'])('is not seen in %j', (text) => {
    expect(current(text).generator).toBeNull();
  });
});

describe('InvokeAI 2.x', () => {
  const former = (settings: object | string) => read('sd-metadata', settings);

  it('is read from sd-metadata, although it writes Dream as well', () => {
    const settings = {
      model_weights: 'dream',
      model_hash: 'abc',
      app_version: '2.3.5',
      image: {
        prompt: [{ prompt: 'a [bad] cat [worse]', weight: 1 }],
        steps: 50,
        cfg_scale: 7.5,
        width: 512,
        height: 768,
        seed: 1337,
        sampler: 'k_lms',
      },
    };
    const png = pngFile([tEXt('Dream', '"a dog" -s 20'), tEXt('sd-metadata', JSON.stringify(settings))]);
    expect(readBytes(png)).toMatchObject({
      generator: { name: 'InvokeAI', version: '2.3.5' },
      negativePrompt: 'bad worse',
      steps: 50,
      cfgScale: 7.5,
      width: 512,
      height: 768,
      seed: '1337',
      sampler: 'k_lms',
      model: { name: 'dream', hash: 'abc' },
      carrier: 'png:tEXt sd-metadata',
      warnings: [],
    });
  });

  it.each([
    { prompt: 'a cat', found: ['a cat', ''] },
    { prompt: 'a cat [a dog]', found: ['a cat', 'a dog'] },
    { prompt: '[a dog]a cat', found: ['a cat', 'a dog'] },
    { prompt: 'a cat [a dog', found: ['a cat [a dog', ''] },
    { prompt: [{ prompt: 'a cat', weight: 0.5 }, { prompt: 'a bird' }], found: ['a cat\na bird', ''] },
    { prompt: [], found: ['', ''] },
    { prompt: [{}], found: ['', ''] },
  ])('has the prompt $prompt', ({ prompt, found }) => {
    const metadata = former({ image: { prompt } });
    expect([metadata.prompt, metadata.negativePrompt]).toEqual(found);
  });

  it.each(['{"image": "x"}', '{}', 'garbage'])('is not seen in %s', (text) => {
    expect(former(text).generator).toBeNull();
  });
});

describe('InvokeAI 1.x', () => {
  it.each([
    {
      text: '"a cat [a dog]" -s 50 -S 2980747362 -W 512 -H 768 -C 7.5 -A k_lms -G 0.9 -cf 0.75 -U 4 0.95',
      found: {
        prompt: 'a cat',
        negativePrompt: 'a dog',
        steps: 50,
        seed: '2980747362',
        width: 512,
        height: 768,
        cfgScale: 7.5,
        sampler: 'k_lms',
        warnings: [],
      },
    },
    {
      text: 'a cat -s50 -b1 -W512 -H768 -C7.5 -mk_lms -S42',
      found: { prompt: 'a cat', steps: 50, seed: '42', width: 512, sampler: 'k_lms', warnings: [] },
    },
    {
      text: '"a "big" cat -s 5" -s 10 -f 0.4',
      found: { prompt: 'a "big" cat -s 5', steps: 10, denoisingStrength: 0.4 },
    },
    { text: '"a cat" -S 18446744073709551615', found: { seed: '18446744073709551615' } },
    { text: '"a cat" -s many', found: { prompt: 'a cat', steps: null } },
    { text: 'a cat', found: { prompt: 'a cat', warnings: ['no flags in Dream: taken for a prompt'] } },
  ])('is read from Dream: $text', ({ text, found }) => {
    expect(read('Dream', text)).toMatchObject({ generator: { name: 'InvokeAI', version: null }, ...found });
  });
});
