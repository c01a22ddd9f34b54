import { describe, expect, it } from 'vitest';
import { node, readGraph, SAMPLER } from '../support/comfyui-graph.js';

const LARGEST = '18446744073709551615';
const { seed: _, latent_image: __, ...WITHOUT_SEED } = SAMPLER;
const base = { ...WITHOUT_SEED, seed: LARGEST };
const advanced = {
  ...WITHOUT_SEED,
  latent_image: ['latent', 0],
  noise_seed: LARGEST,
  add_noise: 'enable',
  start_at_step: 0,
  end_at_step: 10_000,
};
const picture = { image: ['picture', 0] };

describe('a sampler may be of the kind', () => {
  it.each([
    node('KSamplerAdvanced', advanced),
    node('KSampler (Efficient)', {
      ...base,
      latent_image: ['latent', 0],
      preview_method: 'auto',
      vae_decode: 'true',
    }),
    node('KSampler Adv. (Efficient)', advanced),
    node('easy fullkSampler', { ...base, pipe: ['loader', 0], image_output: 'Preview' }),
    node('easy kSamplerTiled', { ...base, pipe: ['loader', 0], tile_size: 512 }),
    node('ttN pipeKSampler_v2', { ...base, lora_name: 'None', optional_latent: ['latent', 0] }),
    node('UltimateSDUpscale', { ...base, ...picture, upscale_by: 2, tile_width: 512 }),
    node('FaceDetailer', { ...base, ...picture, guide_size: 512 }),
    node('DetailerForEach', { ...base, ...picture, segs: ['segs', 0] }),
    node('SamplerCustomX', { ...base, latent_image: ['latent', 0] }),
    node('Mystery', { ...base, latent_image: ['latent', 0] }),
    node('Mystery Generator', { ...advanced, noise_seed: LARGEST }),
  ])('$class_type', (sampler) => {
    expect(readGraph({ sampler, picture: node('LoadImage', { image: 'x.png' }) })).toMatchObject({
      prompt: 'a cat',
      negativePrompt: 'a dog',
      seed: LARGEST,
      steps: 20,
      cfgScale: 7,
      sampler: 'euler',
      scheduler: 'karras',
      model: { name: 'dream.safetensors' },
      warnings: [],
    });
  });

  it('of which nothing is known but positive and latent_image', () => {
    const sampler = node('Mystery', { positive: ['positive', 0], latent_image: ['latent', 0] });
    expect(readGraph({ sampler })).toMatchObject({ prompt: 'a cat', width: 512, seed: null });
  });

  it('DetailerForEachPipe, with a BASIC_PIPE', () => {
    const { model, positive, negative, ...rest } = base;
    const nodes = {
      sampler: node('DetailerForEachPipe', { ...rest, ...picture, basic_pipe: ['pipe', 0] }),
      pipe: node('ToBasicPipe', { model, positive, negative }),
    };
    expect(readGraph(nodes)).toMatchObject({ prompt: 'a cat', negativePrompt: 'a dog', seed: LARGEST });
  });

  it.each([
    { positive: ['out', 3], negative: ['out', 4], prompt: 'a cat', negativePrompt: 'a dog' },
    { positive: ['out', 4], negative: ['out', 3], prompt: 'a dog', negativePrompt: 'a cat' },
  ])('behind FromBasicPipe: $prompt', ({ positive, negative, ...prompts }) => {
    const nodes = {
      sampler: node('KSampler', { ...SAMPLER, positive, negative, model: ['out', 0] }),
      out: node('FromBasicPipe', { basic_pipe: ['pipe', 0] }),
      pipe: node('ToBasicPipe', {
        model: ['model', 0],
        positive: ['positive', 0],
        negative: ['negative', 0],
      }),
    };
    expect(readGraph(nodes)).toMatchObject({ ...prompts, model: { name: 'dream.safetensors' } });
  });

  it.each([
    { positive: ['loader', 1], negative: ['loader', 2], prompt: 'a bird', negativePrompt: 'a fish' },
    { positive: ['loader', 2], negative: ['loader', 1], prompt: 'a fish', negativePrompt: 'a bird' },
  ])('behind the slots of an Efficient Loader: $prompt', ({ positive, negative, ...prompts }) => {
    const loader = node('Efficient Loader', {
      ckpt_name: 'x.ckpt',
      lora_name: 'one',
      lora_model_strength: 0.5,
      positive: 'a bird',
      negative: 'a fish',
      empty_latent_width: 320,
      empty_latent_height: 640,
    });
    const sampler = node('KSampler', {
      ...SAMPLER,
      positive,
      negative,
      model: ['loader', 0],
      latent_image: ['loader', 3],
    });
    expect(readGraph({ sampler, loader })).toMatchObject({
      ...prompts,
      model: { name: 'x.ckpt' },
      loras: [{ name: 'one', weight: 0.5 }],
      width: 320,
      height: 640,
    });
  });

  it('KSampler SDXL (Eff.), with an SDXL tuple', () => {
    const nodes = {
      sampler: node('KSampler SDXL (Eff.)', {
        noise_seed: 5,
        steps: 20,
        cfg: 7,
        sampler_name: 'euler',
        scheduler: 'normal',
        sdxl_tuple: ['loader', 0],
        latent_image: ['loader', 1],
      }),
      loader: node('Eff. Loader SDXL', {
        base_ckpt_name: 'base.ckpt',
        refiner_ckpt_name: 'refiner.ckpt',
        positive: 'a bird',
        negative: 'a fish',
        empty_latent_width: 1024,
        empty_latent_height: 832,
      }),
    };
    expect(readGraph(nodes)).toMatchObject({
      seed: '5',
      prompt: 'a bird',
      negativePrompt: 'a fish',
      model: { name: 'base.ckpt' },
      width: 1024,
      height: 832,
    });
  });

  it('ttN pipeKSampler, with everything by its pipe', () => {
    const nodes = {
      sampler: node('ttN pipeKSampler', {
        pipe: ['loader', 0],
        seed: 5,
        steps: 20,
        cfg: 7,
        sampler_name: 'euler',
        scheduler: 'normal',
        denoise: 1,
      }),
      loader: node('ttN pipeLoader', {
        ckpt_name: 'x.ckpt',
        lora1_name: 'one',
        lora1_model_strength: 0.5,
        lora2_name: 'None',
        positive: 'a bird',
        negative: 'a fish',
        empty_latent_width: 320,
        empty_latent_height: 640,
        seed: 6,
      }),
    };
    expect(readGraph(nodes)).toMatchObject({
      seed: '5',
      prompt: 'a bird',
      negativePrompt: 'a fish',
      loras: [{ name: 'one', weight: 0.5 }],
      model: { name: 'x.ckpt' },
      width: 320,
    });
  });

  it.each([
    {
      encoder: node('WanVideoTextEncode', { positive_prompt: 'a', negative_prompt: 'b' }),
      negativePrompt: 'b',
    },
    { encoder: node('WanVideoTextEncodeSingle', { prompt: 'a' }), negativePrompt: '' },
  ])('WanVideoSampler with $encoder.class_type', ({ encoder, negativePrompt }) => {
    const nodes = {
      sampler: node('WanVideoSampler', {
        model: ['wan', 0],
        text_embeds: ['encoder', 0],
        image_embeds: ['embeds', 0],
        steps: 6,
        cfg: 1,
        seed: 5,
        scheduler: 'unipc',
        denoise_strength: 1,
      }),
      encoder,
      wan: node('WanVideoModelLoader', { model: 'wan\\t2v.safetensors', lora: ['lora', 0] }),
      lora: node('WanVideoLoraSelect', { lora: 'fast.safetensors', strength: 0.7 }),
      embeds: node('WanVideoEmptyEmbeds', { width: 832, height: 480, num_frames: 81 }),
    };
    expect(readGraph(nodes)).toMatchObject({
      prompt: 'a',
      negativePrompt,
      seed: '5',
      steps: 6,
      cfgScale: 1,
      scheduler: 'unipc',
      model: { name: 'wan\\t2v.safetensors' },
      loras: [{ name: 'fast.safetensors', weight: 0.7, hash: null }],
      width: 832,
      height: 480,
    });
  });

  it.each([
    {
      sigmas: node('BasicScheduler', { scheduler: 'beta', steps: 9, denoise: 0.5 }),
      steps: 9,
      scheduler: 'beta',
    },
    { sigmas: node('Flux2Scheduler', { steps: 9, width: 64, height: 64 }), steps: 9, scheduler: null },
    {
      sigmas: node('AlignYourStepsScheduler', { model_type: 'SDXL', steps: 9, denoise: 1 }),
      steps: 9,
      scheduler: null,
    },
    { sigmas: node('SDTurboScheduler', { steps: 1, denoise: 1 }), steps: 1, scheduler: null },
    {
      sigmas: node('SplitSigmasDenoise', { denoise: 0.5, sigmas: ['far', 0] }),
      steps: 4,
      scheduler: 'simple',
    },
    { sigmas: node('Any Switch (rgthree)', { any_01: ['far', 0] }), steps: 4, scheduler: 'simple' },
  ])('SamplerCustom with $sigmas.class_type', ({ sigmas, steps, scheduler }) => {
    const nodes = {
      sampler: node('SamplerCustom', {
        add_noise: true,
        noise_seed: LARGEST,
        cfg: 3,
        model: ['model', 0],
        positive: ['positive', 0],
        negative: ['negative', 0],
        sampler: ['select', 0],
        sigmas: ['sigmas', 0],
        latent_image: ['latent', 0],
      }),
      sigmas,
      far: node('BasicScheduler', { scheduler: 'simple', steps: 4, denoise: 1 }),
      select: node('ODESamplerSelect', { solver: 'dopri5', max_steps: 10 }),
    };
    expect(readGraph(nodes)).toMatchObject({
      seed: LARGEST,
      steps,
      scheduler,
      sampler: 'dopri5',
      cfgScale: 3,
      prompt: 'a cat',
      negativePrompt: 'a dog',
      width: 512,
      height: 768,
    });
  });

  it('is no node that only holds values for others', () => {
    const holder = node('SDParameterGenerator', { seed: 9, steps: 5, cfg: 1, width: 64, height: 64 });
    const nodes = {
      holder,
      latent: node('EmptyLatentImage', { width: 512, height: 512, batch_size: ['holder', 5] }),
      sampler: node('KSampler', { ...SAMPLER, seed: ['holder', 3], scheduler: ['holder', 2] }),
    };
    expect(readGraph(nodes)).toMatchObject({
      seed: '9',
      steps: 20,
      prompt: 'a cat',
      passes: [{ steps: 20 }],
    });
  });
});
