import { promptWords } from '../../metadata/index.js';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { Metadata } from '../../schema/models/metadata.js';
import { PARAMETER_LINE, readInfotext } from '../support/metadata-files.js';

const REQUIRED = 'Steps: 20, Sampler: Euler a, CFG scale: 7';

/** The metadata of `a cat` with these pairs behind the required ones. */
function readPairs(pairs: string): Metadata {
  return readInfotext(`a cat\n${REQUIRED}, ${pairs}`);
}

describe('values of the parameter line', () => {
  it.each([
    { pairs: 'Seed: 0', values: { seed: '0' } },
    { pairs: 'Seed: -1', values: { seed: '-1' } },
    { pairs: 'Seed: 9007199254740993', values: { seed: '9007199254740993' } },
    { pairs: 'Seed: 18446744073709551615', values: { seed: '18446744073709551615' } },
    { pairs: 'Seed: "1337"', values: { seed: '1337' } },
    { pairs: 'Variation seed: 5, Seed resize from: 1x1', values: { seed: null } },
    { pairs: 'Size: 512x768', values: { width: 512, height: 768 } },
    { pairs: 'Size: 16384x16384', values: { width: 16384, height: 16384 } },
    { pairs: 'Model: dream', values: { model: { name: 'dream', hash: null } } },
    { pairs: 'Model hash: 0123abcdef', values: { model: { name: null, hash: '0123abcdef' } } },
    {
      pairs: 'Model hash: 0123abcdef, Model: dream v1.5',
      values: { model: { name: 'dream v1.5', hash: '0123abcdef' } },
    },
    { pairs: 'Model: "dream, version: 2"', values: { model: { name: 'dream, version: 2', hash: null } } },
    {
      pairs: 'Model: "C:\\\\models\\\\x, y.ckpt"',
      values: { model: { name: 'C:\\models\\x, y.ckpt', hash: null } },
    },
    { pairs: 'VAE hash: 01, VAE: x.safetensors', values: { vae: 'x.safetensors' } },
    { pairs: 'Clip skip: 2', values: { clipSkip: 2 } },
    { pairs: 'Model: "a, b"', values: { model: { name: 'a, b', hash: null } } },
    { pairs: 'Model: a "b" c', values: { model: { name: 'a "b" c', hash: null } } },
    { pairs: 'Model: "\\u732b: \\"x\\"\\n, y"', values: { model: { name: '猫: "x"\n, y', hash: null } } },
    {
      pairs: 'Hashes: {"model": "45a21ea00a", "vae": "1"}',
      values: { model: { name: null, hash: '45a21ea00a' } },
    },
    {
      pairs: 'Model hash: 1, Model: x, Hashes: {"model": "2"}',
      values: { model: { name: 'x', hash: '1' } },
    },
    { pairs: 'Hashes: {"model": ', values: { model: null, loras: [] } },
    { pairs: 'Size: 512 x 768', values: { width: 512, height: 768 } },
    { pairs: 'width: 832, height: 1216', values: { width: 832, height: 1216 } },
    { pairs: 'width: 1, height: 2, Size: 512x768', values: { width: 512, height: 768 } },
    { pairs: 'Size: 1024x1024, First pass size: 512x512', values: { width: 1024, height: 1024 } },
    { pairs: 'First pass size: 0x0, Seed resize from: 64x64', values: { width: null, height: null } },
    { pairs: 'Created Date: 2026-01-04T01:27:21.27Z, Seed: 5', values: { seed: '5' } },
    { pairs: 'Foo: , Seed: 5, Bar:', values: { seed: '5' } },
    { pairs: 'seed: 5, size: 1x2, clip Skip: 2', values: { seed: '5', width: 1, clipSkip: 2 } },
    { pairs: 'Seed: 5, Seed: 6', values: { seed: '6' } },
    { pairs: 'Scheduler: karras', values: { scheduler: 'karras' } },
    { pairs: 'Schedule type: Karras, Scheduler: x', values: { scheduler: 'Karras' } },
    { pairs: 'Denoising strength: 0.55', values: { denoisingStrength: 0.55 } },
    { pairs: 'Schedule type: Karras', values: { sampler: 'Euler a', scheduler: 'Karras' } },
    { pairs: 'Sampler: DPM++ 2M Karras', values: { sampler: 'DPM++ 2M Karras', scheduler: null } },
    {
      pairs: 'Seed: , Size: , Model: , VAE: , Clip skip:',
      values: { seed: null, width: null, model: null, vae: null, clipSkip: null },
    },
    { pairs: 'Distilled CFG Scale: 3.5, Image CFG scale: 1.5', values: { cfgScale: 7 } },
    {
      pairs: 'ADetailer model: face, ADetailer steps: 5, ADetailer CFG scale: 3',
      values: { model: null, steps: 20, cfgScale: 7 },
    },
  ])('$pairs', ({ pairs, values }) => {
    const metadata = readPairs(pairs);
    expect(metadata).toMatchObject({ steps: 20, prompt: 'a cat', ...values, warnings: [] });
    expect(Metadata.parse(metadata)).toEqual(metadata);
  });

  it.each([
    { line: 'Steps: 20, Sampler: x, CFG scale: 7.5', cfgScale: 7.5 },
    { line: 'Steps: 20, Sampler: x, CFG Scale: 4', cfgScale: 4 },
    { line: 'Steps: 20, Sampler: x, CFG scale: 1e1', cfgScale: 10 },
    { line: 'Steps: 20, Sampler: x, CFG scale: .5', cfgScale: 0.5 },
    { line: 'Steps: 20, Sampler: x, CFG scale: -2', cfgScale: -2 },
    { line: 'Steps: 20, Sampler: x, CFG scale: 7.0', cfgScale: 7 },
    { line: 'Steps: 20, Sampler: x, CFG scale: 7.', cfgScale: 7 },
    { line: 'Steps: 20, Sampler: x, CFG scale: 0.1', cfgScale: 0.1 },
    { line: 'Steps: 20, Sampler: x, CFG scale: 2.675', cfgScale: 2.675 },
    { line: 'Steps: 20, Sampler: x, CFG scale: 12.34567890123456789', cfgScale: 12.345678901234567 },
    { line: 'Steps: 20, Sampler: x, CFG scale: "7"', cfgScale: 7 },
  ])('$line', ({ line, cfgScale }) => {
    expect(readInfotext(`a cat\n${line}`)).toMatchObject({ cfgScale, warnings: [] });
  });

  it('parameters are all pairs as written, in the order of the file', () => {
    expect(readPairs('Foo: , Hires prompt: "a, b", Hashes: {"vae": "1"}').parameters).toEqual([
      { name: 'Steps', value: '20' },
      { name: 'Sampler', value: 'Euler a' },
      { name: 'CFG scale', value: '7' },
      { name: 'Foo', value: '' },
      { name: 'Hires prompt', value: '"a, b"' },
      { name: 'Hashes', value: '{"vae": "1"}' },
    ]);
  });
});

