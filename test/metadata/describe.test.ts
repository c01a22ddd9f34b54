import { describe as suite, expect, it } from 'vitest';
import { describe } from '../../metadata/describe.js';
import { emptyMetadata } from '../../schema/models/empty-metadata.js';
import { readInfotext } from '../support/metadata-files.js';

suite('metadata told to people', () => {
  it('has all that is known', () => {
    const metadata = readInfotext(
      'a cat,\n\non a mat <lora:x:0.5>\nNegative prompt: a dog\nSteps: 20, Sampler: Euler a, Schedule type: Karras, ' +
        'CFG scale: 7.5, Seed: 18446744073709551615, Size: 512x768, Model hash: 12ab, Model: dream, VAE: v, ' +
        'Clip skip: 2, Denoising strength: 0.5, Hires upscale: 1.5, Hires resize: 768x1152, Hires steps: 10, ' +
        'Hires upscaler: Latent, Lora hashes: "x: 34cd", Version: v1.10.1, Tiling',
    );
    expect(describe(metadata)).toBe(`AUTOMATIC1111 v1.10.1, 512x768, png
Prompt:
  a cat,

  on a mat <lora:x:0.5>
Negative prompt:
  a dog
Settings:
  seed: 18446744073709551615
  steps: 20
  CFG scale: 7.5
  sampler: Euler a
  scheduler: Karras
  model: dream [12ab]
  VAE: v
  clip skip: 2
  denoising strength: 0.5
  hires: x1.5, 768x1152, 10 steps, Latent
LoRAs:
  x 0.5 [34cd]
Warnings:
  not understood in the parameter line: "Tiling"`);
  });

  it('leaves out what is not', () => {
    expect(describe({ ...emptyMetadata(), model: { name: null, hash: '12ab' } })).toBe(
      'no known generator\nSettings:\n  model: [12ab]',
    );
  });

  it('tells why there is nothing', () => {
    expect(describe({ ...emptyMetadata(), errors: ['the file does not exist'] })).toBe(
      'no known generator\nErrors:\n  the file does not exist',
    );
  });

  it('has the prompts of characters', () => {
    const characters = [{ prompt: 'a girl', negativePrompt: '', centers: [] }];
    expect(describe({ ...emptyMetadata(), characters })).toBe('no known generator\nCharacter:\n  a girl');
  });
});
