import { describe, expect, it } from 'vitest';
import { iTXt, pngFile, pngPixels } from '../../samples/bytes/png.js';
import { Metadata } from '../../schema/models/metadata.js';
import { readBytes } from '../support/metadata-files.js';

interface GraphNode {
  class_type: string;
  inputs: Readonly<Record<string, unknown>>;
}
type Nodes = Readonly<Record<string, GraphNode | null>>;

function node(class_type: string, inputs: Readonly<Record<string, unknown>> = {}): GraphNode {
  return { class_type, inputs };
}

const SAMPLER = {
  seed: 1337,
  steps: 20,
  cfg: 7,
  sampler_name: 'euler',
  scheduler: 'karras',
  denoise: 1,
  model: ['model', 0],
  positive: ['positive', 0],
  negative: ['negative', 0],
  latent_image: ['latent', 0],
};

/** A text-to-image graph, with these nodes added, put in the place of its own, or (null) taken out. */
function readGraph(nodes: Nodes = {}): Metadata {
  const graph = {
    model: node('CheckpointLoaderSimple', { ckpt_name: 'dream.safetensors' }),
    positive: node('CLIPTextEncode', { text: 'a cat', clip: ['model', 1] }),
    negative: node('CLIPTextEncode', { text: 'a dog', clip: ['model', 1] }),
    latent: node('EmptyLatentImage', { width: 512, height: 768, batch_size: 1 }),
    sampler: node('KSampler', SAMPLER),
    decode: node('VAEDecode', { samples: ['sampler', 0], vae: ['model', 2] }),
    save: node('SaveImage', { images: ['decode', 0], filename_prefix: 'ComfyUI' }),
    ...nodes,
  };
  const given = Object.fromEntries(Object.entries(graph).filter(([, value]) => value !== null));
  return readBytes(pngFile([iTXt('prompt', JSON.stringify(given)), pngPixels()]));
}

function withSampler(inputs: Readonly<Record<string, unknown>>, nodes: Nodes = {}): Metadata {
  return readGraph({ sampler: node('KSampler', { ...SAMPLER, ...inputs }), ...nodes });
}

it('a graph of ComfyUI is read from its sampler on', () => {
  const metadata = readGraph();
  expect(metadata).toMatchObject({
    generator: { name: 'ComfyUI', version: null },
    prompt: 'a cat',
    negativePrompt: 'a dog',
    seed: '1337',
    steps: 20,
    cfgScale: 7,
    sampler: 'euler',
    scheduler: 'karras',
    model: { name: 'dream.safetensors', hash: null },
    loras: [],
    vae: null,
    denoisingStrength: null,
    width: 512,
    height: 768,
    hires: null,
    carrier: 'png:iTXt prompt',
    warnings: [],
  });
  expect(Metadata.parse(metadata)).toEqual(metadata);
});

describe('a value behind a link', () => {
  it.each([
    { holder: node('CR Seed', { seed: 42 }), seed: '42' },
    { holder: node('Seed (rgthree)', { seed: 42 }), seed: '42' },
    { holder: node('PrimitiveInt', { value: 42 }), seed: '42' },
    { holder: node('INTConstant', { value: 42 }), seed: '42' },
    { holder: node('Int Literal', { int: 42 }), seed: '42' },
    { holder: node('Seed Generator', { noise_seed: 42 }), seed: '42' },
    { holder: node('Reroute', { '': ['far', 0] }), seed: '43' },
    { holder: node('Any Switch (rgthree)', { any_01: ['gone', 0], any_02: ['far', 0] }), seed: '43' },
    {
      holder: node('ComfySwitchNode', { switch: false, on_true: ['gone', 0], on_false: ['far', 0] }),
      seed: '43',
    },
    { holder: node('Anything', { unknown: 42 }), seed: null },
    { holder: node('Reroute', { '': ['holder', 0] }), seed: null },
  ])('is that of $holder.class_type: $seed', ({ holder, seed }) => {
    const far = node('PrimitiveInt', { value: 43 });
    expect(withSampler({ seed: ['holder', 0] }, { holder, far }).seed).toBe(seed);
  });

  it.each([
    { inputs: { steps: ['number', 0] }, values: { steps: 8 } },
    { inputs: { cfg: ['number', 0] }, values: { cfgScale: 8 } },
    { inputs: { cfg: '7.5' }, values: { cfgScale: 7.5 } },
    { inputs: { sampler_name: ['name', 0] }, values: { sampler: 'heun' } },
    { inputs: { steps: 'many', cfg: null }, values: { steps: null, cfgScale: null } },
    { inputs: { denoise: 0.6 }, values: { denoisingStrength: 0.6 } },
  ])('is read for $inputs', ({ inputs, values }) => {
    const nodes = { number: node('PrimitiveFloat', { value: 8 }), name: node('String', { string: 'heun' }) };
    expect(withSampler(inputs, nodes)).toMatchObject(values);
  });

  it('may be any width and height', () => {
    const nodes = {
      latent: node('EmptySD3LatentImage', { width: ['wide', 0], height: ['high', 0] }),
      wide: node('PrimitiveInt', { value: 640 }),
      high: node('PrimitiveInt', { value: 320 }),
    };
    expect(readGraph(nodes)).toMatchObject({ width: 640, height: 320 });
  });

  it('is not looked for without end', () => {
    const links = Array.from({ length: 40 }, (_, index) => [
      `r${index}`,
      node('Reroute', { '': [`r${index + 1}`, 0] }),
    ]);
    const nodes: Nodes = Object.fromEntries(links);
    expect(withSampler({ seed: ['r0', 0] }, { ...nodes, r40: node('CR Seed', { seed: 1 }) }).seed).toBeNull();
  });
});

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

