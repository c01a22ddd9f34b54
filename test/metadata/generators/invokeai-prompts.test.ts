import { describe, expect, it } from 'vitest';
import { pngFile, tEXt } from '../../../samples/bytes/png.js';
import { readBytes } from '../../support/metadata-files.js';

describe('the brackets of InvokeAI 2.x', () => {
  it.each([
    { prompt: 'a cat [a dog] on a mat', found: ['a cat on a mat', 'a dog'] },
    { prompt: 'a cat, [a dog], [rain]', found: ['a cat, , ', 'a dog rain'].map((text) => text.trim()) },
    { prompt: '[a [very bad] dog] a cat', found: ['a cat', 'a [very bad] dog'] },
    { prompt: 'a cat [[[a dog]]]', found: ['a cat', '[[a dog]]'] },
    { prompt: 'a cat \\[not that\\] [a dog]', found: ['a cat \\[not that\\]', 'a dog'] },
    { prompt: 'a cat [a \\] dog]', found: ['a cat', 'a \\] dog'] },
    { prompt: 'a ] cat [a dog', found: ['a ] cat [a dog', ''] },
    { prompt: 'a [cat [a dog] on', found: ['a [cat on', 'a dog'] },
    { prompt: '[]', found: ['', ''] },
    { prompt: '[a dog]', found: ['', 'a dog'] },
    { prompt: ' a cat ', found: [' a cat ', ''] },
    {
      prompt: 'a cat:1.5 a (hat)++ "x".swap("y") [a dog:0.5]',
      found: ['a cat:1.5 a (hat)++ "x".swap("y")', 'a dog:0.5'],
    },
  ])('$prompt', ({ prompt, found }) => {
    const png = pngFile([tEXt('sd-metadata', JSON.stringify({ image: { prompt } }))]);
    const metadata = readBytes(png);
    expect([metadata.prompt, metadata.negativePrompt]).toEqual(found);
  });

  it('are those of the first image of a grid', () => {
    const images = [
      { prompt: 'a cat', seed: 1 },
      { prompt: 'a cat', seed: 2 },
    ];
    const png = pngFile([tEXt('sd-metadata', JSON.stringify({ model_weights: 'dream', images }))]);
    expect(readBytes(png)).toMatchObject({ prompt: 'a cat', seed: '1', model: { name: 'dream' } });
  });
});

describe('the command line of InvokeAI 1.x', () => {
  it.each([
    { text: '"a cat" -s50 -S2980747362 -W512 -H768 -C7.5 -Ak_lms', sampler: 'k_lms' },
    { text: '"a cat" -s 50 -S 2980747362 -W 512 -H 768 -C 7.5 -A k_lms', sampler: 'k_lms' },
    {
      text: '"a cat" --steps 50 --seed 2980747362 --width 512 --height 768 --cfg_scale 7.5 --sampler k_lms',
      sampler: 'k_lms',
    },
    {
      text: '"a cat" --steps=50 --seed=2980747362 --width=512 --height=768 --cfg_scale=7.5 --sampler_name=ddim',
      sampler: 'ddim',
    },
    { text: 'a cat -s50 -S2980747362 -W512 -H768 -C7.5 -m plms', sampler: 'plms' },
    { text: 'a cat --seed 2980747362 -s 50 -W 512 -H 768 -C 7.5 -A k_lms', sampler: 'k_lms' },
    { text: 'a cat -A k_lms -s 50 -S 2980747362 -W 512 -H 768 -C 7.5', sampler: 'k_lms' },
    {
      text: '"a cat" -I "my -s 9 picture.png" -save_orig -s 50 -S 2980747362 -W 512 -H 768 -C 7.5 -A k_lms',
      sampler: 'k_lms',
    },
  ])('$text', ({ text, sampler }) => {
    expect(readBytes(pngFile([tEXt('dream', text)]))).toMatchObject({
      prompt: 'a cat',
      steps: 50,
      seed: '2980747362',
      width: 512,
      height: 768,
      cfgScale: 7.5,
      sampler,
      warnings: [],
    });
  });

  it.each([
    { text: '"a cat" -S -1', seed: '-1' },
    { text: '"a cat" -S-42 -s 5', seed: '-42' },
    { text: '"a cat" -S 4294967295', seed: '4294967295' },
    { text: '"a cat" -s 50', seed: null },
  ])('has the seed of $text', ({ text, seed }) => {
    expect(readBytes(pngFile([tEXt('Dream', text)])).seed).toBe(seed);
  });

  it.each([
    { text: '"a "big" cat" -s 5', prompt: 'a "big" cat' },
    { text: '"a \\"big\\" cat" -s 5', prompt: 'a "big" cat' },
    { text: '"a cat" -s 5 -I "x.png"', prompt: 'a cat' },
    { text: '"a cat -W 3 -s 9" -s 5', prompt: 'a cat -W 3 -s 9' },
    { text: 'a long-sleeved -so to say- cat -s 5', prompt: 'a long-sleeved -so to say- cat' },
    { text: '"a cat', prompt: 'a cat' },
    { text: '"a cat"', prompt: 'a cat' },
  ])('has the prompt of $text', ({ text, prompt }) => {
    const metadata = readBytes(pngFile([tEXt('Dream', text)]));
    expect(metadata.prompt).toBe(prompt);
    expect([5, null]).toContain(metadata.steps);
  });

  it('warns of flags that are of the wrong kind', () => {
    expect(readBytes(pngFile([tEXt('Dream', '"a cat" -s many -C 7,5')])).warnings).toEqual([
      'expected an integer for steps, found "many"',
      'expected a number for cfg_scale, found "7,5"',
    ]);
  });
});

