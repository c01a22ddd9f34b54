import { INFOTEXT } from '../support/metadata-files.js';
import type { Texts } from './carriers.js';

const json = (value: unknown) => JSON.stringify(value);

const COMFYUI = json({
  '3': {
    class_type: 'KSampler',
    inputs: { seed: 7, steps: 20, cfg: 8, positive: ['6', 0], negative: ['7', 0] },
  },
  '6': { class_type: 'CLIPTextEncode', inputs: { text: 'a cat' } },
  '7': { class_type: 'CLIPTextEncode', inputs: { text: 'a dog' } },
  '9': { class_type: 'SaveImage', inputs: { images: ['3', 0] } },
});

const NOVELAI_COMMENT = json({ prompt: 'a cat', uc: 'a dog', steps: 28, seed: 7, sampler: 'k_euler' });

/** What each generator writes, least of all that it is known by; by the name in the first column of the table. */
export const textsOf: Readonly<Record<string, Texts>> = {
  NovelAI: {
    Comment: json({
      Comment: NOVELAI_COMMENT,
      Description: 'a cat',
      Software: 'NovelAI',
      Source: 'NovelAI Diffusion V4.5 4BDE2A90',
    }),
  },
  Midjourney: { Description: 'a cat --ar 2:1 --v 6 Job ID: 00112233-4455-6677-8899-aabbccddeeff' },
  InvokeAI: {
    invokeai_metadata: json({
      app_version: '5.0.0',
      generation_mode: 'sdxl_txt2img',
      positive_prompt: 'a cat',
      negative_prompt: 'a dog',
      seed: 7,
      model: { name: 'dream', hash: 'blake3:00' },
    }),
  },
  SwarmUI: { parameters: json({ sui_image_params: { prompt: 'a cat', negativeprompt: 'a dog', seed: 7 } }) },
  'Stability Matrix': {
    'parameters-json': json({
      PositivePrompt: 'a cat',
      NegativePrompt: 'a dog',
      Seed: 7,
      Steps: 20,
      ModelName: 'd',
    }),
  },
  TensorArt: {
    generation_data: json({
      prompt: 'a cat',
      negativePrompt: 'a dog',
      seed: '7',
      steps: 20,
      baseModel: { label: 'd' },
    }),
  },
  'Draw Things': {
    comment: json({ c: 'a cat', uc: 'a dog', seed: 7, seed_mode: 'Scale Alike', steps: 20, model: 'd.ckpt' }),
  },
  RuinedFooocus: {
    parameters: json({ Prompt: 'a cat', Negative: 'a dog', seed: 7, software: 'RuinedFooocus' }),
  },
  'Fooocus-MRE': {
    Comment: json({
      prompt: 'a cat',
      negative_prompt: 'a dog',
      real_prompt: ['a cat'],
      seed: 7,
      base_model: 'd',
    }),
  },
  Fooocus: {
    parameters: json({
      prompt: 'a cat',
      negative_prompt: 'a dog',
      full_prompt: ['a cat'],
      base_model: 'd',
      seed: '7',
      metadata_scheme: 'fooocus',
      version: 'Fooocus v2.5.5',
    }),
  },
  'Easy Diffusion': {
    parameters: json({ prompt: 'a cat', negative_prompt: 'a dog', seed: 7, use_stable_diffusion_model: 'd' }),
  },
  'Hugging Face Space': {
    parameters: json({
      prompt: 'a cat',
      negative_prompt: 'a dog',
      seed: 7,
      num_inference_steps: 28,
      resolution: '8 x 8',
    }),
  },
  AUTOMATIC1111: { parameters: INFOTEXT },
  ComfyUI: { prompt: COMFYUI },
};