describe('a prompt', () => {
  it.each([
    { encoder: node('CLIPTextEncodeSDXL', { text_g: 'a', text_l: 'b', width: 1 }), prompt: 'a\nb' },
    { encoder: node('CLIPTextEncodeSDXL', { text_g: 'a', text_l: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeSDXLRefiner', { ascore: 6, text: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeFlux', { clip_l: 'a', t5xxl: 'b', guidance: 3 }), prompt: 'a\nb' },
    { encoder: node('CLIPTextEncodeSD3', { clip_l: 'a', clip_g: '', t5xxl: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeHiDream', { clip_l: '', llama: 'a' }), prompt: 'a' },
    { encoder: node('CLIPTextEncodeLumina2', { system_prompt: 's', user_prompt: 'a' }), prompt: 'a' },
    { encoder: node('TextEncodeQwenImageEdit', { prompt: 'a' }), prompt: 'a' },
    { encoder: node('WanVideoTextEncode', { positive_prompt: 'a', negative_prompt: 'b' }), prompt: 'a' },
    { encoder: node('smZ CLIPTextEncode', { text: 'a', text_g: '', text_l: '' }), prompt: 'a' },
    { encoder: node('Power Prompt (rgthree)', { prompt: 'a', insert_lora: 'CHOOSE' }), prompt: 'a' },
    {
      encoder: node('ImpactWildcardEncode', { wildcard_text: '__x__', populated_text: 'a' }),
      prompt: 'a',
    },
    { encoder: node('ConditioningZeroOut', { conditioning: ['negative', 0] }), prompt: '' },
    { encoder: node('CLIPTextEncode', { text: '' }), prompt: '' },
    { encoder: node('Reroute', { '': ['negative', 0] }), prompt: 'a dog' },
    { encoder: node('CLIPTextEncode', { text: ' NaN, "is": NaN ' }), prompt: 'NaN, "is": NaN' },
  ])('is read from $encoder.class_type $encoder.inputs', ({ encoder, prompt }) => {
    expect(readGraph({ positive: encoder })).toMatchObject({ prompt, warnings: [] });
  });

  it.each([
    { text: node('PrimitiveStringMultiline', { value: 'a' }), prompt: 'a' },
    { text: node('String Literal', { string: 'a' }), prompt: 'a' },
    { text: node('DF_Text_Box', { Text: 'a' }), prompt: 'a' },
    { text: node('easy positive', { positive: 'a' }), prompt: 'a' },
    { text: node('SDXLPromptStyler', { text_positive: 'a', text_negative: 'b' }), prompt: 'a' },
    { text: node('ImpactWildcardProcessor', { wildcard_text: 'x', populated_text: 'a' }), prompt: 'a' },
    { text: node('StringConcatenate', { string_a: 'a', string_b: 'b', delimiter: ', ' }), prompt: 'a, b' },
    {
      text: node('Text Concatenate', {
        delimiter: String.raw`\n`,
        text_a: 'a',
        text_b: ['far', 0],
        text_c: '',
      }),
      prompt: 'a\nfar',
    },
    { text: node('JoinStrings', { delimiter: ' ', string1: 'a', string2: 'b' }), prompt: 'a b' },
    { text: node('CR Combine Prompt', { part1: 'a', part2: 'b', separator: ',' }), prompt: 'a,b' },
    { text: node('ShowText|pysssss', { text: ['far', 0], text_0: 'stale' }), prompt: 'far' },
  ])('comes from $text.class_type', ({ text, prompt }) => {
    const nodes = {
      text,
      far: node('PrimitiveString', { value: 'far' }),
      positive: node('CLIPTextEncode', { text: ['text', 0], clip: ['model', 1] }),
    };
    expect(readGraph(nodes)).toMatchObject({ prompt, warnings: [] });
  });

  it('that is made at run time is not told, but that it is', () => {
    const positive = node('CLIPTextEncode', { text: ['made', 0], clip: ['model', 1] });
    const made = node('OllamaGenerate', { prompt: 'write a prompt' });
    expect(readGraph({ positive, made })).toMatchObject({
      prompt: '',
      negativePrompt: 'a dog',
      seed: '1337',
      warnings: ['the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it.each([
    { text: node('ShowText|pysssss', { text: ['made', 0], text_0: 'cached' }), prompt: 'cached' },
    {
      text: node('ComfySwitchNode', { switch: true, on_true: ['made', 0], on_false: ['far', 0] }),
      prompt: 'far',
    },
  ])('that is made at run time is told from what $text.class_type holds', ({ text, prompt }) => {
    const nodes = {
      text,
      far: node('PrimitiveString', { value: 'far' }),
      made: node('TextGenerate', { prompt: 'write a prompt' }),
      positive: node('CLIPTextEncode', { text: ['text', 0], clip: ['model', 1] }),
    };
    expect(readGraph(nodes)).toMatchObject({
      prompt,
      warnings: ['a part of the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it('of which a part is made at run time is told as far as it is known', () => {
    const nodes = {
      positive: node('CLIPTextEncode', { text: ['joined', 0], clip: ['model', 1] }),
      joined: node('StringConcatenate', { string_a: ['made', 0], string_b: 'oil painting', delimiter: ', ' }),
      made: node('TextGenerate', { prompt: 'write a prompt' }),
    };
    expect(readGraph(nodes)).toMatchObject({
      prompt: 'oil painting',
      warnings: ['a part of the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it('may come to a loader as text that another node holds', () => {
    const nodes = {
      loader: node('Efficient Loader', { positive: ['words', 0], negative: 'a fish', ckpt_name: 'x.ckpt' }),
      words: node('PrimitiveString', { value: 'a bird' }),
    };
    const inputs = { positive: ['loader', 1], negative: ['loader', 2], model: ['loader', 0] };
    expect(withSampler(inputs, nodes)).toMatchObject({
      prompt: 'a bird',
      negativePrompt: 'a fish',
      model: { name: 'x.ckpt' },
      warnings: [],
    });
  });

  it('of an unknown encoder is not told, but that it is unknown', () => {
    const positive = node('Mystery Encode', { secret: 'a cat', clip: ['model', 1] });
    expect(readGraph({ positive })).toMatchObject({
      prompt: '',
      warnings: ['the prompt is made at run time: the ComfyUI graph does not hold it'],
    });
  });

  it.each([
    { slots: [0, 1], prompt: 'a cat', negativePrompt: 'a dog' },
    { slots: [1, 0], prompt: 'a dog', negativePrompt: 'a cat' },
  ])('comes out of ControlNetApplyAdvanced by the slots $slots', ({ slots, ...prompts }) => {
    const control = node('ControlNetApplyAdvanced', { positive: ['positive', 0], negative: ['negative', 0] });
    const [positive, negative] = slots;
    const inputs = { positive: ['control', positive], negative: ['control', negative] };
    expect(withSampler(inputs, { control })).toMatchObject(prompts);
  });

  it('is all that is combined in it, in order, each text once', () => {
    const nodes = {
      both: node('ConditioningCombine', { conditioning_1: ['area', 0], conditioning_2: ['all', 0] }),
      area: node('ConditioningSetArea', { conditioning: ['positive', 0], width: 64 }),
      all: node('ConditioningConcat', { conditioning_to: ['other', 0], conditioning_from: ['positive', 0] }),
      other: node('CLIPTextEncode', { text: 'a hat' }),
    };
    expect(withSampler({ positive: ['both', 0] }, nodes).prompt).toBe('a cat\na hat');
  });

  it('has the text of a GLIGEN box too', () => {
    const box = node('GLIGENTextBoxApply', {
      conditioning_to: ['positive', 0],
      text: 'a hat',
      clip: ['model', 1],
    });
    expect(withSampler({ positive: ['box', 0] }, { box }).prompt).toBe('a cat\na hat');
  });

  it('is looked for once in a cycle', () => {
    const nodes = {
      one: node('ConditioningCombine', { conditioning_1: ['two', 0], conditioning_2: ['positive', 0] }),
      two: node('ConditioningCombine', { conditioning_1: ['one', 0], conditioning_2: ['negative', 0] }),
    };
    expect(withSampler({ positive: ['one', 0] }, nodes).prompt).toBe('a dog\na cat');
  });
});

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
