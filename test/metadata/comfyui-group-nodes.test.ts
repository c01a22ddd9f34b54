import { describe, expect, it } from 'vitest';
import { comfyui } from '../../metadata/generators/comfyui/index.js';
import { textAt } from '../support/metadata-files.js';

const plain = (name: string, type: string, link: number | null = null) => ({ name, type, link });
const widget = (name: string, type: string, link: number | null = null) => ({
  ...plain(name, type, link),
  widget: { name },
});

/** Encoders and sampler in one; the model, the latent and (as text) the negative prompt come from outside. */
const GROUP = {
  nodes: [
    {
      index: 0,
      type: 'CLIPTextEncode',
      inputs: [plain('clip', 'CLIP')],
      outputs: [{ name: 'CONDITIONING', type: 'CONDITIONING' }],
      widgets_values: ['written when it was made'],
    },
    {
      index: 1,
      type: 'CLIPTextEncode',
      inputs: [plain('clip', 'CLIP'), widget('text', 'STRING')],
      outputs: [{ name: 'CONDITIONING', type: 'CONDITIONING' }],
      widgets_values: ['a dog'],
    },
    {
      index: 2,
      type: 'KSampler',
      inputs: [
        plain('model', 'MODEL'),
        plain('positive', 'CONDITIONING'),
        plain('negative', 'CONDITIONING'),
        plain('latent_image', 'LATENT'),
      ],
      outputs: [{ name: 'LATENT', type: 'LATENT' }],
      widgets_values: [1, 'fixed', 2, 3, 'ddim', 'simple', 1],
    },
  ],
  links: [
    [0, 0, 2, 1, 6, 'CONDITIONING'],
    [1, 0, 2, 2, 7, 'CONDITIONING'],
  ],
  external: [],
  config: {},
};

const INSTANCE = {
  id: 10,
  type: 'workflow>Sample',
  inputs: [
    plain('clip', 'CLIP', 1),
    plain('CLIPTextEncode 2 clip', 'CLIP', 2),
    plain('model', 'MODEL', 3),
    plain('latent_image', 'LATENT', 4),
  ],
  outputs: [{ name: 'LATENT', type: 'LATENT' }],
  widgets_values: [
    'a cat',
    'a fish',
    '18446744073709551615',
    'randomize',
    20,
    7,
    'euler',
    'karras',
    1,
  ] as unknown,
};

const NODES = [
  { id: 4, type: 'CheckpointLoaderSimple', widgets_values: ['dream.safetensors'] },
  { id: 5, type: 'EmptyLatentImage', widgets_values: [512, 768, 1] },
  { id: 8, type: 'VAEDecode', inputs: [plain('samples', 'LATENT', 5), plain('vae', 'VAE', null)] },
  { id: 9, type: 'SaveImage', inputs: [plain('images', 'IMAGE', 6)] },
  { id: 11, type: 'PrimitiveStringMultiline', widgets_values: ['a whale'] },
];
const LINKS = [
  [1, 4, 1, 10, 0, 'CLIP'],
  [2, 4, 1, 10, 1, 'CLIP'],
  [3, 4, 0, 10, 2, 'MODEL'],
  [4, 5, 0, 10, 3, 'LATENT'],
  [5, 10, 0, 8, 0, 'LATENT'],
  [6, 8, 0, 9, 0, 'IMAGE'],
  [7, 11, 0, 10, 4, 'STRING'],
];

function read(instance: object, group: unknown = GROUP, groupNodes: object = { Sample: group }) {
  const workflow = {
    nodes: [...NODES, { ...INSTANCE, ...instance }],
    links: LINKS,
    extra: { groupNodes },
  };
  return comfyui.read([textAt('png:tEXt workflow', JSON.stringify(workflow))]);
}

const VALUES = {
  prompt: 'a cat',
  negativePrompt: 'a fish',
  seed: '18446744073709551615',
  steps: 20,
  cfgScale: 7,
  sampler: 'euler',
  scheduler: 'karras',
  model: { name: 'dream.safetensors', hash: null },
  width: 512,
  height: 768,
};

