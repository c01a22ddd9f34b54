import type { Metadata } from './metadata.js';

/** Metadata of a file in which nothing was found; every reader starts from it. */
export function emptyMetadata(): Metadata {
  return {
    format: null,
    generator: null,
    prompt: '',
    negativePrompt: '',
    seed: null,
    steps: null,
    cfgScale: null,
    sampler: null,
    scheduler: null,
    model: null,
    loras: [],
    vae: null,
    clipSkip: null,
    denoisingStrength: null,
    width: null,
    height: null,
    hires: null,
    passes: [],
    characters: [],
    resources: [],
    provenance: null,
    workflow: null,
    parameters: [],
    carrier: null,
    raw: [],
    warnings: [],
    errors: [],
  };
}
