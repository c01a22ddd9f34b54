import { describe, expect, it } from 'vitest';
import { node, readGraph, withSampler } from '../support/comfyui-graph.js';

const AIR = 'urn:air:sdxl:checkpoint:civitai:827184@2514310';
const OTHER_AIR = 'urn:air:sd1:checkpoint:civitai:43331@176425';

describe('a model', () => {
  it.each([
    { loader: node('UNETLoader', { unet_name: 'flux\\dev.safetensors' }), name: 'flux\\dev.safetensors' },
    { loader: node('UnetLoaderGGUF', { unet_name: 'q4.gguf' }), name: 'q4.gguf' },
    { loader: node('NunchakuFluxDiTLoader', { model_path: 'svdq' }), name: 'svdq' },
    { loader: node('unCLIPCheckpointLoader', { ckpt_name: 'u.ckpt' }), name: 'u.ckpt' },
    { loader: node('CheckpointLoader', { config_name: 'v1.yaml', ckpt_name: 'c.ckpt' }), name: 'c.ckpt' },
    { loader: node('LoaderGGUF', { gguf_name: 'q8.gguf' }), name: 'q8.gguf' },
    { loader: node('ECHOCheckpointLoaderSimple', { ckpt_name: 'e.ckpt' }), name: 'e.ckpt' },
    {
      loader: node('CheckpointLoader|pysssss', { ckpt_name: { content: 'p.ckpt', image: null } }),
      name: 'p.ckpt',
    },
    { loader: node('Patch', { optional_model: ['far', 0], upscale_model: ['other', 0] }), name: 'far.ckpt' },
    { loader: node('CheckpointLoaderSimple', { ckpt_name: ['selector', 1] }), name: AIR },
    { loader: node('CheckpointLoaderSimple', { ckpt_name: ['selector', 2] }), name: OTHER_AIR },
    { loader: node('CheckpointLoaderSimple', { ckpt_name: ['selector', 9] }), name: AIR },
    { loader: node('CivitaiModelSelector', { air: AIR }), name: AIR },
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
      selector: node('CivitaiModelSelector', {
        air: AIR,
        resources_json: JSON.stringify({ bySlot: { '1': AIR, '2': OTHER_AIR }, all: [AIR, OTHER_AIR] }),
      }),
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
      loader: node('LoraLoader|pysssss', {
        lora_name: { content: 'one', image: 'x.png' },
        strength_model: 1,
      }),
      loras: [{ name: 'one', weight: 1, hash: null }],
    },
    {
      loader: node('Power Prompt (rgthree)', { prompt: 'a cat <lora:one:0.5>', opt_model: ['model', 0] }),
      loras: [{ name: 'one', weight: 0.5, hash: null }],
    },
    {
      loader: node('LoraTagLoader', { text: 'a cat <lora:one:0.5>' }),
      loras: [{ name: 'one', weight: 0.5, hash: null }],
    },
    {
      loader: node('CR Load LoRA', { switch: 'Off', lora_name: 'one', strength_model: 1 }),
      loras: [],
    },
    {
      loader: node('Lora Loader Stack (rgthree)', {
        lora_01: 'one',
        strength_01: 0.5,
        lora_02: 'None',
        strength_02: 1,
      }),
      loras: [{ name: 'one', weight: 0.5, hash: null }],
    },
    {
      loader: node('LoRA Stacker', {
        input_mode: 'advanced',
        lora_count: 1,
        lora_name_1: 'one',
        lora_wt_1: 1,
        model_str_1: 0.25,
        lora_name_2: 'two',
        lora_wt_2: 1,
      }),
      loras: [{ name: 'one', weight: 0.25, hash: null }],
    },
    {
      loader: node('easy loraStack', {
        toggle: true,
        mode: 'simple',
        num_loras: 1,
        lora_1_name: 'one',
        lora_1_strength: 0.5,
        lora_1_model_strength: 1,
        lora_2_name: 'two',
      }),
      loras: [{ name: 'one', weight: 0.5, hash: null }],
    },
    {
      loader: node('easy loraStack', { toggle: false, num_loras: 1, lora_1_name: 'one', lora_1_strength: 1 }),
      loras: [],
    },
    {
      loader: node('NunchakuFluxLoraLoader', { lora_name: 'one', lora_strength: 0.5 }),
      loras: [{ name: 'one', weight: 0.5, hash: null }],
    },
    {
      loader: node('Lora Loader (LoraManager)', {
        text: '<lora:one:0.5>',
        loras: {
          __value__: [
            { name: 'one', strength: 0.5, active: true },
            { name: 'off', strength: 1, active: false },
            { name: 'two', strength: '-0.25', clipStrength: 1 },
            null,
          ],
        },
      }),
      loras: [
        { name: 'one', weight: 0.5, hash: null },
        { name: 'two', weight: -0.25, hash: null },
      ],
    },
    {
      loader: node('Lora Stacker (LoraManager)', { loras: [{ name: 'one', strength: 0.5, active: true }] }),
      loras: [{ name: 'one', weight: 0.5, hash: null }],
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

it.each([
  { dimensions: '1216 x 832  (landscape)', size: { width: 1216, height: 832 } },
  { dimensions: ' 832 x 1216  (portrait)', size: { width: 832, height: 1216 } },
])('sizes are also written as text: $dimensions', ({ dimensions, size }) => {
  const latent = node('SDXL Empty Latent Image (rgthree)', { dimensions });
  expect(readGraph({ latent })).toMatchObject(size);
});