describe('a group node', () => {
  it.each(['workflow>Sample', 'workflow/Sample'])('stands in the place of its instance: %s', (type) => {
    expect(read({ type })?.values).toMatchObject(VALUES);
  });

  it('keeps the widgets that it was made with where the instance has none that fit', () => {
    const own = { prompt: 'written when it was made', seed: '1', steps: 2, sampler: 'ddim' };
    expect(read({ widgets_values: [] })?.values).toMatchObject(own);
    expect(read({ widgets_values: ['a cat'] })?.values).toMatchObject(own);
    expect(read({ widgets_values: null })?.values).toMatchObject(own);
  });

  it('counts the widgets of nodes that hold none by their kind', () => {
    const nodes = GROUP.nodes.map((node) => ({ ...node, widgets_values: undefined }));
    expect(read({}, { ...GROUP, nodes })?.values).toMatchObject(VALUES);
  });

  it('gets by a link from nowhere what comes from outside', () => {
    const links = [[null, 0, 2, 0, 4, 'MODEL'], ...GROUP.links];
    expect(read({}, { ...GROUP, links })?.values).toMatchObject(VALUES);
  });

  it('has reroutes, which take no widgets', () => {
    const reroute = { index: 3, type: 'Reroute', inputs: [plain('', '*')], outputs: [plain('', '*')] };
    const [clip, other, sampler] = GROUP.nodes;
    const nodes = [clip, other, { ...reroute, index: 2 }, { ...sampler, index: 3 }];
    const links = [
      [null, 0, 2, 0, 4, 'MODEL'],
      [2, 0, 3, 0, 4, 'MODEL'],
      [0, 0, 3, 1],
      [1, 0, 3, 2],
    ];
    expect(read({}, { ...GROUP, nodes, links })?.values).toMatchObject(VALUES);
  });

  it('may name a node as a whole where it says which outputs are linked outside', () => {
    const external = [[{ type: 'CLIPTextEncode', index: 0 }, 0, 'CONDITIONING']];
    const config = { '0': { output: { '0': { visible: false } } } };
    expect(read({}, { ...GROUP, external, config })?.values).toMatchObject(VALUES);
  });

  it('gets a text from outside where a widget was made an input', () => {
    const inputs = [...INSTANCE.inputs, widget('text', 'STRING', 7)];
    expect(read({ inputs })?.values).toMatchObject({ ...VALUES, negativePrompt: 'a whale' });
  });

  it('has no inputs and outputs that are hidden', () => {
    const config = {
      '1': { input: { clip: { visible: false } } },
      '0': { output: { '0': { visible: false } } },
    };
    const inputs = INSTANCE.inputs.filter(({ link }) => link !== 2);
    expect(read({ inputs }, { ...GROUP, config, external: [[0, 0]] })?.values).toMatchObject(VALUES);
  });

  it('has outputs that are linked inside too where it says so', () => {
    const external = [[0, 0, 'CONDITIONING']];
    // The conditioning now is the first output, and no latent comes out of it.
    expect(read({}, { ...GROUP, external })?.values).toMatchObject({ seed: VALUES.seed });
  });

  it.each([2, 4])('may be switched off: mode %i', (mode) => {
    expect(read({ mode })?.values.seed).toBeUndefined();
  });

  it('may stand in another one', () => {
    const outer = {
      nodes: [{ ...INSTANCE, index: 0, id: undefined }],
      links: [],
      external: [],
    };
    const values = read({ type: 'workflow>Outer' }, null, { Sample: GROUP, Outer: outer })?.values;
    expect(values).toMatchObject(VALUES);
  });

  it.each([
    null,
    7,
    {},
    { nodes: 'x', links: {} },
    { nodes: [null, 7, {}], links: [null, [], [0, 0, 0, 0], ['x']] },
    { nodes: [{ type: 'workflow>Sample', inputs: [plain('a', 'A')], outputs: [{}] }], links: [[0, 0, 0, 0]] },
  ])('that is damaged is no graph without end: %j', (group) => {
    expect(() => read({}, group)).not.toThrow();
  });
});

describe('the widgets of an instance of a subgraph', () => {
  const wire = (id: number, from: number, to: number, toSlot: number) => ({
    id,
    origin_id: from,
    origin_slot: 0,
    target_id: to,
    target_slot: toSlot,
  });
  const sampling = {
    id: 'sampling',
    nodes: [
      {
        id: 1,
        type: 'CLIPTextEncode',
        inputs: [plain('clip', 'CLIP'), widget('text', 'STRING', 1)],
        widgets_values: ['stale'],
      },
      {
        id: 2,
        type: 'KSampler',
        inputs: [plain('model', 'MODEL'), plain('positive', 'CONDITIONING', 2)],
        widgets_values: [1, 'fixed', 2, 3, 'ddim', 'simple', 1],
      },
    ],
    links: [wire(1, -10, 1, 1), wire(2, 1, 2, 1), wire(3, 2, -20, 0)],
  };
  const outer = {
    id: 'outer',
    nodes: [
      {
        id: 5,
        type: 'sampling',
        inputs: [widget('text', 'STRING', 1)],
        properties: {
          proxyWidgets: [
            ['-1', 'text'],
            ['2', 'seed'],
            ['2', 'steps'],
          ],
        },
        widgets_values: ['stale', 3, 4],
      },
    ],
    links: [wire(1, -10, 5, 0), wire(2, 5, -20, 0)],
  };
  const readInstance = (instance: object) => {
    const save = { id: 9, type: 'SaveImage', inputs: [plain('images', 'IMAGE', 1)] };
    const workflow = {
      nodes: [{ id: 7, inputs: [widget('text', 'STRING')], ...instance }, save],
      links: [[1, 7, 0, 9, 0, 'IMAGE']],
      definitions: { subgraphs: [sampling, outer] },
    };
    return comfyui.read([textAt('png:tEXt workflow', JSON.stringify(workflow))])?.values;
  };

  it.each([
    {
      proxies: [
        ['-1', 'text'],
        ['2', 'seed'],
      ],
      widgets: ['a bird', 42],
      values: { prompt: 'a bird', seed: '42', steps: 2 },
    },
    {
      proxies: [
        ['2', 'seed'],
        ['2', 'control_after_generate'],
        ['2', 'steps'],
      ],
      widgets: [42, 'fixed', 8],
      values: { seed: '42', steps: 8 },
    },
    { proxies: [['2', 'seed']], widgets: [], values: { seed: '1', prompt: 'stale' } },
    { proxies: [['2', 'seed']], widgets: [null], values: { seed: '1' } },
    { proxies: [['nobody', 'seed'], [], null, 7], widgets: [9, 9, 9, 9], values: { seed: '1' } },
  ])('stand for those of its nodes: $proxies $widgets', ({ proxies, widgets, values }) => {
    const properties = { proxyWidgets: proxies };
    expect(readInstance({ type: 'sampling', properties, widgets_values: widgets })).toMatchObject(values);
  });

  it('reach through to subgraphs in it', () => {
    const properties = {
      proxyWidgets: [
        ['5', 'seed'],
        ['-1', 'text'],
      ],
    };
    const instance = { type: 'outer', properties, widgets_values: [42, 'a bird'] };
    expect(readInstance(instance)).toMatchObject({ seed: '42', steps: 4, prompt: 'a bird' });
  });
});
