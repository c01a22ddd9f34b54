import type { Pass } from '../../../schema/models/metadata.js';
import type { Graph, Node } from './graph.js';
import type { Samplers } from './samplers.js';
import { cfgOf, denoiseOf, partsOf, samplerNameOf, schedulerOf, seedOf, stepsOf } from './settings.js';
import type { Sizes } from './sizes.js';

/** Real graphs have up to a dozen; what is behind these is not told. */
const MAX_PASSES = 100;

/**
 * What each sampler did that a picture came from, in the order in which they ran: a pass stands behind those that it
 * worked on, and those that do not depend on each other stand in the order of the file. The primary one is among them.
 */
export function passesOf(graph: Graph, { all }: Samplers, sizes: Sizes): Pass[] {
  return all.slice(0, MAX_PASSES).map((sampler) => passOf(graph, sampler, sizes));
}

function passOf(graph: Graph, sampler: Node, sizes: Sizes): Pass {
  const parts = partsOf(graph, sampler);
  const size = sizes.of(sampler, parts);
  return {
    seed: seedOf(graph, parts),
    steps: stepsOf(graph, parts),
    cfgScale: cfgOf(graph, parts),
    sampler: samplerNameOf(graph, parts),
    scheduler: schedulerOf(graph, parts),
    denoisingStrength: denoiseOf(graph, parts),
    width: size?.width ?? null,
    height: size?.height ?? null,
  };
}
