import type { Lora } from '../../../schema/models/metadata.js';
import type { JsonValue } from '../../texts/json.js';
import { toNumber } from '../../texts/json-values.js';
import { airOf, isSelector } from './airs.js';
import { fileName } from './file-names.js';
import type { Flow } from './flow.js';
import { type Graph, linkOf, type Node } from './graph.js';
import { lorasOf } from './loras.js';
import { routesOf } from './routes.js';
import { scalar } from './scalars.js';

/** Inputs of loaders that name a model: checkpoints, diffusion models of ComfyUI, GGUF, Nunchaku and Wan. */
const NAMES = [
  'ckpt_name',
  'unet_name',
  'base_ckpt_name',
  'gguf_name',
  'model_path',
  'model_name',
  'ckpt_air',
];
/** Inputs by which a model comes in; LoRAs come in stacks and chains of their own. */
const CHAIN =
  /^(?:(?:base_|opt_|optional_|diffusion_)?model(?:_?(?:\d|[a-c]))?|unet|guider|pipe|\w+_pipe|sdxl_tuple|(?:optional_)?lora_stack|prev_lora|lora|base_ctx)$/i;
const MODEL_FILE = /\.(?:safetensors|ckpt|gguf|pth?|sft|bin)$/i;
const NO_LOADER = /upscale|lora|^(?:dual|triple|quadruple)?clip|vae|controlnet|detector/i;

/** What a sampler samples with. */
export interface Models {
  /** The first checkpoint on the way, as written; merges have several. */
  readonly name: string | null;
  /** In the order in which they are applied. */
  readonly loras: readonly Lora[];
}

/** Walks from a sampler through everything that changes its model to the loader. */
export function modelsOf(graph: Graph, parts: readonly Node[]): Models {
  let name: string | null = null;
  const chains: Lora[][] = [];
  const visited = new Set<Node>();
  // Depth first: the first model of a merge, with all that it was made from, stands before the second.
  const ahead = parts.toReversed();
  for (let node = ahead.pop(); node !== undefined; node = ahead.pop()) {
    if (visited.has(node)) continue;
    visited.add(node);
    const loras = lorasOf(graph, node);
    if (loras.length > 0) chains.push(loras);
    name ??= nameOf(graph, node);
    const sources =
      parts[0] === node ? chainInputs(node) : (routesOf(graph, node)?.slice(0, 1) ?? chainInputs(node));
    for (const value of sources.toReversed()) {
      const next = linkOf(graph, value)?.node;
      if (next !== undefined) ahead.push(next);
    }
  }
  return { name, loras: chains.toReversed().flat() };
}

function nameOf(graph: Graph, node: Node): string | null {
  if (isSelector(node)) return airOf(node, 0);
  const { model } = node.inputs;
  // `model` is a file name in the loaders for Wan.
  if (typeof model === 'string' && MODEL_FILE.test(model)) return model;
  const name = scalar(graph, [node], NAMES, fileName);
  return name === null || NO_LOADER.test(node.type) ? null : name;
}

function chainInputs({ inputs }: Node): (JsonValue | undefined)[] {
  const found: (JsonValue | undefined)[] = [];
  for (const name of Object.keys(inputs)) if (CHAIN.test(name)) found.push(inputs[name]);
  return found;
}

/** The VAE that the picture is decoded with, where it is not the checkpoint's own. */
export function vaeOf(graph: Graph, flow: Flow, sampler: Node): string | null {
  // Most graphs have none, and the way to the decoder is long.
  const hasOwn = [...graph.values()].some(({ inputs }) => 'vae_name' in inputs);
  if (!hasOwn) return null;
  for (const { inputs } of flow.downstream([sampler])) {
    const loader = linkOf(graph, inputs['vae'])?.node;
    const name = loader === undefined ? null : scalar(graph, [loader], ['vae_name'], fileName);
    if (name !== null && name !== 'Baked VAE') return name;
  }
  return null;
}

/** How many layers of CLIP are left out, from `CLIPSetLastLayer` on the way to an encoder. */
export function clipSkipOf(graph: Graph, encoders: readonly Node[]): number | null {
  const visited = new Set(encoders);
  for (const node of visited) {
    const layer = scalar(graph, [node], ['stop_at_clip_layer', 'clip_skip'], toNumber);
    if (layer !== null && Number.isInteger(layer)) return Math.abs(layer);
    for (const name of ['clip', 'opt_clip']) {
      const next = linkOf(graph, node.inputs[name])?.node;
      if (next !== undefined) visited.add(next);
    }
  }
  return null;
}
