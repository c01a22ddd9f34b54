import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comfyui } from '../../metadata/generators/comfyui/index.js';
import { iTXt, pngFile, pngPixels } from '../../samples/bytes/png.js';
import { Metadata } from '../../schema/models/metadata.js';
import { readBytes, textAt } from '../support/metadata-files.js';

/** As many as are taken in, with the sampler. */
const COUNT = 9_990;
/** Milliseconds: far more than a linear reader needs, far less than one that is not. */
const TIMEOUT = 5_000;

const read = (graph: unknown, keyword = 'prompt') =>
  comfyui.read([textAt(`png:tEXt ${keyword}`, JSON.stringify(graph))]);

type Nodes = Record<string, { class_type: string; inputs: Record<string, unknown> }>;

/** A chain of nodes, each made from the number of the one before it, behind a sampler. */
function chain(make: (before: number) => Nodes[string]): Nodes {
  const nodes: Nodes = {};
  for (let index = 0; index < COUNT; index++) nodes[String(index)] = make(Math.max(0, index - 1));
  nodes['sampler'] = {
    class_type: 'KSampler',
    inputs: {
      seed: [String(COUNT / 2), 0],
      steps: 1,
      positive: ['5000', 0],
      model: ['5000', 0],
      latent_image: ['5000', 0],
    },
  };
  return nodes;
}

describe('a hostile graph is read in linear time', () => {
  it.each<{ name: string; make: (before: number) => Nodes[string] }>([
    { name: 'reroutes', make: (at) => ({ class_type: 'Reroute', inputs: { '': [at, 0] } }) },
    {
      name: 'samplers',
      make: (at) => ({ class_type: 'KSampler', inputs: { latent_image: [at, 0], steps: 1 } }),
    },
    {
      name: 'conditionings',
      make: (at) => ({ class_type: 'X', inputs: { conditioning_1: [at, 0], conditioning_2: [at, 1] } }),
    },
    { name: 'models', make: (at) => ({ class_type: 'X', inputs: { model1: [at, 0], model2: [at, 0] } }) },
    { name: 'pipes', make: (at) => ({ class_type: 'X', inputs: { pipe: [at, 0], basic_pipe: [at, 1] } }) },
    {
      name: 'switches',
      make: (at) => ({ class_type: 'Switch', inputs: { a: [at, 0], b: [at, 0], select: [at, 0] } }),
    },
    {
      name: 'passes',
      make: (at) => ({
        class_type: at % 2 === 0 ? 'KSampler' : 'LatentUpscaleBy',
        inputs: { latent_image: [at, 0], samples: [at, 0], steps: 1, denoise: 0.5, scale_by: 1.01 },
      }),
    },
    {
      name: 'variables',
      make: (at) => ({
        class_type: at % 2 === 0 ? 'GetNode' : 'SetNode',
        inputs: { Constant: String(at), ANY: [at, 0] },
      }),
    },
    { name: 'texts', make: (at) => ({ class_type: 'Concat', inputs: { text_a: [at, 0], text_b: [at, 0] } }) },
  ])(
    'of $name',
    ({ make }) => {
      expect(() => read(chain(make))).not.toThrow();
    },
    TIMEOUT,
  );

  it(
    'of texts that double',
    () => {
      const texts = Array.from({ length: 40 }, (_, index) => [
        `t${index}`,
        {
          class_type: 'Text Concatenate',
          inputs: { text_a: [`t${index + 1}`, 0], text_b: [`t${index + 1}`, 0] },
        },
      ]);
      const nodes = {
        ...Object.fromEntries(texts),
        t20: { class_type: 'String', inputs: { string: 'long '.repeat(10_000) } },
        encoder: { class_type: 'CLIPTextEncode', inputs: { text: ['t0', 0], clip: ['x', 0] } },
        sampler: { class_type: 'KSampler', inputs: { positive: ['encoder', 0], latent_image: ['x', 0] } },
      };
      expect(read(nodes)?.values.prompt?.length ?? 0).toBeLessThan(2_000_000);
    },
    TIMEOUT,
  );

  it.each([
    { name: 'a switch', type: 'Any Switch (rgthree)', prefix: 'any_' },
    { name: 'a reroute', type: 'Reroute', prefix: 'x' },
    { name: 'a join', type: 'Text Concatenate', prefix: 'text_' },
    { name: 'a combination', type: 'ConditioningCombine', prefix: 'conditioning_' },
    { name: 'a stack', type: 'CR LoRA Stack', prefix: 'lora_name_' },
  ])(
    'of $name with inputs without end',
    ({ type, prefix }) => {
      const ids = Array.from({ length: COUNT }, (_, at) => at);
      const wide = (to: string) => Object.fromEntries(ids.map((at) => [`${prefix}${at}`, [to, 0]]));
      const nodes = {
        one: { class_type: type, inputs: wide('two') },
        two: { class_type: type, inputs: wide('one') },
        encoder: { class_type: 'CLIPTextEncode', inputs: { text: ['one', 0] } },
        sampler: {
          class_type: 'KSampler',
          inputs: {
            ...Object.fromEntries(
              ['seed', 'steps', 'cfg', 'positive', 'lora_stack'].map((name) => [name, ['one', 0]]),
            ),
            negative: ['encoder', 0],
          },
        },
      };
      expect(() => read(nodes)).not.toThrow();
    },
    TIMEOUT,
  );

  it(
    'of group nodes and of widgets without end',
    () => {
      const ids = Array.from({ length: COUNT }, (_, id) => id);
      const widgets = ids.map((id) => ({ name: `w${id}`, link: id, widget: { name: `w${id}` } }));
      const inner = { type: 'X', inputs: [{ name: 'a' }], outputs: [{}] };
      const group = { nodes: ids.map(() => inner), links: ids.map((id) => [id, 0, id + 1, 0]) };
      const self = { nodes: ids.slice(0, 8).map(() => ({ ...inner, type: 'workflow>self' })), links: [] };
      const subgraph = {
        id: 's',
        nodes: [{ id: 3, type: 'KSampler', inputs: widgets }],
        links: ids.map((id) => ({ id, origin_id: -10, origin_slot: id, target_id: 3, target_slot: id })),
      };
      const proxyWidgets = ids.map((id) => ['3', `w${id}`]);
      const workflow = {
        nodes: [
          { id: 1, type: 'workflow>g', inputs: widgets, widgets_values: ids },
          { id: 2, type: 'workflow>self' },
          { id: 3, type: 's', inputs: widgets, widgets_values: ids, properties: { proxyWidgets } },
        ],
        links: [],
        definitions: { subgraphs: [subgraph] },
        extra: { groupNodes: { g: group, self } },
      };
      expect(() => read(workflow, 'workflow')).not.toThrow();
    },
    TIMEOUT,
  );

  it(
    'of subgraphs that multiply',
    () => {
      const ids = Array.from({ length: 20 }, (_, id) => id);
      const subgraphs = ids.map((level) => ({
        id: `s${level}`,
        nodes: ids.map((id) => ({ id, type: `s${level + 1}` })),
        links: [],
      }));
      const workflow = { nodes: [{ id: 1, type: 's0' }], definitions: { subgraphs } };
      expect(() => read(workflow, 'workflow')).not.toThrow();
    },
    TIMEOUT,
  );

  it(
    'of long names and comments without end',
    () => {
      const long = 'qwen_model_'.repeat(50_000);
      const api = {
        '1': { class_type: long, inputs: { [long]: ['1', 0], seed: 1, steps: 1, positive: ['1', 0] } },
      };
      const workflow = { nodes: [{ id: 1, type: 'CLIPTextEncode', widgets_values: ['/*'.repeat(200_000)] }] };
      expect(() => [read(api), read(workflow, 'workflow')]).not.toThrow();
    },
    TIMEOUT,
  );
});

