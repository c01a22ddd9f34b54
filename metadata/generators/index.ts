import { a1111 } from './a1111.js';
import { c2pa } from './c2pa.js';
import { comfyui } from './comfyui/index.js';
import { drawThings } from './draw-things.js';
import { easyDiffusion } from './easy-diffusion.js';
import { fooocus } from './fooocus.js';
import { fooocusMre } from './fooocus-mre.js';
import type { GeneratorReader } from './generator.js';
import { huggingFace } from './hugging-face.js';
import { invokeai } from './invokeai.js';
import { midjourney } from './midjourney.js';
import { novelai } from './novelai.js';
import { ruinedFooocus } from './ruined-fooocus.js';
import { stabilityMatrix } from './stability-matrix.js';
import { swarmui } from './swarmui.js';
import { tensorart } from './tensorart.js';

/** Every generator that is known, in the order in which they are asked. */
export const generators: readonly GeneratorReader[] = [
  novelai,
  midjourney,
  invokeai,
  swarmui,
  stabilityMatrix,
  tensorart,
  drawThings,
  ruinedFooocus,
  fooocusMre,
  fooocus,
  easyDiffusion,
  huggingFace,
  // Before the graph: where a saver of ComfyUI writes an infotext besides, that is what clients have always read.
  a1111,
  comfyui,
  // Tells no prompt, only who made the picture.
  c2pa,
];
