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