const KINDS = [
  'KSampler',
  'CLIPTextEncode',
  'Reroute',
  'SaveImage',
  'Any Switch',
  'LoraLoader',
  'LatentUpscaleBy',
  'EmptyLatentImage',
  'CheckpointLoader',
];
const NAMES = [
  'width',
  'height',
  'scale_by',
  'seed',
  'steps',
  'positive',
  'negative',
  'model',
  'latent_image',
  'text',
  'lora_name',
  'lora_1',
  'pipe',
];
const value = fc.oneof(
  fc.tuple(fc.constantFrom('1', '2', '3', '4'), fc.nat(3)),
  fc.constantFrom('', 'a cat', '-1', 'NaN'),
  fc.jsonValue({ maxDepth: 2 }),
);
const inputs = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), value, { maxKeys: 8 });
const graph = fc.dictionary(
  fc.constantFrom('1', '2', '3', '4', '__proto__', 'constructor', 'extraMetadata'),
  fc.oneof(fc.record({ class_type: fc.constantFrom(...KINDS), inputs }), fc.jsonValue()),
);
const workflow = fc.record({
  nodes: fc.array(
    fc.record(
      {
        id: fc.constantFrom(1, 2, 3, '4'),
        type: fc.constantFrom(...KINDS, 'GetNode', 'SetNode', 'sub', 'workflow>group'),
        mode: fc.constantFrom(0, 2, 4, 'x'),
        inputs: fc.array(
          fc.record({ name: fc.constantFrom(...NAMES), link: fc.constantFrom(1, 2, 3, null) }),
        ),
        outputs: fc.jsonValue(),
        widgets_values: fc.jsonValue(),
      },
      { requiredKeys: ['id', 'type'] },
    ),
  ),
  links: fc.array(fc.oneof(fc.array(fc.nat(4), { maxLength: 6 }), fc.jsonValue())),
  definitions: fc.constantFrom(null, {
    subgraphs: [{ id: 'sub', nodes: [{ id: 1, type: 'sub' }], links: [[]] }],
  }),
  extra: fc.oneof(
    fc.jsonValue(),
    fc.record({
      groupNodes: fc.record({
        group: fc.record({ nodes: fc.array(fc.jsonValue()), links: fc.array(fc.array(fc.nat(3))) }),
      }),
    }),
  ),
});

describe('any graph', () => {
  it.each([
    { keyword: 'prompt', graphs: graph },
    { keyword: 'workflow', graphs: workflow },
  ])('in $keyword gives metadata that hold to the schema', ({ keyword, graphs }) => {
    fc.assert(
      fc.property<[unknown]>(graphs, (any) => {
        const metadata = readBytes(pngFile([iTXt(keyword, JSON.stringify(any)), pngPixels()]));
        expect(Metadata.parse(metadata)).toEqual(metadata);
      }),
    );
  });
});
