import { describe, expect, it } from 'vitest';
import { comfyui } from '../../metadata/generators/comfyui/index.js';
import { textAt } from '../support/metadata-files.js';

interface Input {
  name: string;
  type: string;
  link: number | null;
  widget?: { name: string };
}
interface EditorNode {
  id: number | string;
  type: string;
  mode?: number;
  inputs?: readonly Input[];
  outputs?: readonly { name: string; type: string }[];
  widgets_values?: unknown;
}
type Link = readonly [id: number, from: number, fromSlot: number, to: number, toSlot: number, type: string];

const input = (name: string, type: string, link: number | null): Input => ({ name, type, link });

const MODEL = { id: 4, type: 'CheckpointLoaderSimple', widgets_values: ['dream.safetensors'] };
const POSITIVE = { id: 6, type: 'CLIPTextEncode', widgets_values: ['a cat /* a comment */'] };
const NEGATIVE = { id: 7, type: 'CLIPTextEncode', widgets_values: ['a dog'] };
const LATENT = { id: 5, type: 'EmptyLatentImage', widgets_values: [512, 768, 1] };
const SAMPLER = {
  id: 3,
  type: 'KSampler',
  inputs: [
    input('model', 'MODEL', 1),
    input('positive', 'CONDITIONING', 2),
    input('negative', 'CONDITIONING', 3),
    input('latent_image', 'LATENT', 4),
  ],
  widgets_values: [1337, 'randomize', 20, 7, 'euler', 'karras', 1],
};
const SAVE = { id: 9, type: 'SaveImage', inputs: [input('images', 'IMAGE', 5)], widgets_values: ['ComfyUI'] };
const NODES: readonly EditorNode[] = [MODEL, POSITIVE, NEGATIVE, LATENT, SAMPLER, SAVE];
const LINKS: readonly Link[] = [
  [1, 4, 0, 3, 0, 'MODEL'],
  [2, 6, 0, 3, 1, 'CONDITIONING'],
  [3, 7, 0, 3, 2, 'CONDITIONING'],
  [4, 5, 0, 3, 3, 'LATENT'],
  [5, 3, 0, 9, 0, 'IMAGE'],
];

/** The values of a text-to-image workflow, with these nodes and links added or put in the place of its own. */
function readWorkflow(nodes: readonly EditorNode[] = [], links: readonly Link[] = [], rest: object = {}) {
  const allNodes = new Map([...NODES, ...nodes].map((node) => [node.id, node]));
  const allLinks = new Map([...LINKS, ...links].map((link) => [link[0], link]));
  const workflow = { nodes: [...allNodes.values()], links: [...allLinks.values()], ...rest };
  return comfyui.read([textAt('png:tEXt workflow', JSON.stringify(workflow))])?.values;
}

const VALUES = {
  prompt: 'a cat ',
  negativePrompt: 'a dog',
  seed: '1337',
  steps: 20,
  cfgScale: 7,
  sampler: 'euler',
  scheduler: 'karras',
  model: { name: 'dream.safetensors', hash: null },
  width: 512,
  height: 768,
};