describe('what InvokeAI wrote besides', () => {
  const GRAPH = {
    nodes: {
      'prompt:1': { type: 'string', value: 'a cat, 猫\n' },
      'seed:2': { type: 'integer', value: 4294967295 },
      'core:3': {
        type: 'core_metadata',
        positive_prompt: null,
        negative_prompt: 'a dog',
        seed: null,
        steps: 24,
        model: { name: 'dream', hash: 'blake3:abc' },
      },
    },
    edges: [
      {
        source: { node_id: 'prompt:1', field: 'value' },
        destination: { node_id: 'core:3', field: 'positive_prompt' },
      },
      { source: { node_id: 'seed:2', field: 'value' }, destination: { node_id: 'core:3', field: 'seed' } },
      { source: { node_id: 'constructor' }, destination: { node_id: 'core:3', field: 'steps' } },
      null,
      { source: 1 },
    ],
  };

  it('is the next text where one is damaged', () => {
    const png = pngFile([
      tEXt('invokeai_metadata', '{"seed": 1'),
      tEXt('sd-metadata', '{"image": []}'),
      tEXt('Dream', '"a cat" -s 5'),
    ]);
    expect(readBytes(png)).toMatchObject({
      prompt: 'a cat',
      steps: 5,
      warnings: expect.arrayContaining(['png:tEXt invokeai_metadata cannot be read']),
    });
  });

  it('is a graph that holds the metadata, where these are lost', () => {
    const png = pngFile([tEXt('invokeai_graph', JSON.stringify(GRAPH), 'utf8')]);
    expect(readBytes(png)).toMatchObject({
      generator: { name: 'InvokeAI', version: null },
      prompt: 'a cat, 猫\n',
      negativePrompt: 'a dog',
      seed: '4294967295',
      steps: 24,
      model: { name: 'dream', hash: 'blake3:abc' },
      warnings: ['the metadata of InvokeAI is missing: read from its graph'],
    });
  });

  it.each(['invokeai_graph', 'invokeai_workflow'])('is no more than %s, of which is warned', (name) => {
    const png = pngFile([tEXt(name, JSON.stringify({ nodes: { a: { type: 'noise', seed: 0 } } }))]);
    expect(readBytes(png)).toMatchObject({
      generator: { name: 'InvokeAI', version: null },
      seed: null,
      warnings: ['the metadata of InvokeAI is missing, and its graph does not hold it'],
    });
  });
});
