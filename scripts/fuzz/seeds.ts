import { writeInfotext } from '../../samples/infotext.js';
import { dailyFolders } from '../../samples/plan/daily.js';
import { fileWith } from '../../test/metadata/containers/files.js';

/** A file of every container. */
export function fileSeeds(): Buffer[] {
  return fileWith(Buffer.alloc(300, 0x55)).map(({ file }) => file);
}

const GRAPH = {
  '3': {
    class_type: 'KSampler',
    inputs: {
      seed: 7,
      steps: 20,
      cfg: 8,
      sampler_name: 'euler',
      model: ['4', 0],
      positive: ['6', 0],
      negative: ['7', 0],
      latent_image: ['5', 0],
    },
  },
  '4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'dream.safetensors' } },
  '5': { class_type: 'EmptyLatentImage', inputs: { width: 512, height: 768, batch_size: 1 } },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a cat', clip: ['4', 1] } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: ['6', 0], clip: ['4', 1] } },
  '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
};

const WORKFLOW = {
  nodes: [
    { id: 3, type: 'KSampler', inputs: [{ name: 'positive', link: 1 }], widgets_values: [7, 'fixed', 20] },
    { id: 6, type: 'CLIPTextEncode', mode: 0, widgets_values: ['a bird'] },
  ],
  links: [[1, 6, 0, 3, 0, 'CONDITIONING']],
};

const NOVELAI = {
  Software: 'NovelAI',
  Source: 'NovelAI Diffusion V4.5 4BDE2A90',
  Description: 'a cat',
  Comment: JSON.stringify({
    prompt: 'a cat',
    uc: 'a dog',
    seed: 18446744073709,
    steps: 28,
    v4_prompt: {
      caption: { base_caption: 'a', char_captions: [{ char_caption: 'b', centers: [{ x: 0.5, y: 0.5 }] }] },
    },
  }),
};

const XMP =
  '<x:xmpmeta><rdf:RDF><rdf:Description xmp:CreatorTool="Draw Things"><dc:description><rdf:Alt><rdf:li>a cat&#10;-a dog&#10;Steps: 30, Seed: 5, Size: 512x768</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF></x:xmpmeta>';

/** A text of every generator. */
export function textSeeds(): Buffer[] {
  const recipes = dailyFolders.flatMap(({ batches }) => batches);
  const infotexts = recipes.map(({ prompt, settings, negativePrompt }) =>
    writeInfotext({
      prompt,
      settings,
      seed: '18446744073709551615',
      width: 512,
      height: 768,
      ...(negativePrompt === undefined ? {} : { negativePrompt }),
    }),
  );
  const objects = [
    GRAPH,
    WORKFLOW,
    NOVELAI,
    { prompt: JSON.stringify(GRAPH), workflow: WORKFLOW },
    {
      sui_image_params: { prompt: 'a', seed: 1, loras: ['x'], loraweights: '1' },
      sui_models: [{ name: 'a' }],
    },
    {
      positive_prompt: 'a',
      seed: 4294967295,
      model: { name: 'm', hash: 'h' },
      loras: [{ model: {}, weight: 1 }],
    },
    { model_weights: 'm', image: { prompt: [{ prompt: 'a [b]', weight: 1 }], seed: 1, width: 512 } },
    { Prompt: 'a', Negative: 'b', software: 'RuinedFooocus', seed: 1, loras: '<a:1>' },
    {
      base_model: 'm',
      metadata_scheme: 'fooocus',
      resolution: '(768, 1280)',
      loras: [['a', 1, 'h']],
      seed: '1',
    },
    { real_prompt: ['a'], base_model: 'm', prompt: 'a', seed: 1 },
    { use_stable_diffusion_model: 'm', prompt: 'a', seed: 1, use_lora_model: ['a'], lora_alpha: [1] },
    { prompt: 'a', num_inference_steps: 20, resolution: '1024 x 1024', use_upscaler: { upscale_by: 2 } },
    { PositivePrompt: 'a', Seed: 1, Steps: 20, ModelName: 'm' },
    { prompt: 'a', seed: '-1', models: [{ type: 'LORA', label: 'x', weight: 1 }], baseModel: { label: 'm' } },
  ];
  return [
    ...infotexts,
    ...objects.map((object) => JSON.stringify(object)),
    XMP,
    '"a cat [a dog]" -s 50 -S 2980747362 -W 512 -H 512 -C 7.5 -A k_lms',
    'a cat --ar 2:1 --seed 5 Job ID: 00112233-4455-6677-8899-aabbccddeeff',
  ].map((text) => Buffer.from(text));
}
