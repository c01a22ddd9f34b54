import type { Hires } from '../../../schema/models/metadata.js';
import { toInteger, toNumber, toText } from '../../texts/json-values.js';
import type { Flow } from './flow.js';
import { type Graph, linkOf, type Node } from './graph.js';
import { partsOf, stepsOf } from './settings.js';
import { scalar } from './scalars.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

const LATENTS = ['latent_image', 'latent', 'samples', 'latents', 'image_embeds', 'optional_latent'];
const MAX_LATENTS = 64;
/** Each pass is looked through on its own. */
const MAX_PASSES = 8;

/** The size of the latent that a sampler begins with; null where it comes from a picture. */
export function sizeOf(graph: Graph, parts: readonly Node[]): Size | null {
  const visited = new Set(parts);
  for (const node of visited) {
    const size = /upscale|scale|crop|composite/i.test(node.type) ? null : ownSize(graph, node);
    if (size !== null) return size;
    for (const name of LATENTS) {
      const next = linkOf(graph, node.inputs[name])?.node;
      if (next !== undefined && visited.size < MAX_LATENTS) visited.add(next);
    }
  }
  return null;
}

/** `dimensions` is of rgthree: `1216 x 832 (landscape)`; the other long names are of loaders. */
function ownSize(graph: Graph, node: Node): Size | null {
  const width = scalar(graph, [node], ['width', 'empty_latent_width'], toInteger);
  const height = scalar(graph, [node], ['height', 'empty_latent_height'], toInteger);
  if (width !== null && height !== null) return width > 0 && height > 0 ? { width, height } : null;
  const dimensions = scalar(graph, [node], ['dimensions', 'resolution'], toText) ?? '';
  const [, across, down] = /^(\d{1,5}) ?x ?(\d{1,5})\b/.exec(dimensions) ?? [];
  return across === undefined || down === undefined ? null : { width: Number(across), height: Number(down) };
}

/**
 * The second pass at a higher resolution: the first sampler behind the primary one with an upscaler between them.
 * Refiners and detailers have none.
 */
export function hiresOf(
  graph: Graph,
  flow: Flow,
  primary: Node,
  later: readonly Node[],
): { hires: Hires; sampler: Node } | null {
  const behind = flow.downstream([primary]);
  for (const sampler of later.slice(0, MAX_PASSES)) {
    const between = [...flow.upstream([sampler])].filter((node) => behind.has(node));
    const upscalers = between.filter(({ type }) => /upscale|imagescale|imageresize/i.test(type));
    const size = scaledSize(graph, upscalers);
    const hires: Hires = {
      upscale: scalar(graph, upscalers, ['scale_by', 'upscale_by', 'rescale_factor'], toNumber),
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
