import { describe, expect, it } from 'vitest';
import { pngFile, tEXt } from '../../../samples/bytes/png.js';
import { readBytes } from '../../support/metadata-files.js';

const DATA = {
  prompt: 'a cat, 猫',
  negativePrompt: 'a dog',
  width: 512,
  height: 768,
  seed: '1337',
  steps: 25,
  cfgScale: 7,
  clipSkip: 2,
  samplerName: 'euler_ancestral',
  baseModel: { modelFileName: 'dream', hash: 'ABC' },
  models: [
    { type: 'LORA', modelFileName: 'cat', weight: 0.5, hash: 'DEF' },
    { type: 'CONTROL_NET', modelFileName: 'canny', weight: 1 },
  ],
};
const FOUND = {
  generator: { name: 'TensorArt', version: null },
  prompt: 'a cat, 猫',
  negativePrompt: 'a dog',
  width: 512,
  height: 768,
  seed: '1337',
  steps: 25,
  cfgScale: 7,
  clipSkip: 2,
  sampler: 'euler_ancestral',
  model: { name: 'dream', hash: 'ABC' },
  loras: [{ name: 'cat', weight: 0.5, hash: 'DEF' }],
  warnings: [],
};

const graph = (...seeds: (number | string)[]) =>
  `{${seeds.map((seed, index) => `"${index}": {"inputs": {"seed": ${seed}, "clip": ["4", 1]}}`).join(',')}}`;

function read(data: object | string, prompt?: string) {
  const text = typeof data === 'string' ? data : `${JSON.stringify(data)}\0`;
  return readBytes(
    pngFile([
      tEXt('generation_data', text, 'utf8'),
      ...(prompt === undefined ? [] : [tEXt('prompt', prompt)]),
    ]),
  );
}

describe('TensorArt', () => {
  it('is read from UTF-8 with a NUL behind it', () => {
    expect(read(DATA, graph(5))).toMatchObject({ ...FOUND, carrier: 'png:tEXt generation_data' });
  });

  it.each([
    { name: 'one pass', prompt: graph(5), seed: '5' },
    { name: 'two passes with one seed', prompt: graph(5, 5), seed: '5' },
    { name: 'a seed of 64 bits', prompt: graph('18446744073709551615'), seed: '18446744073709551615' },
  ])('has the seed that was drawn from a graph of $name', ({ prompt, seed }) => {
    expect(read({ ...DATA, seed: '-1' }, prompt)).toMatchObject({ seed, warnings: [] });
  });

  it.each([
    { name: 'absent', prompt: undefined },
    { name: 'garbage', prompt: 'garbage' },
    { name: 'without seeds', prompt: '{"1": {"inputs": {"seed": ["2", 0]}}, "2": 3}' },
    { name: 'of several seeds', prompt: graph(5, 6) },
  ])('has no seed where it was drawn and the graph is $name', ({ prompt }) => {
    expect(read({ ...DATA, seed: '-1' }, prompt)).toMatchObject({
      seed: null,
      warnings: ['the seed was left to chance, and the graph does not tell which one was drawn'],
    });
  });

  it('keeps seeds of 64 bits', () => {
    expect(read({ seed: '18446744073709551615' }).seed).toBe('18446744073709551615');
  });

  it('warns of values that are of the wrong kind', () => {
    expect(read({ baseModel: [], models: ['x'], steps: '?' }).warnings.toSorted()).toEqual([
      'expected a list of objects for models, found "x"',
      'expected an integer for steps, found "?"',
      'expected an object for baseModel, found a list',
    ]);
  });

  it.each(['garbage', '[]', '{"prompt": "a'])('is not seen in %s', (text) => {
    expect(read(text).generator).toBeNull();
  });
});

describe('the seed that TensorArt left to chance', () => {
  const sampler = (seed: number, latent: string) => ({
    class_type: 'KSampler',
    inputs: {
      seed,
      steps: 25,
      sampler_name: 'dpmpp_2m',
      scheduler: 'karras',
      denoise: latent === '5' ? 1 : 0.4,
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: [latent, 0],
    },
  });
  const GRAPH = {
    '3': sampler(111, '5'),
    '4': { class_type: 'ECHOCheckpointLoaderSimple', inputs: { ckpt_name: 'EMS-1-EMS.safetensors' } },
    '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 768, batch_size: 1 } },
    '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a cat', clip: ['4', 1] } },
    '7': { class_type: 'CLIPTextEncode', inputs: { text: 'a dog', clip: ['4', 1] } },
    '8': sampler(222, '3'),
    '9': { class_type: 'VAEDecode', inputs: { samples: ['8', 0], vae: ['4', 2] } },
    '10': { class_type: 'SaveImage', inputs: { images: ['9', 0] } },
  };

  it.each([{ seed: '-1' }, { seed: -1 }, { seed: undefined }, { seed: '' }])(
    'is that of the sampler that counts where the passes differ: %j',
    ({ seed }) => {
      const prompt = `${JSON.stringify(GRAPH)}\0\0`;
      expect(read({ ...DATA, seed }, prompt)).toMatchObject({ seed: '111', warnings: [] });
    },
  );

  it('stands in the graph beside the sampler, which the JSON may lack as well', () => {
    const { samplerName: _, ...data } = DATA;
    expect(read(data, JSON.stringify(GRAPH))).toMatchObject({
      seed: '1337',
      sampler: 'dpmpp_2m',
      scheduler: 'karras',
      model: { name: 'dream', hash: 'ABC' },
    });
  });

  it('is left out where the graph has none either', () => {
    expect(read({ ...DATA, seed: '-1' }, graph(-1))).toMatchObject({
      seed: null,
      warnings: ['the seed was left to chance, and the graph does not tell which one was drawn'],
    });
  });
});
