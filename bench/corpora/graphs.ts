import { insertIntoPng, pngFile, pngPixels, tEXt } from '../../samples/bytes/png.js';
import { corpus, type MakeFile } from './folder.js';
import { recipeOf } from './recipes.js';

/** Small PNGs with the graphs that ComfyUI writes: the one that was run, and the editor's. */
export function graphCorpus(count: number): string[] {
  const plain = pngFile([pngPixels()]);
  const make: MakeFile = (index) => {
    const { prompt, negativePrompt = '', seed, width, height } = recipeOf(index);
    const graph = {
      '3': node('KSampler', {
        seed: Number(seed),
        steps: 20,
        cfg: 8,
        sampler_name: 'dpmpp_2m',
        scheduler: 'karras',
        denoise: 1,
        model: ['4', 0],
        positive: ['6', 0],
        negative: ['7', 0],
        latent_image: ['5', 0],
      }),
      '4': node('CheckpointLoaderSimple', { ckpt_name: 'paperlanternXL_v12.safetensors' }),
      '5': node('EmptyLatentImage', { width, height, batch_size: 1 }),
      '6': node('CLIPTextEncode', { text: prompt, clip: ['4', 1] }),
      '7': node('CLIPTextEncode', { text: negativePrompt, clip: ['4', 1] }),
      '8': node('VAEDecode', { samples: ['3', 0], vae: ['4', 2] }),
      '9': node('SaveImage', { filename_prefix: 'ComfyUI', images: ['8', 0] }),
    };
    const nodes = Object.entries(graph).map(([id, { class_type, inputs }], order) => ({
      id: Number(id),
      type: class_type,
      pos: [order * 300, 180],
      size: { '0': 315, '1': 262 },
      flags: {},
      order,
      mode: 0,
      properties: { 'Node name for S&R': class_type },
      widgets_values: Object.values(inputs).filter((value) => !Array.isArray(value)),
    }));
    const workflow = {
      last_node_id: 9,
      last_link_id: 9,
      nodes,
      links: [],
      groups: [],
      config: {},
      version: 0.4,
    };
    const texts = [tEXt('prompt', JSON.stringify(graph)), tEXt('workflow', JSON.stringify(workflow))];
    return {
      name: `${String(index).padStart(6, '0')}-${seed}.png`,
      bytes: insertIntoPng(plain, texts),
    };
  };
  return corpus('graphs', count, make);
}

function node(class_type: string, inputs: Record<string, unknown>) {
  return { inputs, class_type, _meta: { title: class_type } };
}
