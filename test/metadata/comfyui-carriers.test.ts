import { describe, expect, it } from 'vitest';
import { comfyui } from '../../metadata/generators/comfyui/index.js';
import { tiffBlock } from '../../samples/bytes/exif.js';
import { iTXt, pngChunk, pngFile, pngPixels, tEXt } from '../../samples/bytes/png.js';
import { webpChunk, webpFile } from '../../samples/bytes/webp.js';
import { INFOTEXT, readBytes, textAt } from '../support/metadata-files.js';

function graphOf(text: unknown, seed: unknown = 1337) {
  return {
    '3': { class_type: 'KSampler', inputs: { seed, steps: 20, positive: ['6', 0], latent_image: ['5', 0] } },
    '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512 } },
    '6': { class_type: 'CLIPTextEncode', inputs: { text, clip: ['4', 1] } },
    '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
  };
}

const GRAPH = JSON.stringify(graphOf('a cat'));
const WORKFLOW = JSON.stringify({
  nodes: [
    { id: 3, type: 'KSampler', inputs: [{ name: 'positive', link: 1 }], widgets_values: [7, 'fixed', 20] },
    { id: 6, type: 'CLIPTextEncode', widgets_values: ['a bird'] },
  ],
  links: [[1, 6, 0, 3, 0, 'CONDITIONING']],
});

const read = (carrier: string, text: string) => comfyui.read([textAt(carrier, text)]);

describe('a graph', () => {
  it.each([
    { carrier: 'png:tEXt prompt', text: GRAPH },
    { carrier: 'png:iTXt Prompt', text: GRAPH },
    { carrier: 'png:comf prompt', text: GRAPH },
    { carrier: 'png:tEXt prompt', text: ` ${GRAPH}\0\0` },
    { carrier: 'png:tEXt prompt', text: JSON.stringify(GRAPH) },
    { carrier: 'exif:Model', text: `prompt:${GRAPH}` },
    { carrier: 'exif:Make', text: `Prompt: ${GRAPH}` },
    { carrier: 'exif:DocumentName', text: `PROMPT:${GRAPH}` },
    { carrier: 'exif:UserComment', text: `{"prompt":${GRAPH},"workflow":${WORKFLOW}}` },
    { carrier: 'exif:ImageDescription', text: JSON.stringify({ prompt: GRAPH }) },
    { carrier: 'exif:UserComment', text: GRAPH },
    { carrier: 'mp4:comment', text: JSON.stringify({ prompt: JSON.stringify(GRAPH) }) },
  ])('is found in $carrier', ({ carrier, text }) => {
    expect(read(carrier, text)).toMatchObject({
      field: { carrier },
      values: { prompt: 'a cat', seed: '1337', generator: { name: 'ComfyUI', version: null } },
      warnings: [],
    });
  });

  it.each([
    { carrier: 'png:tEXt workflow', text: WORKFLOW },
    { carrier: 'exif:Make', text: `workflow:${WORKFLOW}` },
    { carrier: 'exif:ImageDescription', text: `Workflow: ${WORKFLOW}` },
    { carrier: 'exif:UserComment', text: JSON.stringify({ prompt: null, workflow: WORKFLOW }) },
  ])('is made from a workflow in $carrier', ({ carrier, text }) => {
    expect(read(carrier, text)).toMatchObject({
      field: { carrier },
      values: { prompt: 'a bird', seed: '7' },
    });
  });

  it.each([
    { carrier: 'png:tEXt prompt', text: '' },
    { carrier: 'png:tEXt prompt', text: 'a cat' },
    { carrier: 'png:tEXt prompt', text: '{{a cat}}' },
    { carrier: 'png:tEXt prompt', text: '{"a": 1}' },
    { carrier: 'png:tEXt prompt', text: GRAPH.slice(0, -1) },
    { carrier: 'png:tEXt prompt', text: '[1]' },
    { carrier: 'png:tEXt workflow', text: '{"nodes": []}' },
    { carrier: 'png:tEXt workflow', text: '{"nodes": [1, null, "x", {}]}' },
    { carrier: 'png:tEXt invokeai_workflow', text: `{"edges": [], ${WORKFLOW.slice(1)}` },
    { carrier: 'png:tEXt parameters', text: `Steps: 20 ${GRAPH}` },
    { carrier: 'exif:Make', text: 'workflow: none' },
    { carrier: 'exif:UserComment', text: '{"prompt": "a cat", "steps": 20}' },
  ])('is not $text in $carrier', ({ carrier, text }) => {
    expect(read(carrier, text)).toBeNull();
  });

  it('stands before the workflow, wherever they are', () => {
    const workflow = textAt('png:tEXt workflow', WORKFLOW);
    const prompt = textAt('png:tEXt prompt', GRAPH);
    expect(comfyui.read([workflow, prompt])?.field).toBe(prompt);
    expect(comfyui.read([prompt, workflow])?.field).toBe(prompt);
  });

  it('that holds no prompt leaves it to the workflow', () => {
    const prompt = textAt('png:tEXt prompt', '{"1": {"class_type": "SaveImage"}}');
    const workflow = textAt('png:tEXt workflow', WORKFLOW);
    expect(comfyui.read([prompt, workflow])?.field).toBe(workflow);
  });

  it('is read past what is no node', () => {
    const odd = { ...graphOf('a cat'), extra: { airs: [] }, '7': null, '8': 'x', '10': { class_type: 4 } };
    expect(read('png:tEXt prompt', JSON.stringify(odd))).toMatchObject({ values: { prompt: 'a cat' } });
  });

  it('is read with what JSON has no word for', () => {
    const text = GRAPH.replace('"CLIPTextEncode",', '"CLIPTextEncode", "is_changed": [NaN],');
    expect(read('png:tEXt prompt', text.replace('a cat', 'NaN: NaN, [NaN]'))).toMatchObject({
      values: { prompt: 'NaN: NaN, [NaN]', seed: '1337' },
    });
  });

  it.each(['0', '9007199254740993', '18446744073709551615'])('has the exact seed %s', (seed) => {
    expect(read('png:tEXt prompt', GRAPH.replace('1337', seed))).toMatchObject({ values: { seed } });
  });
});