describe('a workflow of the editor', () => {
  it('is read as the graph that it would run', () => {
    expect(readWorkflow()).toMatchObject(VALUES);
  });

  it.each([
    { case: 'widgets by name', values: { seed: 1, steps: 8 }, expected: { seed: '1', steps: 8 } },
    { case: 'no widget for what becomes of the seed', values: [1, 8, 2], expected: { seed: '1', steps: 8 } },
    { case: 'an early editor', values: [1, true, 8, 2], expected: { seed: '1', steps: 8 } },
    { case: 'too few widgets', values: [1], expected: { seed: '1', steps: null } },
    { case: 'no widgets', values: null, expected: { seed: null, steps: null } },
  ])('is read with $case', ({ values, expected }) => {
    expect(readWorkflow([{ ...SAMPLER, widgets_values: values }])).toMatchObject(expected);
  });

  it('is read with the names that inputs give to widgets', () => {
    const named = ['seed', 'steps', 'cfg'].map((name) => ({ ...input(name, 'INT', null), widget: { name } }));
    const sampler = { ...SAMPLER, type: 'Other KSampler', inputs: [...SAMPLER.inputs, ...named] };
    expect(readWorkflow([{ ...sampler, widgets_values: [5, 'fixed', 6, 7] }])).toMatchObject({
      seed: '5',
      steps: 6,
      cfgScale: 7,
      prompt: 'a cat ',
    });
  });

  it('is read with a primitive behind a widget', () => {
    const sampler = { ...SAMPLER, inputs: [...SAMPLER.inputs, input('seed', 'INT', 8)] };
    const primitive = { id: 20, type: 'PrimitiveNode', widgets_values: [99, 'increment'] };
    expect(readWorkflow([sampler, primitive], [[8, 20, 0, 3, 4, 'INT']])).toMatchObject({ seed: '99' });
  });

  const lora = {
    id: 10,
    type: 'LoraLoader',
    inputs: [input('clip', 'CLIP', null), input('model', 'MODEL', 6)],
    outputs: [{ name: 'MODEL', type: 'MODEL' }],
    widgets_values: ['one.safetensors', 0.5, 1],
  };
  const throughLora: Link[] = [
    [1, 10, 0, 3, 0, 'MODEL'],
    [6, 4, 0, 10, 1, 'MODEL'],
  ];

  it.each([
    { mode: 0, state: 'active', loras: [{ name: 'one.safetensors', weight: 0.5, hash: null }] },
    { mode: 4, state: 'bypassed', loras: [] },
  ])('has the LoRAs $loras of a node that is $state', ({ mode, loras }) => {
    expect(readWorkflow([{ ...lora, mode }], throughLora)).toMatchObject({ ...VALUES, loras });
  });

  it('is read past links that are none', () => {
    const workflow = {
      nodes: [...NODES, null, 5, [], {}],
      links: [...LINKS, null, [], [1], [2, null, 0, 3, 1], 'x', { id: 3 }],
    };
    const reading = comfyui.read([textAt('png:tEXt workflow', JSON.stringify(workflow))]);
    expect(reading?.values).toMatchObject(VALUES);
  });

  it.each([
    {
      type: 'CheckpointLoader|pysssss',
      widgets: [{ content: 'p.ckpt', image: null }, 'none'],
      name: 'p.ckpt',
    },
    { type: 'CheckpointLoaderNF4', widgets: ['n.ckpt'], name: 'n.ckpt' },
  ])('has the model of a $type without names', ({ type, widgets, name }) => {
    expect(readWorkflow([{ ...MODEL, type, widgets_values: widgets }])).toMatchObject({
      ...VALUES,
      model: { name, hash: null },
    });
  });

  it.each([
    'WanCameraImageToVideo',
    'Wan22ImageToVideoLatent',
    'EmptyHunyuanImageLatent',
    'EmptyCosmosLatentVideo',
    'SVD_img2vid_Conditioning',
    'StableZero123_Conditioning',
  ])('has the size of a %s without names', (type) => {
    expect(readWorkflow([{ ...LATENT, type, widgets_values: [320, 640, 1, 10] }])).toMatchObject({
      ...VALUES,
      width: 320,
      height: 640,
    });
  });

  it('has a size that comes from a camera', () => {
    const camera = { id: 11, type: 'WanCameraEmbedding', widgets_values: ['Static', 320, 640, 81, 1] };
    const inputs = ['width', 'height'].map((name, at) => ({
      ...input(name, 'INT', 6 + at),
      widget: { name },
    }));
    const links: Link[] = [
      [6, 11, 1, 5, 0, 'INT'],
      [7, 11, 2, 5, 1, 'INT'],
    ];
    expect(readWorkflow([camera, { ...LATENT, inputs }], links)).toMatchObject({ width: 320, height: 640 });
  });

  it('does not take a number of an unknown node for the prompt', () => {
    const unknown = { ...POSITIVE, type: 'Mystery Conditioning', widgets_values: [256, 'x'] };
    expect(readWorkflow([unknown])?.prompt).toBeUndefined();
  });

  it('has samplers in the order of their ids, as the graph that it would run', () => {
    const first = { ...SAMPLER, id: 2, widgets_values: [2, 'fixed', 20, 7, 'euler', 'karras', 1] };
    const batch = {
      id: 10,
      type: 'ImageBatch',
      inputs: [input('image1', 'IMAGE', 7), input('image2', 'IMAGE', 8)],
    };
    const links: Link[] = [
      [5, 10, 0, 9, 0, 'IMAGE'],
      [7, 3, 0, 10, 0, 'IMAGE'],
      [8, 2, 0, 10, 1, 'IMAGE'],
    ];
    expect(readWorkflow([first, batch], links)?.seed).toBe('2');
  });

  it('has the LoRAs of the LoRA Manager', () => {
    const managed = {
      ...lora,
      type: 'Lora Loader (LoraManager)',
      widgets_values: ['<lora:one:0.5>', [{ name: 'one', strength: 0.5, active: true }]],
    };
    expect(readWorkflow([managed], throughLora)?.loras).toEqual([{ name: 'one', weight: 0.5, hash: null }]);
  });

  it('has nothing behind a muted node', () => {
    expect(readWorkflow([{ ...lora, mode: 2 }], throughLora)).toMatchObject({ model: null, loras: [] });
    expect(readWorkflow([{ ...POSITIVE, mode: 2 }])).toMatchObject({ prompt: '', seed: '1337' });
    expect(readWorkflow([{ ...SAMPLER, mode: 2 }])?.seed).toBeUndefined();
  });

  it('is read past reroutes and variables', () => {
    const nodes = [
      { id: 11, type: 'Reroute', inputs: [input('', '*', 6)] },
      { id: 12, type: 'SetNode', inputs: [input('CONDITIONING', '*', 7)], widgets_values: ['words'] },
      { id: 13, type: 'GetNode', widgets_values: ['words'] },
      { id: 14, type: 'GetNode', widgets_values: ['nobody'] },
    ];
    const links: Link[] = [
      [1, 11, 0, 3, 0, 'MODEL'],
      [6, 4, 0, 11, 0, 'MODEL'],
      [7, 6, 0, 12, 0, 'CONDITIONING'],
      [2, 13, 0, 3, 1, 'CONDITIONING'],
      [3, 14, 0, 3, 2, 'CONDITIONING'],
    ];
    expect(readWorkflow(nodes, links)).toMatchObject({ ...VALUES, negativePrompt: '' });
  });

  it('has the LoRAs of the Power Lora Loader', () => {
    const power = {
      ...lora,
      type: 'Power Lora Loader (rgthree)',
      widgets_values: [{}, { type: 'Header' }, { on: true, lora: 'one', strength: 2 }, {}, ''],
    };
    expect(readWorkflow([power], throughLora)).toMatchObject({
      loras: [{ name: 'one', weight: 2, hash: null }],
    });
  });
});

