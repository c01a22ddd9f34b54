import { describe, expect, it } from 'vitest';
import { iTXt, pngFile } from '../../../samples/bytes/png.js';
import { userComment } from '../../../samples/bytes/exif.js';
import { exifSegment, jpegFile } from '../../../samples/bytes/jpeg.js';
import { commentBlock, readBytes } from '../../support/metadata-files.js';

const SETTINGS = {
  prompt: 'a cat, 猫',
  negative_prompt: 'a dog',
  resolution: '832 x 1216',
  guidance_scale: 7,
  num_inference_steps: 28,
  seed: 1337,
  sampler: 'Euler a',
  use_upscaler: null,
  Model: 'dream',
  'Model hash': 'abc',
};

const read = (settings: object | string, name = 'parameters') =>
  readBytes(pngFile([iTXt(name, typeof settings === 'string' ? settings : JSON.stringify(settings))]));

describe('a Space of Hugging Face', () => {
  it('is read from PNG', () => {
    expect(read(SETTINGS)).toMatchObject({
      generator: { name: 'Hugging Face Space', version: null },
      prompt: 'a cat, 猫',
      negativePrompt: 'a dog',
      width: 832,
      height: 1216,
      cfgScale: 7,
      steps: 28,
      seed: '1337',
      sampler: 'Euler a',
      model: { name: 'dream', hash: 'abc' },
      hires: null,
      denoisingStrength: null,
      warnings: [],
    });
  });

  it('has a second pass where the upscaler was used', () => {
    const use_upscaler = {
      upscale_method: 'nearest-exact',
      upscaler_strength: 0.55,
      upscale_by: 1.5,
      new_resolution: '1248 x 1824',
    };
    expect(read({ ...SETTINGS, use_upscaler })).toMatchObject({
      denoisingStrength: 0.55,
      hires: { upscale: 1.5, upscaler: 'nearest-exact', steps: null, width: 1248, height: 1824 },
      warnings: [],
    });
  });

  it('has the size in numbers too', () => {
    const { resolution: _, ...settings } = SETTINGS;
    expect(read({ ...settings, width: 512, height: '768' })).toMatchObject({ width: 512, height: 768 });
  });

  it('keeps seeds of 64 bits', () => {
    const text = JSON.stringify(SETTINGS).replace('1337', '18446744073709551615');
    expect(read(text).seed).toBe('18446744073709551615');
  });

  it('warns of values that are of the wrong kind', () => {
    expect(
      read({ ...SETTINGS, resolution: 'big', seed: [], use_upscaler: true }).warnings.toSorted(),
    ).toEqual([
      'expected an integer for seed, found a list',
      'expected an object for use_upscaler, found true',
      'expected width x height for resolution, found "big"',
    ]);
  });

  it.each([
    { text: '{"prompt": "a cat"}', name: 'parameters' },
    { text: '{"num_inference_steps": 2', name: 'parameters' },
    { text: '{"num_inference_steps": 2}', name: 'other' },
  ])('is not seen in $text under $name', ({ text, name }) => {
    expect(read(text, name).generator).toBeNull();
  });
});

describe('a Space of Hugging Face in EXIF', () => {
  it.each(['utf-16be', 'utf-16le'] as const)('is read from a UserComment in %s', (encoding) => {
    const block = commentBlock(userComment(JSON.stringify(SETTINGS), encoding));
    expect(readBytes(jpegFile([exifSegment(block)]))).toMatchObject({
      generator: { name: 'Hugging Face Space', version: null },
      model: { name: 'dream', hash: 'abc' },
      carrier: 'exif:UserComment',
    });
  });
});
