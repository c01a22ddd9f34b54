import { describe, expect, it } from 'vitest';
import { Metadata } from '../../schema/models/metadata.js';
import { node, readGraph, withSampler, type Nodes } from '../support/comfyui-graph.js';

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
