import type { Reading } from '../generator.js';
import { type Prompt, promptOf } from './conditioning.js';
import type { Graph } from './graph.js';
import { hiresOf } from './hires.js';
import { clipSkipOf, modelsOf, vaeOf } from './models.js';
import { passesOf } from './passes.js';
import { findSamplers } from './samplers.js';
import { conditioningOf, denoiseOf, partsOf } from './settings.js';
import { Sizes } from './sizes.js';

/** What a graph says of its picture, in the terms of its primary sampler. */
export type GraphValues = Pick<Reading, 'values' | 'warnings'>;

/**
 * Reads the values of the sampler that composed the picture. The prompt is left out where none is written in the
 * graph: warnings say why.
 */
export function valuesOf(graph: Graph): GraphValues {
  const samplers = findSamplers(graph);
  if (samplers === null) return { values: {}, warnings: ['the ComfyUI graph has no sampler'] };
  const { primary, flow } = samplers;
  const parts = partsOf(graph, primary);
  const positive = promptOf(graph, conditioningOf(parts, 'positive'), 'positive');
  const negative = promptOf(graph, conditioningOf(parts, 'negative'), 'negative');
  const { name, loras } = modelsOf(graph, parts);
  const passes = passesOf(graph, samplers, new Sizes(graph));
  const own = passes[samplers.all.indexOf(primary)];
  const second = hiresOf(graph, samplers);
  const secondDenoise = second === null ? null : denoiseOf(graph, partsOf(graph, second.sampler));
  const values: Reading['values'] = {
    negativePrompt: negative.text,
    seed: own?.seed ?? null,
    steps: own?.steps ?? null,
    cfgScale: own?.cfgScale ?? null,
    sampler: own?.sampler ?? null,
    scheduler: own?.scheduler ?? null,
    model: name === null ? null : { name, hash: null },
    loras: [...loras],
    vae: vaeOf(graph, flow, primary),
    clipSkip: clipSkipOf(graph, positive.encoders),
    denoisingStrength: partial(own?.denoisingStrength ?? null) ?? partial(secondDenoise),
    width: own?.width ?? null,
    height: own?.height ?? null,
    hires: second?.hires ?? null,
    passes,
  };
  // Set apart: an object that is spread into another one takes longer than all that was read.
  if (positive.isKnown || positive.text !== '') values.prompt = positive.text;
  return {
    values,
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
