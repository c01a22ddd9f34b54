import type { Settings } from '../infotext.js';

/** The usual setup of one user: everything else is a change of it. */
export const PAPERLANTERN: Settings = {
  steps: 24,
  sampler: 'DPM++ 2M',
  schedule: 'Karras',
  cfgScale: 6.5,
  model: 'paperlanternXL_v12',
  version: 'v1.10.1',
};

export const MEADOW: Settings = {
  steps: 28,
  sampler: 'Euler a',
  schedule: 'Automatic',
  cfgScale: 7,
  model: 'meadowMix_v30',
  more: { 'VAE hash': '735e4c3a44', VAE: 'vae-ft-mse-840000-ema-pruned.safetensors', 'Clip skip': 2 },
  version: 'v1.10.1',
};

/** A second pass at twice the size. */
export const HIRES: Settings = {
  steps: 30,
  sampler: 'DPM++ SDE',
  schedule: 'Karras',
  cfgScale: 5.5,
  model: 'gouacheDream_v7',
  more: {
    'Denoising strength': 0.35,
    'Hires upscale': 2,
    'Hires steps': 12,
    'Hires upscaler': '4x-UltraSharp',
    'Hires prompt': 'finest detail, crisp edges: no blur',
  },
  version: 'v1.10.1',
};

export const IMG2IMG: Settings = { ...PAPERLANTERN, more: { 'Denoising strength': 0.55, 'Mask blur': 4 } };

/** Forge with a model that takes no negative prompt. */
export const FORGE: Settings = {
  steps: 20,
  sampler: 'Euler',
  schedule: 'Simple',
  cfgScale: 1,
  model: 'lumen-dev-Q8',
  more: { 'Distilled CFG Scale': 3.5, 'Module 1': 'ae', 'Module 2': 'clip_l', 'Module 3': 't5xxl_fp16' },
  version: 'f2.0.1v1.10.1-previous-669-gdfdcbab6',
};

export const USUAL_NEGATIVE = 'lowres, blurry, jpeg artifacts, watermark, signature, text, bad composition';
