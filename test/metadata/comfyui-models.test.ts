import { describe, expect, it } from 'vitest';
import { node, readGraph, withSampler } from '../support/comfyui-graph.js';

describe('a model', () => {
  it.each([
    { loader: node('UNETLoader', { unet_name: 'flux\\dev.safetensors' }), name: 'flux\\dev.safetensors' },
    { loader: node('UnetLoaderGGUF', { unet_name: 'q4.gguf' }), name: 'q4.gguf' },
    { loader: node('NunchakuFluxDiTLoader', { model_path: 'svdq' }), name: 'svdq' },
    { loader: node('unCLIPCheckpointLoader', { ckpt_name: 'u.ckpt' }), name: 'u.ckpt' },
    { loader: node('WanVideoModelLoader', { model: 'wan.safetensors' }), name: 'wan.safetensors' },
    { loader: node('ModelSamplingFlux', { model: ['far', 0] }), name: 'far.ckpt' },
    { loader: node('CheckpointLoaderSimple', { ckpt_name: ['name', 0] }), name: 'held.ckpt' },
    { loader: node('ModelMergeSimple', { model1: ['far', 0], model2: ['other', 0] }), name: 'far.ckpt' },
    { loader: node('Any Switch (rgthree)', { any_02: ['far', 0] }), name: 'far.ckpt' },
  ])('is named by $loader.class_type', ({ loader, name }) => {
    const nodes = {
      model: loader,
      far: node('CheckpointLoaderSimple', { ckpt_name: 'far.ckpt' }),
      other: node('CheckpointLoaderSimple', { ckpt_name: 'other.ckpt' }),
      name: node('PrimitiveString', { value: 'held.ckpt' }),
    };
    expect(readGraph(nodes).model).toEqual({ name, hash: null });
  });

  it.each([
    {
      loader: node('LoraLoader', { lora_name: 'one.safetensors', strength_model: -0.5, strength_clip: 1 }),
      loras: [{ name: 'one.safetensors', weight: -0.5, hash: null }],
    },
    {
      loader: node('LoraLoaderModelOnly', { lora_name: 'one', strength_model: ['weight', 0] }),
      loras: [{ name: 'one', weight: 0.25, hash: null }],
    },
    {
      loader: node('Power Lora Loader (rgthree)', {
        lora_1: { on: true, lora: 'one', strength: 0.8 },
        lora_2: { on: false, lora: 'two', strength: 1 },
        lora_3: { on: true, lora: 'three' },
      }),
      loras: [
        { name: 'one', weight: 0.8, hash: null },
        { name: 'three', weight: null, hash: null },
      ],
    },
    {
      loader: node('CR Apply LoRA Stack', { lora_stack: ['stack', 0] }),
      loras: [{ name: 'on', weight: 0.5, hash: null }],
    },
  ])('has the LoRAs of $loader.class_type', ({ loader, loras }) => {
    const nodes = {
      lora: node(loader.class_type, { ...loader.inputs, model: ['model', 0] }),
      weight: node('PrimitiveFloat', { value: 0.25 }),
      stack: node('CR LoRA Stack', {
        switch_1: 'Off',
        lora_name_1: 'off',
        model_weight_1: 1,
        switch_2: 'On',
        lora_name_2: 'on',
        model_weight_2: 0.5,
        switch_3: 'On',
        lora_name_3: 'None',
        model_weight_3: 1,
      }),
    };
    const metadata = withSampler({ model: ['lora', 0] }, nodes);
    expect(metadata).toMatchObject({ loras, model: { name: 'dream.safetensors' } });
  });

  it('has its LoRAs in the order in which they are applied', () => {
    const nodes = {
      last: node('LoraLoader', { lora_name: 'last', strength_model: 1, model: ['first', 0] }),
      first: node('LoraLoader', { lora_name: 'first', strength_model: 1, model: ['model', 0] }),
    };
    expect(withSampler({ model: ['last', 0] }, nodes).loras.map(({ name }) => name)).toEqual([
      'first',
      'last',
    ]);
  });

  it('has a VAE of its own and leaves out layers of CLIP', () => {
    const nodes = {
      vae: node('VAELoader', { vae_name: 'kl.ckpt' }),
      decode: node('VAEDecode', { samples: ['sampler', 0], vae: ['vae', 0] }),
      skip: node('CLIPSetLastLayer', { stop_at_clip_layer: -2, clip: ['model', 1] }),
      positive: node('CLIPTextEncode', { text: 'a cat', clip: ['skip', 0] }),
    };
    expect(readGraph(nodes)).toMatchObject({ vae: 'kl.ckpt', clipSkip: 2 });
  });
});

it('sizes are also written as text', () => {
  const latent = node('SDXL Empty Latent Image (rgthree)', { dimensions: '1216 x 832  (landscape)' });
  expect(readGraph({ latent })).toMatchObject({ width: 1216, height: 832 });
});
