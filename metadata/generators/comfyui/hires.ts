import type { Hires } from '../../../schema/models/metadata.js';
import { toInteger, toNumber, toText } from '../../texts/json-values.js';
import type { Size } from '../../texts/size.js';
import { type Graph, linkOf, type Node } from './graph.js';
import type { Samplers } from './samplers.js';
import { partsOf, stepsOf } from './settings.js';
import { scalar } from './scalars.js';
import { FACTORS } from './sizes.js';

const UPSCALER = /upscale|imagescale|imageresize/i;
/** Each pass is looked through on its own. */
const MAX_PASSES = 8;

/**
 * The second pass at a higher resolution: the first sampler behind the primary one with an upscaler between them.
 * Refiners and detailers have none.
 */
export function hiresOf(
  graph: Graph,
  { primary, later, flow }: Samplers,
): { hires: Hires; sampler: Node } | null {
  if (later.length === 0) return null;
  const behind = flow.downstream([primary]);
  for (const sampler of later.slice(0, MAX_PASSES)) {
    const between = [...flow.upstream([sampler])].filter((node) => behind.has(node));
    const upscalers = between.filter(({ type }) => UPSCALER.test(type));
    const size = scaledSize(graph, upscalers);
    const hires: Hires = {
      upscale: scalar(graph, upscalers, FACTORS, toNumber),
      upscaler: upscalerName(graph, upscalers),
      steps: stepsOf(graph, partsOf(graph, sampler)),
      width: size?.width ?? null,
      height: size?.height ?? null,
    };
    if (hires.upscale !== null || hires.upscaler !== null || size !== null) return { hires, sampler };
  }
  return null;
}

/** The name of the upscaling model, else the method: `nearest-exact`. */
function upscalerName(graph: Graph, upscalers: readonly Node[]): string | null {
  const loaders = upscalers
    .map(({ inputs }) => linkOf(graph, inputs['upscale_model'])?.node)
    .filter((node) => node !== undefined);
  return (
    scalar(graph, loaders, ['model_name'], toText) ?? scalar(graph, upscalers, ['upscale_method'], toText)
  );
}

/** Zero stands for "as the other side demands". */
function scaledSize(graph: Graph, upscalers: readonly Node[]): Size | null {
  const width = scalar(graph, upscalers, ['width'], toInteger);
  const height = scalar(graph, upscalers, ['height'], toInteger);
  return width === null || height === null || width <= 0 || height <= 0 ? null : { width, height };
}