describe('in files', () => {
  const MAKE = 0x010f;
  const MODEL = 0x0110;

  it('a graph is read from the EXIF of a WebP', () => {
    const tags = [
      { tag: MODEL, type: 2, value: Buffer.from(`prompt:${GRAPH}\0`), directory: 'ifd0' },
      { tag: MAKE, type: 2, value: Buffer.from(`workflow:${WORKFLOW}\0`), directory: 'ifd0' },
    ] as const;
    expect(readBytes(webpFile([webpChunk('EXIF', tiffBlock(tags))]))).toMatchObject({
      prompt: 'a cat',
      seed: '1337',
      carrier: 'exif:Model',
    });
  });

  it('a graph is read from an animated PNG', () => {
    const comf = pngChunk('comf', Buffer.from(`prompt\0${GRAPH}`, 'latin1'));
    expect(readBytes(pngFile([pngPixels(), comf]))).toMatchObject({ prompt: 'a cat', seed: '1337' });
  });

  it.each([{ text: 'a cat' }, { text: ['7', 0] }])(
    'a graph is read where its saver put a placeholder into the infotext besides: $text',
    ({ text }) => {
      const chunks = [
        tEXt('parameters', INFOTEXT.replace('a cat', 'unknown')),
        iTXt('prompt', JSON.stringify(graphOf(text))),
        pngPixels(),
      ];
      expect(readBytes(pngFile(chunks))).toMatchObject({
        generator: { name: 'ComfyUI' },
        carrier: 'png:iTXt prompt',
      });
    },
  );

  it('an infotext stands before a graph, which may not hold the prompt', () => {
    const chunks = [
      iTXt('prompt', JSON.stringify(graphOf(['7', 0]))),
      tEXt('parameters', INFOTEXT),
      pngPixels(),
    ];
    expect(readBytes(pngFile(chunks))).toMatchObject({ prompt: 'a cat', carrier: 'png:tEXt parameters' });
  });
});

describe('the upscales of Civitai', () => {
  const written = {
    prompt: 'a bird',
    negativePrompt: 'a fish',
    steps: 25,
    cfgScale: 5,
    sampler: 'Euler a',
    seed: 42,
    clipSkip: 2,
    width: 1024,
    height: 768,
    baseModel: 'Illustrious',
  };
  const upscale = {
    '1': { class_type: 'LoadImage', inputs: { image: 'x.jpeg' } },
    '2': { class_type: 'SaveImage', inputs: { images: ['1', 0] } },
    extra: { airs: [] },
  };
  const readCivitai = (graph: object, extra: unknown) =>
    read('exif:UserComment', JSON.stringify({ ...graph, extraMetadata: extra }));

  it('tell the values of the picture that was upscaled', () => {
    expect(readCivitai(upscale, JSON.stringify(written))).toMatchObject({
      values: {
        generator: { name: 'Civitai', version: null },
        prompt: 'a bird',
        negativePrompt: 'a fish',
        seed: '42',
        steps: 25,
        cfgScale: 5,
        sampler: 'Euler a',
        clipSkip: 2,
        width: 1024,
        height: 768,
        model: { name: 'Illustrious', hash: null },
      },
      warnings: [],
    });
  });

  it('tell them before those of the graph, which tells the others', () => {
    expect(readCivitai(graphOf('a cat'), JSON.stringify({ seed: 42 }))).toMatchObject({
      values: { seed: '42', prompt: 'a cat', steps: 20, width: 512, negativePrompt: '' },
    });
  });

  it.each(['no JSON', '[]', 7, null])('are graphs like others where that is %j', (extra) => {
    expect(readCivitai(graphOf('a cat'), extra)).toMatchObject({
      values: { generator: { name: 'ComfyUI' }, prompt: 'a cat', seed: '1337' },
    });
  });
});

describe('a text that may just be a prompt', () => {
  it('does not stand before a graph', () => {
    const file = pngFile([tEXt('parameters', 'a note of mine'), tEXt('prompt', GRAPH)]);
    expect(readBytes(file)).toMatchObject({ prompt: 'a cat', generator: { name: 'ComfyUI' } });
  });
});
