import { describe, expect, it } from 'vitest';
import { node, readGraph, SAMPLER, withSampler } from '../support/comfyui-graph.js';

describe('the sampler that counts', () => {
  const second = node('KSampler', { ...SAMPLER, seed: 7, steps: 9, denoise: 0.4, latent_image: ['big', 0] });
  const big = node('LatentUpscaleBy', {
    samples: ['sampler', 0],
    scale_by: 1.5,
    upscale_method: 'bislerp',
  });
  const decode = node('VAEDecode', { samples: ['a-second', 0], vae: ['model', 2] });

  it('is the first of two passes, and the other one is told as hires', () => {
    expect(readGraph({ 'a-second': second, big, decode })).toMatchObject({
      seed: '1337',
      steps: 20,
      denoisingStrength: 0.4,
      width: 512,
      hires: { upscale: 1.5, upscaler: 'bislerp', steps: 9, width: null, height: null },
    });
  });

  it('is the first of two passes with an upscaling model between them', () => {
    const between = {
      first: node('VAEDecode', { samples: ['sampler', 0], vae: ['model', 2] }),
      loader: node('UpscaleModelLoader', { model_name: '4x.pth' }),
      upscaled: node('ImageUpscaleWithModel', { image: ['first', 0], upscale_model: ['loader', 0] }),
      scaled: node('ImageScale', { image: ['upscaled', 0], width: 1024, height: 1536 }),
      big: node('VAEEncode', { pixels: ['scaled', 0], vae: ['model', 2] }),
    };
    expect(readGraph({ 'a-second': second, decode, ...between })).toMatchObject({
      seed: '1337',
      model: { name: 'dream.safetensors' },
      hires: { upscale: null, upscaler: '4x.pth', steps: 9, width: 1024, height: 1536 },
    });
  });

  it('is the one before a refiner that adds no noise', () => {
    const refiner = node('KSamplerAdvanced', {
      ...SAMPLER,
      noise_seed: 0,
      add_noise: 'disable',
      latent_image: ['sampler', 0],
    });
    expect(readGraph({ 'a-second': refiner, decode })).toMatchObject({ seed: '1337', hires: null });
  });

  it('is not the context that holds its values', () => {
    const { latent_image: latent, ...held } = SAMPLER;
    const context = node('Context Big (rgthree)', { ...held, latent });
    const sampler = node('KSampler', {
      ...SAMPLER,
      seed: ['context', 8],
      steps: ['context', 9],
      sampler_name: 'heun',
      latent_image: ['context', 6],
    });
    const metadata = readGraph({ context, sampler });
    expect(metadata).toMatchObject({ seed: '1337', steps: 20, sampler: 'heun', scheduler: 'karras' });
    expect(metadata.passes).toHaveLength(1);
  });

  it('has the size of a latent that comes through contexts', () => {
    const nodes = {
      big: node('Context Big (rgthree)', { latent: ['latent', 0] }),
      context: node('Context (rgthree)', { base_ctx: ['big', 0] }),
    };
    expect(withSampler({ latent_image: ['context', 6] }, nodes)).toMatchObject({ width: 512, height: 768 });
  });

  it('has the size of its loader where its own is that of an upscaler that is off', () => {
    const loader = node('ttN pipeLoader_v2', { empty_latent_width: 640, empty_latent_height: 448 });
    const sampler = node('ttN pipeKSampler_v2', {
      ...SAMPLER,
      latent_image: null,
      pipe: ['loader', 0],
      upscale_method: 'None',
      width: 1024,
      height: 1024,
    });
    expect(readGraph({ loader, sampler })).toMatchObject({ width: 640, height: 448 });
  });

  it.each([
    { inputs: { conditioning: ['positive', 0], neg_conditioning: ['negative', 0] }, negativePrompt: 'a dog' },
    { inputs: { hyvid_embeds: ['words', 0] }, negativePrompt: '' },
  ])('has the prompts of $inputs', ({ inputs, negativePrompt }) => {
    const sampler = node('Mystery', { noise_seed: 1337, steps: 9, model: ['model', 0], ...inputs });
    const words = node('HyVideoTextEncode', { prompt: 'a cat' });
    expect(readGraph({ sampler, words })).toMatchObject({ prompt: 'a cat', negativePrompt, seed: '1337' });
  });

  it('may be a node that calls a service, where there is no other', () => {
    const service = node('FluxProUltraImageNode', { prompt: ['words', 0], seed: 42, aspect_ratio: '16:9' });
    const words = node('PrimitiveString', { value: 'a bird' });
    const nodes = { decode: service, words, idle: node('OpenAIDalle3', { prompt: 'a fish', seed: 1 }) };
    expect(readGraph({ ...nodes, sampler: null })).toMatchObject({
      generator: { name: 'ComfyUI' },
      prompt: 'a bird',
      seed: '42',
      steps: null,
      warnings: [],
    });
    expect(readGraph({ ...nodes, decode: node('LoadImage'), sampler: null })).toMatchObject({
      prompt: '',
      seed: null,
      warnings: ['the ComfyUI graph has no sampler'],
    });
    expect(readGraph({ idle: service, words }).prompt).toBe('a cat');
  });

  it('is not a dangling one', () => {
    const dangling = node('KSampler', { ...SAMPLER, seed: 1 });
    const first = { '1': dangling, '2': node('VAEDecode', { samples: ['1', 0] }) };
    expect(readGraph(first).seed).toBe('1337');
  });

  it('is that of a saved picture rather than that of a preview', () => {
    const draft = node('KSampler', { ...SAMPLER, seed: 1 });
    const shown = node('PreviewImage', { images: ['2', 0] });
    expect(readGraph({ '1': draft, '2': node('VAEDecode', { samples: ['1', 0] }), '3': shown }).seed).toBe(
      '1337',
    );
  });

  it('is found without an output that is known', () => {
    expect(readGraph({ save: node('Sink', { things: ['decode', 0] }) }).seed).toBe('1337');
    expect(readGraph({ save: null, decode: null }).seed).toBe('1337');
  });

  it('is found in a cycle', () => {
    expect(withSampler({ latent_image: ['decode', 0] })).toMatchObject({ seed: '1337', prompt: 'a cat' });
  });

  it('may pass an image on to another one that has no upscaler', () => {
    const video = node('SVD_img2vid_Conditioning', { init_image: ['decode', 0], width: 64, height: 64 });
    const moving = node('KSampler', {
      ...SAMPLER,
      seed: 1,
      positive: ['video', 0],
      latent_image: ['video', 2],
    });
    expect(
      readGraph({ '1': moving, video, save: node('SaveAnimatedWEBP', { images: ['1', 0] }) }),
    ).toMatchObject({ seed: '1337', prompt: 'a cat', hires: null });
  });

  it.each([
    { add_noise: 'disable', seed: null },
    { add_noise: false, seed: null },
    { add_noise: 'enable', seed: '5' },
    { add_noise: true, seed: '5' },
  ])('has the seed $seed where its noise is $add_noise', ({ add_noise, seed }) => {
    const { seed: _, ...inputs } = SAMPLER;
    expect(
      readGraph({ sampler: node('KSamplerAdvanced', { ...inputs, noise_seed: 5, add_noise }) }).seed,
    ).toBe(seed);
  });

  it.each(['easy kSampler', 'ttN KSampler', 'KSampler (Efficient)', 'WanVideoSampler', 'Unknown'])(
    'may be a %s',
    (kind) => {
      expect(readGraph({ sampler: node(kind, SAMPLER) })).toMatchObject({ seed: '1337', prompt: 'a cat' });
    },
  );

  it.each([
    {
      guider: node('CFGGuider', {
        model: ['model', 0],
        cfg: 3,
        positive: ['positive', 0],
        negative: ['negative', 0],
      }),
      values: { cfgScale: 3, prompt: 'a cat', negativePrompt: 'a dog' },
    },
    {
      guider: node('BasicGuider', { model: ['model', 0], conditioning: ['flux', 0] }),
      values: { cfgScale: null, prompt: 'a cat', negativePrompt: '' },
    },
    {
      guider: node('DualCFGGuider', {
        model: ['model', 0],
        cfg_conds: 4,
        cond1: ['positive', 0],
        cond2: ['flux', 0],
        negative: ['negative', 0],
      }),
      values: { cfgScale: 4, prompt: 'a cat', negativePrompt: 'a dog' },
    },
  ])('may be put together of parts with $guider.class_type', ({ guider, values }) => {
    const sampler = node('SamplerCustomAdvanced', {
      noise: ['noise', 0],
      guider: ['guider', 0],
      sampler: ['select', 0],
      sigmas: ['split', 0],
      latent_image: ['latent', 0],
    });
    const parts = {
      sampler,
      guider,
      noise: node('RandomNoise', { noise_seed: 99 }),
      select: node('KSamplerSelect', { sampler_name: 'dpmpp_2m' }),
      split: node('SplitSigmas', { sigmas: ['sigmas', 0], step: 4 }),
      sigmas: node('BasicScheduler', { scheduler: 'beta', steps: 12, denoise: 1, model: ['model', 0] }),
      flux: node('FluxGuidance', { conditioning: ['positive', 0], guidance: 3.5 }),
    };
    expect(readGraph(parts)).toMatchObject({
      ...values,
      seed: '99',
      steps: 12,
      sampler: 'dpmpp_2m',
      scheduler: 'beta',
      model: { name: 'dream.safetensors' },
      width: 512,
    });
    expect(readGraph({ ...parts, noise: node('DisableNoise') }).seed).toBeNull();
  });

  it('may get everything by pipes', () => {
    const { seed, steps, cfg, sampler_name, scheduler, denoise } = SAMPLER;
    const pipes = {
      model: null,
      latent: null,
      sampler: node('easy kSampler', { pipe: ['settings', 0], image_output: 'Save' }),
      settings: node('easy preSampling', {
        pipe: ['loader', 0],
        seed,
        steps,
        cfg,
        sampler_name,
        scheduler,
        denoise,
      }),
      loader: node('easy fullLoader', {
        ckpt_name: 'easy.safetensors',
        lora_name: 'None',
        positive: 'a bird',
        negative: ['words', 0],
        empty_latent_width: 320,
        empty_latent_height: 640,
      }),
      words: node('easy negative', { negative: 'a fish' }),
    };
    expect(readGraph(pipes)).toMatchObject({
      seed: '1337',
      prompt: 'a bird',
      negativePrompt: 'a fish',
      model: { name: 'easy.safetensors' },
      loras: [],
      width: 320,
      height: 640,
    });
  });

  it('is missing: that is told', () => {
    expect(readGraph({ sampler: null })).toMatchObject({
      generator: { name: 'ComfyUI' },
      prompt: '',
      warnings: ['the ComfyUI graph has no sampler'],
    });
  });
});