describe('a value that is not what its key promises is left out, with a warning', () => {
  it.each([
    { pairs: 'Seed: random', field: 'seed' },
    { pairs: 'Seed: 1.5', field: 'seed' },
    { pairs: 'Seed: 0x10', field: 'seed' },
    { pairs: 'Size: 512', field: 'width' },
    { pairs: 'Size: axb', field: 'height' },
    { pairs: 'Size: 99999999999x1', field: 'width' },
    { pairs: 'Seed: 1 2', field: 'seed' },
    { pairs: 'Clip skip: 1.5', field: 'clipSkip' },
    { pairs: 'Clip skip: 99999999999', field: 'clipSkip' },
    { pairs: 'Denoising strength: NaN', field: 'denoisingStrength' },
    { pairs: 'Denoising strength: Infinity', field: 'denoisingStrength' },
    { pairs: 'Denoising strength: 1e999', field: 'denoisingStrength' },
    { pairs: 'Denoising strength: 0x1', field: 'denoisingStrength' },
  ] as const)('$pairs', ({ pairs, field }) => {
    const metadata = readPairs(pairs);
    expect(metadata[field]).toBeNull();
    expect(metadata.warnings).toHaveLength(1);
    expect(Metadata.parse(metadata)).toEqual(metadata);
  });
});

it('numbers are what JavaScript reads of them', () => {
  const decimal = fc.stringMatching(/^\d{1,9}(\.\d{0,9})?$/);
  fc.assert(
    fc.property(decimal, (text) => {
      expect(readPairs(`Denoising strength: ${text}`).denoisingStrength).toBe(Number(text));
    }),
    { numRuns: 500 },
  );
});

describe('the second pass', () => {
  it('is what begins with Hires', () => {
    const pairs =
      'Hires upscale: 1.5, Hires resize: 768x1152, Hires steps: 10, Hires upscaler: 4x-UltraSharp';
    expect(readPairs(pairs).hires).toEqual({
      upscale: 1.5,
      upscaler: '4x-UltraSharp',
      steps: 10,
      width: 768,
      height: 1152,
    });
  });

  it('is told in other words by SD.Next', () => {
    expect(readPairs('Refine: True, Hires scale: 1.5, Hires size: 1536x1536').hires).toEqual({
      upscale: 1.5,
      upscaler: null,
      steps: null,
      width: 1536,
      height: 1536,
    });
  });

  it('may hold only some of that', () => {
    expect(readPairs('Hires upscaler: Latent').hires).toEqual({
      upscale: null,
      upscaler: 'Latent',
      steps: null,
      width: null,
      height: null,
    });
  });

  it('is null where there was none', () => {
    expect(readInfotext(`a cat\n${PARAMETER_LINE}`).hires).toBeNull();
  });
});

describe('the words of a prompt', () => {
  it.each([
    { prompt: 'A Cat, on a MAT', words: ['a cat', 'on a mat'] },
    { prompt: 'a cat,, ,on a mat,', words: ['a cat', 'on a mat'] },
    { prompt: 'a cat\non a mat, red', words: ['a cat', 'on a mat', 'red'] },
    { prompt: '(a cat:1.2), <lora:x:1>', words: ['(a cat:1.2)', '<lora:x:1>'] },
    { prompt: 'ÄPFEL, 猫、犬', words: ['äpfel', '猫、犬'] },
    { prompt: 'a cat, a cat', words: ['a cat', 'a cat'] },
    { prompt: ',', words: [] },
  ])('$prompt', ({ prompt, words }) => {
    expect(promptWords(readInfotext(`${prompt}\n${PARAMETER_LINE}`).prompt)).toEqual(words);
  });
});
