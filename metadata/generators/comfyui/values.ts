import type { Reading } from '../generator.js';
import { type Prompt, promptOf } from './conditioning.js';
import type { Graph } from './graph.js';
import { clipSkipOf, modelsOf, vaeOf } from './models.js';
import { findSamplers } from './samplers.js';
import {
  cfgOf,
  conditioningOf,
  denoiseOf,
  partsOf,
  samplerNameOf,
  schedulerOf,
  seedOf,
  stepsOf,
} from './settings.js';
import { hiresOf, sizeOf } from './sizes.js';

/** What a graph says of its picture, in the terms of its primary sampler. */
export type GraphValues = Pick<Reading, 'values' | 'warnings'>;

/**
 * Reads the values of the sampler that composed the picture. The prompt is left out where none is written in the
 * graph: warnings say why.
 */
export function valuesOf(graph: Graph): GraphValues {
  const samplers = findSamplers(graph);
  if (samplers === null) return { values: {}, warnings: ['the ComfyUI graph has no sampler'] };
  const { primary, later, flow } = samplers;
  const parts = partsOf(graph, primary);
  const positive = promptOf(graph, conditioningOf(parts, 'positive'), 'positive');
  const negative = promptOf(graph, conditioningOf(parts, 'negative'), 'negative');
  const { name, loras } = modelsOf(graph, parts);
  const size = sizeOf(graph, parts);
  const second = hiresOf(graph, flow, primary, later);
  const secondParts = second === null ? [] : partsOf(graph, second.sampler);
  return {
    values: {
      ...(positive.isKnown || positive.text !== '' ? { prompt: positive.text } : {}),
      negativePrompt: negative.text,
      seed: seedOf(graph, parts),
      steps: stepsOf(graph, parts),
      cfgScale: cfgOf(graph, parts),
      sampler: samplerNameOf(graph, parts),
      scheduler: schedulerOf(graph, parts),
      model: name === null ? null : { name, hash: null },
      loras: [...loras],
      vae: vaeOf(graph, flow.downstream([primary])),
      clipSkip: clipSkipOf(graph, positive.encoders),
      denoisingStrength: partial(denoiseOf(graph, parts)) ?? partial(denoiseOf(graph, secondParts)),
      width: size?.width ?? null,
      height: size?.height ?? null,
      hires: second?.hires ?? null,
    },
    warnings: [...warningsOf('prompt', positive), ...warningsOf('negative prompt', negative)],
  };
}

function warningsOf(name: string, { text, isKnown }: Prompt): string[] {
  if (isKnown) return [];
  const part = text === '' ? '' : 'a part of ';
  return [`${part}the ${name} is made at run time: the ComfyUI graph does not hold it`];
}

/** As in an infotext, a strength of 1 is no news. */
function partial(denoise: number | null): number | null {
  return denoise !== null && denoise < 1 ? denoise : null;
}
