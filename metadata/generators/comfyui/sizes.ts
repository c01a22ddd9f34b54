import { toInteger, toNumber, toText } from '../../texts/json-values.js';
import type { Size } from '../../texts/size.js';
import { type Graph, linkOf, type Node } from './graph.js';
import { routesOf } from './routes.js';
import { scalar } from './scalars.js';

/** Inputs by which a latent or a picture comes to a pass, the likeliest first. */
const INPUTS = [
  'latent_image',
  'optional_latent',
  'latent',
  'samples',
  'latents',
  'image_embeds',
  'pixels',
  'image',
  'images',
  'base_ctx',
];
const WIDTHS = ['width', 'empty_latent_width'];
const HEIGHTS = ['height', 'empty_latent_height'];
/** `dimensions` is of rgthree: `1216 x 832 (landscape)`, ` 832 x 1216 (portrait)`. */
const DIMENSIONS = ['dimensions', 'resolution'];
export const FACTORS = ['scale_by', 'upscale_by', 'rescale_factor'];
/** Detailers work on parts of a picture. */
const DETAILER = /detailer/i;
/** Pipe samplers of ttN have the size of an upscaler, which this switches off. */
const UPSCALER_OFF = 'None';
const RESIZES = /scale|resize|crop|pad|composite/i;
/** Latents have an eighth of the size of their picture. */
const LATENT_UNIT = 8;
const MAX_HOPS = 64;

interface Scaling {
  readonly factor: number;
  /** What the sides are rounded to. */
  readonly unit: number;
}

/** The sizes that the samplers of a graph work on. */
export class Sizes {
  readonly #graph: Graph;
  readonly #known = new Map<Node, Size | null>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** Null where it is that of a picture, and behind what changes it by a measure that is not written. */
  of(sampler: Node, parts: readonly Node[]): Size | null {
    const size = DETAILER.test(sampler.type) ? null : this.#find(sampler, parts);
    this.#known.set(sampler, size);
    return size;
  }

  #find(sampler: Node, parts: readonly Node[]): Size | null {
    const scalings: Scaling[] = [];
    const visited = new Set<Node>();
    let node: Node | null = sampler;
    while (node !== null) {
      if (visited.has(node) || visited.size > MAX_HOPS) return null;
      visited.add(node);
      const isUpscalers = node === sampler && node.inputs['upscale_method'] === UPSCALER_OFF;
      const size: Size | null = isUpscalers ? null : (this.#known.get(node) ?? ownSize(this.#graph, node));
      if (size !== null) return scaled(size, scalings);
      if (RESIZES.test(node.type)) {
        const factor = scalar(this.#graph, [node], FACTORS, toNumber);
        if (factor === null || factor <= 0) return null;
        scalings.push({ factor, unit: /latent/i.test(node.type) ? LATENT_UNIT : 1 });
      }
      const before: Node | null = this.#before(node === sampler ? parts : [node]);
      // Loaders with pipes hold the size of a latent of their own.
      if (before === null && node === sampler) {
        return this.#sizeOfParts(isUpscalers ? parts.slice(1) : parts);
      }
      node = before;
    }
    return null;
  }

  #before(nodes: readonly Node[]): Node | null {
    for (const node of nodes) {
      const routes = nodes.length > 1 ? null : routesOf(this.#graph, node);
      const passed = linkOf(this.#graph, routes?.[0]);
      if (passed !== null) return passed.node;
      for (const name of INPUTS) {
        const link = linkOf(this.#graph, node.inputs[name]);
        if (link !== null) return link.node;
      }
    }
    return null;
  }

  #sizeOfParts(parts: readonly Node[]): Size | null {
    for (const part of parts) {
      const size = ownSize(this.#graph, part);
      if (size !== null) return size;
    }
    return null;
  }
}

function ownSize(graph: Graph, node: Node): Size | null {
  const width = scalar(graph, [node], WIDTHS, toInteger);
  const height = scalar(graph, [node], HEIGHTS, toInteger);
  // Zero stands for "as the other side demands".
  if (width !== null && height !== null) return width > 0 && height > 0 ? { width, height } : null;
  const dimensions = scalar(graph, [node], DIMENSIONS, toText);
  if (dimensions === null) return null;
  const [, across, down] = /^ ?(\d{1,5}) ?x ?(\d{1,5})\b/.exec(dimensions) ?? [];
  return across === undefined || down === undefined ? null : { width: Number(across), height: Number(down) };
}

/** Rounded at each step, as ComfyUI does. */
function scaled(size: Size, scalings: readonly Scaling[]): Size | null {
  const sides = scalings.reduceRight(({ width, height }, { factor, unit }) => {
    const by = (side: number) => Math.round((side / unit) * factor) * unit;
    return { width: by(width), height: by(height) };
  }, size);
  return toInteger(sides.width) === null || toInteger(sides.height) === null ? null : sides;
}