describe('a subgraph', () => {
  const wire = (id: number, from: number, fromSlot: number, to: number, toSlot: number) => ({
    id,
    origin_id: from,
    origin_slot: fromSlot,
    target_id: to,
    target_slot: toSlot,
  });
  const encoder = {
    id: 1,
    type: 'CLIPTextEncode',
    inputs: [{ ...input('text', 'STRING', 1), widget: { name: 'text' } }],
    widgets_values: ['stale'],
  };
  const words = { id: 'words', nodes: [encoder], links: [wire(1, -10, 0, 1, 0), wire(2, 1, 0, -20, 0)] };
  const outer = {
    id: 'outer',
    nodes: [{ id: 1, type: 'words', inputs: [input('text', 'STRING', 1)] }],
    links: [wire(1, -10, 0, 1, 0), wire(2, 1, 0, -20, 0)],
  };
  const definitions = { subgraphs: [words, outer] };
  const textInput = (link: number | null) => ({
    ...input('text', 'STRING', link),
    widget: { name: 'text' },
  });

  it.each(['words', 'outer'])('stands in the place of its instance: %s', (type) => {
    const instance = { id: 6, type, inputs: [textInput(6)] };
    const text = { id: 21, type: 'PrimitiveStringMultiline', widgets_values: ['a bird'] };
    expect(readWorkflow([instance, text], [[6, 21, 0, 6, 0, 'STRING']], { definitions })).toMatchObject({
      ...VALUES,
      prompt: 'a bird',
    });
  });

  it.each(['words', 'outer'])('takes the widgets of its instance: %s', (type) => {
    const instance = { id: 6, type, inputs: [textInput(null)], widgets_values: ['a fish'] };
    expect(readWorkflow([instance], [], { definitions })).toMatchObject({ ...VALUES, prompt: 'a fish' });
  });

  it('keeps what it holds itself where its instance gives nothing', () => {
    expect(readWorkflow([{ id: 6, type: 'words' }], [], { definitions })).toMatchObject({ prompt: 'stale' });
  });

  it('may be muted', () => {
    const instance = { id: 6, type: 'words', mode: 2, inputs: [textInput(null)], widgets_values: ['a fish'] };
    expect(readWorkflow([instance], [], { definitions })).toMatchObject({ prompt: '', seed: '1337' });
  });

  it('may hold itself: that is no graph without end', () => {
    const nodes = Array.from({ length: 8 }, (_, id) => ({ id, type: 'self', inputs: [input('x', 'A', 1)] }));
    const self = { id: 'self', nodes, links: [wire(1, 1, 0, 0, 0), wire(2, 1, 0, -20, 0)] };
    const instance = { id: 6, type: 'self' };
    expect(readWorkflow([instance], [], { definitions: { subgraphs: [self] } })).toMatchObject({
      prompt: '',
      seed: '1337',
    });
  });
});
