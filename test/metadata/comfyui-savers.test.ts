import { describe, expect, it } from 'vitest';
import { comfyui } from '../../metadata/generators/comfyui/index.js';
import { fieldOf } from '../../metadata/texts/fields.js';

const SEED = '18446744073709551615';

function graphOf(text: unknown) {
  return {
    '3': {
      class_type: 'KSampler',
      inputs: { seed: 1337, steps: 20, positive: ['6', 0], latent_image: ['5', 0] },
    },
    '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 512 } },
    '6': { class_type: 'CLIPTextEncode', inputs: { text, clip: ['4', 1] }, is_changed: [0] },
    '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
  };
}

/** As Python writes it. */
const GRAPH = JSON.stringify(graphOf('a cat, NaN, [NaN]'))
  .replace('[0]', '[NaN, Infinity, -Infinity]')
  .replace('1337', SEED);
const WORKFLOW = JSON.stringify({
  nodes: [
    { id: 3, type: 'KSampler', inputs: [{ name: 'positive', link: 1 }], widgets_values: [7, 'fixed', 20] },
    { id: 6, type: 'CLIPTextEncode', widgets_values: ['a bird'] },
  ],
  links: [[1, 6, 0, 3, 0, 'CONDITIONING']],
});
const json = JSON.stringify;
const BOTH = `{"workflow": ${WORKFLOW}, "prompt": ${GRAPH}}`;
const BOTH_AS_TEXTS = json({ workflow: WORKFLOW, prompt: GRAPH });
/** The old form of VideoHelperSuite. */
const HALF = `{"prompt": ${json(GRAPH)}, "workflow": ${WORKFLOW}}`;

describe('a graph is found in', () => {
  it.each([
    { carrier: 'png:tEXt PROMPT', name: 'prompt', text: GRAPH },
    { carrier: 'png:tEXt prompt', name: 'prompt', text: `\uFEFF${GRAPH}\0\0` },
    { carrier: 'png:tEXt anything', name: 'anything', text: GRAPH },
    { carrier: 'png:tEXt parameters', name: 'parameters', text: GRAPH },
    { carrier: 'png:comf prompt', name: 'prompt', text: GRAPH },
    { carrier: 'exif:Model', name: 'model', text: `prompt:${GRAPH}` },
    { carrier: 'exif:Make', name: 'make', text: `Prompt: ${GRAPH}` },
    { carrier: 'exif:Artist', name: 'artist', text: `prompt : ${GRAPH}` },
    { carrier: 'exif:ImageDescription', name: 'imagedescription', text: `Prompt:${json(GRAPH)}` },
    { carrier: 'exif:UserComment', name: 'usercomment', text: BOTH },
    { carrier: 'exif:ImageDescription', name: 'imagedescription', text: BOTH },
    { carrier: 'xmp:comfy:prompt', name: 'comfy:prompt', text: GRAPH },
    { carrier: 'xmp:comfyui:prompt', name: 'comfyui:prompt', text: json(GRAPH) },
    { carrier: 'jpeg:COM', name: 'com', text: BOTH },
    { carrier: 'gif:comment', name: 'comment', text: GRAPH },
    { carrier: 'sidecar:json', name: 'json', text: GRAPH },
    { carrier: 'mp4:prompt', name: 'prompt', text: json(GRAPH) },
    { carrier: 'mp4:comment', name: 'comment', text: HALF },
    { carrier: 'mp4:©cmt', name: '©cmt', text: json(HALF) },
    { carrier: 'mp4:comment', name: 'comment', text: json(json(json(BOTH_AS_TEXTS))) },
    { carrier: 'webm:PROMPT', name: 'prompt', text: json(json(GRAPH)) },
    { carrier: 'webm:COMMENT', name: 'comment', text: json(HALF) },
  ])('$carrier: $text', ({ carrier, name, text }) => {
    expect(comfyui.read([fieldOf(carrier, text, name)])).toMatchObject({
      field: { carrier },
      values: { prompt: 'a cat, NaN, [NaN]', seed: SEED, steps: 20, width: 512 },
      warnings: [],
    });
  });

  it.each([
    { carrier: 'png:tEXt Workflow', name: 'workflow', text: WORKFLOW },
    { carrier: 'exif:ImageDescription', name: 'imagedescription', text: `Workflow: ${WORKFLOW}` },
    { carrier: 'xmp:comfy:workflow', name: 'comfy:workflow', text: json(WORKFLOW) },
    { carrier: 'mp4:workflow', name: 'workflow', text: json(WORKFLOW) },
    { carrier: 'sidecar:json', name: 'json', text: WORKFLOW },
  ])('$carrier where only the editor left one', ({ carrier, name, text }) => {
    expect(comfyui.read([fieldOf(carrier, text, name)])?.values).toMatchObject({
      prompt: 'a bird',
      seed: '7',
    });
  });

  it.each([
    { carrier: 'png:tEXt smproj', name: 'smproj', text: '{"nodes": {}}' },
    { carrier: 'png:tEXt parameters', name: 'parameters', text: 'a cat with "class_type" and "nodes"' },
    { carrier: 'exif:Make', name: 'make', text: 'prompt: {a cat}' },
    { carrier: 'png:tEXt prompt', name: 'prompt', text: '{"class_type": ' },
    {
      carrier: 'png:tEXt prompt',
      name: 'prompt',
      text: json(json(json(json(json(json(json(json(json(GRAPH))))))))),
    },
  ])('not in $carrier: $text', ({ carrier, name, text }) => {
    expect(comfyui.read([fieldOf(carrier, text, name)])).toBeNull();
  });
});

