import { iTXt, pngFile, pngPixels } from '../../samples/bytes/png.js';
import type { Metadata } from '../../schema/models/metadata.js';
import { readBytes } from './metadata-files.js';

export interface GraphNode {
  class_type: string;
  inputs: Readonly<Record<string, unknown>>;
}
export type Nodes = Readonly<Record<string, GraphNode | null>>;

/** One node of a graph. */
export function node(class_type: string, inputs: Readonly<Record<string, unknown>> = {}): GraphNode {
  return { class_type, inputs };
}

/** The inputs of a KSampler. */
export const SAMPLER = {
  seed: 1337,
  steps: 20,
  cfg: 7,
  sampler_name: 'euler',
  scheduler: 'karras',
  denoise: 1,
  model: ['model', 0],
  positive: ['positive', 0],
  negative: ['negative', 0],
  latent_image: ['latent', 0],
};

/** A text-to-image graph, with these nodes added, put in the place of its own, or (null) taken out. */
export function readGraph(nodes: Nodes = {}): Metadata {
  const graph = {
    model: node('CheckpointLoaderSimple', { ckpt_name: 'dream.safetensors' }),
    positive: node('CLIPTextEncode', { text: 'a cat', clip: ['model', 1] }),
    negative: node('CLIPTextEncode', { text: 'a dog', clip: ['model', 1] }),
    latent: node('EmptyLatentImage', { width: 512, height: 768, batch_size: 1 }),
    sampler: node('KSampler', SAMPLER),
    decode: node('VAEDecode', { samples: ['sampler', 0], vae: ['model', 2] }),
    save: node('SaveImage', { images: ['decode', 0], filename_prefix: 'ComfyUI' }),
    ...nodes,
  };
  const given = Object.fromEntries(Object.entries(graph).filter(([, value]) => value !== null));
  return readBytes(pngFile([iTXt('prompt', JSON.stringify(given)), pngPixels()]));
}

/** The graph with other inputs of its sampler. */
export function withSampler(inputs: Readonly<Record<string, unknown>>, nodes: Nodes = {}): Metadata {
  return readGraph({ sampler: node('KSampler', { ...SAMPLER, ...inputs }), ...nodes });
}
