import { describe, expect, it } from 'vitest';
import { node, type Nodes, withSampler } from '../support/comfyui-graph.js';

const LARGEST = '18446744073709551615';
const far = node('PrimitiveInt', { value: 43 });
const other = node('PrimitiveInt', { value: 44 });

describe('a value behind a link', () => {
  it.each([
    { holder: node('Seed Generator', { seed: 42 }), seed: '42' },
    { holder: node('easy seed', { seed: 42, control_before_generate: 'fixed' }), seed: '42' },
    { holder: node('easy int', { value: 42 }), seed: '42' },
    { holder: node('Constant Number', { number_type: 'integer', number: 42 }), seed: '42' },
    { holder: node('PrimitiveString', { value: '42' }), seed: '42' },
    { holder: node('Text', { text: '42' }), seed: '42' },
    { holder: node('Integer', { Number: '42' }), seed: '42' },
    { holder: node('PrimitiveFloat', { value: 42.5 }), seed: null },
    { holder: node('Mystery', { value: ['far', 0] }), seed: '43' },
    { holder: node('Reroute (rgthree)', { '': ['far', 0] }), seed: '43' },
    { holder: node('Any Switch (rgthree)', { any_01: null, any_02: ['far', 0] }), seed: '43' },
    { holder: node('Any Switch (rgthree)', { any_02: ['other', 0], any_01: ['far', 0] }), seed: '43' },
    { holder: node('Any Switch (rgthree)', { any_10: ['other', 0], any_02: ['far', 0] }), seed: '43' },
    {
      holder: node('ComfySwitchNode', { switch: true, on_true: ['far', 0], on_false: ['other', 0] }),
      seed: '43',
    },
    {
      holder: node('ComfySwitchNode', { switch: ['no', 0], on_true: ['other', 0], on_false: ['far', 0] }),
      seed: '43',
    },
    { holder: node('ComfySwitchNode', { switch: false, on_true: 1, on_false: 2 }), seed: '2' },
    {
      holder: node('easy ifElse', { boolean: true, on_true: ['far', 0], on_false: ['other', 0] }),
      seed: '43',
    },
    {
      holder: node('ImpactConditionalBranch', { cond: false, tt_value: ['other', 0], ff_value: ['far', 0] }),
      seed: '43',
    },
    { holder: node('ImpactSwitch', { select: 2, input1: ['other', 0], input2: ['far', 0] }), seed: '43' },
    { holder: node('ImpactSwitch', { select: 1, input11: ['other', 0], input1: ['far', 0] }), seed: '43' },
    { holder: node('GetNode', { Constant: 'the seed' }), seed: '43' },
    { holder: node('GetNode', { Constant: 'nobody' }), seed: null },
    { holder: node('Anything', {}), seed: null },
  ])('is that of $holder.class_type $holder.inputs: $seed', ({ holder, seed }) => {
    const nodes = {
      holder,
      far,
      other,
      no: node('PrimitiveBoolean', { value: false }),
      setter: node('SetNode', { Constant: 'the seed', INT: ['far', 0] }),
    };
    expect(withSampler({ seed: ['holder', 0] }, nodes).seed).toBe(seed);
  });

  it.each([
    { slot: 0, values: { steps: 30, cfgScale: 7 } },
    { slot: 1, values: { steps: 12 } },
  ])('is that of its slot: $slot', ({ slot, values }) => {
    const config = node('KSampler Config (rgthree)', {
      steps_total: 30,
      refiner_step: 12,
      cfg: 5,
      sampler_name: 'heun',
      scheduler: 'beta',
    });
    expect(withSampler({ steps: ['config', slot] }, { config })).toMatchObject(values);
    const named = { cfg: ['config', 2], sampler_name: ['config', 3], scheduler: ['config', 4] };
    expect(withSampler(named, { config })).toMatchObject({ cfgScale: 5, sampler: 'heun', scheduler: 'beta' });
  });

  it('is the number of a seed node, which hands out any integer', () => {
    const nodes = { far: node('easy seed', { seed: 24 }), both: node('Mystery', { seed: 1, value: 25 }) };
    expect(withSampler({ steps: ['far', 0] }, nodes).steps).toBe(24);
    expect(withSampler({ steps: ['both', 0] }, nodes).steps).toBe(25);
  });

  it('is that of its slot where a node holds width and height', () => {
    const nodes = {
      latent: node('EmptyLatentImage', { width: ['size', 1], height: ['size', 0], batch_size: 1 }),
      size: node('Width and Height', { width: 640, height: 320 }),
    };
    expect(withSampler({}, nodes)).toMatchObject({ width: 320, height: 640 });
  });

  it.each([
    { hops: 15, seed: LARGEST },
    { hops: 17, seed: LARGEST },
    { hops: 60, seed: null },
  ])('is followed through $hops reroutes: $seed', ({ hops, seed }) => {
    const links = Array.from({ length: hops }, (_, at) => [
      `r${at}`,
      node('Reroute', { '': [`r${at + 1}`, 0] }),
    ]);
    const nodes: Nodes = Object.fromEntries(links);
    const holder = node('PrimitiveString', { value: LARGEST });
    expect(withSampler({ seed: ['r0', 0] }, { ...nodes, [`r${hops}`]: holder }).seed).toBe(seed);
  });

  it.each([[[]], [[1]], [['far', 'x']], [['far', 0, 0]], [{}], [true], ['x'], [1.5]])(
    'is no seed: %j',
    (seed) => {
      expect(withSampler({ seed }, { far }).seed).toBeNull();
    },
  );
});

it.each([
  { id: '98:17', link: ['98:17', 0] },
  { id: '98:17:3', link: ['98:17:3', 0] },
  { id: 'PositiveCLIP_Base', link: ['PositiveCLIP_Base', 0] },
  { id: '42', link: [42, 0] },
  { id: 'constructor', link: ['constructor', 0] },
])('a node is found by any id: $id', ({ id, link }) => {
  const words = node('CLIPTextEncode', { text: 'a bird', clip: ['model', 1] });
  expect(withSampler({ positive: link }, { [id]: words })).toMatchObject({ prompt: 'a bird', warnings: [] });
});