it('a seed among the widgets of the editor is exact', () => {
  const text = WORKFLOW.replace('[7,', `[${SEED},`);
  expect(comfyui.read([fieldOf('png:tEXt workflow', text, 'workflow')])?.values.seed).toBe(SEED);
});

describe('a graph that was run', () => {
  const workflow = fieldOf('png:tEXt workflow', WORKFLOW, 'workflow');

  it('stands before that of the editor, whatever carries them', () => {
    const prompt = fieldOf('exif:Make', `prompt:${GRAPH}`);
    expect(comfyui.read([workflow, prompt])?.field).toBe(prompt);
  });

  it('that tells all but the prompt keeps what it tells', () => {
    const made = {
      ...graphOf(['7', 0]),
      '7': { class_type: 'TextGenerate', inputs: { prompt: 'write a prompt' } },
    };
    const prompt = fieldOf('png:tEXt prompt', json(made), 'prompt');
    expect(comfyui.read([prompt, workflow])).toMatchObject({
      field: prompt,
      values: { prompt: 'a bird', seed: '1337', width: 512 },
    });
    expect(comfyui.read([prompt])).toMatchObject({
      values: { seed: '1337' },
      warnings: [expect.any(String)],
    });
  });
});

describe('the MetaHub Save Node', () => {
  const DATA = {
    generator: 'ComfyUI',
    prompt: 'a fish',
    negativePrompt: 'a whale',
    seed: 42,
    steps: 8,
    cfg: 1.5,
    sampler_name: 'heun',
    scheduler: 'beta',
    model: 'dream.safetensors',
    model_hash: '0123456789',
    vae: '',
    width: 640,
    height: 320,
    loras: [{ name: 'one', weight: 0.5 }, null, {}],
    imh_pro: { notes: '' },
    analytics: { comfyui_version: '0.3.43' },
  };
  const VALUES = {
    generator: { name: 'ComfyUI', version: '0.3.43' },
    prompt: 'a fish',
    negativePrompt: 'a whale',
    seed: '42',
    steps: 8,
    cfgScale: 1.5,
    sampler: 'heun',
    scheduler: 'beta',
    model: { name: 'dream.safetensors', hash: '0123456789' },
    loras: [{ name: 'one', weight: 0.5, hash: null }],
    vae: null,
    width: 640,
    height: 320,
  };

  it.each([
    { carrier: 'png:iTXt imagemetahub_data', text: json(DATA) },
    { carrier: 'exif:ImageDescription', text: json({ imagemetahub_data: DATA }) },
    {
      carrier: 'exif:ImageDescription',
      text: json({ ...DATA, workflow: JSON.parse(WORKFLOW), prompt_api: graphOf('a') }),
    },
  ])('writes values besides the graph: $carrier', ({ carrier, text }) => {
    const field = fieldOf(carrier, text, carrier.replace(/^.*[ :]/, ''));
    expect(comfyui.read([field])).toMatchObject({ values: VALUES, warnings: [] });
  });

  it('knows no hash where it found no file, and leaves the rest to the graph', () => {
    const data = { ...DATA, model_hash: '0000000000', seed: null, steps: 'many', prompt_api: graphOf('a') };
    const field = fieldOf('png:iTXt imagemetahub_data', json(data), 'imagemetahub_data');
    expect(comfyui.read([field])?.values).toMatchObject({
      model: { name: 'dream.safetensors', hash: null },
      seed: '1337',
      steps: 20,
    });
  });
});

describe('the resources of Civitai', () => {
  const CHECKPOINT = 'urn:air:sdxl:checkpoint:civitai:827184@2514310';
  const NOTHING = { name: null, version: null, hash: null };
  const readCivitai = (rest: object) =>
    comfyui.read([fieldOf('exif:UserComment', json({ ...graphOf('a cat'), ...rest }))])?.values;

  it('are its AIRs, with the weights of the parameters', () => {
    const extra = { airs: ['urn:air:other:upscaler:civitai:147759@164821', CHECKPOINT, 7, 'no air'] };
    const resources = [
      { modelVersionId: 2514310, strength: 0.5 },
      { modelVersionId: 99, strength: 1 },
      7,
      {},
    ];
    expect(readCivitai({ extra, extraMetadata: json({ prompt: 'a bird', resources }) })).toMatchObject({
      generator: { name: 'Civitai', version: null },
      prompt: 'a bird',
      resources: [
        { ...NOTHING, type: 'upscaler', versionId: '164821', air: extra.airs[0], weight: null },
        { ...NOTHING, type: 'checkpoint', versionId: '2514310', air: CHECKPOINT, weight: 0.5 },
        { ...NOTHING, type: null, versionId: null, air: 'no air' },
        { ...NOTHING, type: null, versionId: '99', air: null, weight: 1 },
      ],
    });
  });

  it('are told without parameters too', () => {
    expect(readCivitai({ extra: { airs: [CHECKPOINT] } })).toMatchObject({
      generator: { name: 'Civitai', version: null },
      prompt: 'a cat',
      resources: [{ air: CHECKPOINT, weight: null }],
    });
  });

  it.each([{}, { extra: null }, { extra: [] }, { extra: { airs: [] } }, { extra: { airs: 'x' } }])(
    'are none of other graphs: %j',
    (rest) => {
      expect(readCivitai(rest)).toMatchObject({ generator: { name: 'ComfyUI' }, prompt: 'a cat' });
    },
  );
});
