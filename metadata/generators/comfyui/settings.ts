import type { JsonValue } from '../../texts/json.js';
import { toInteger, toIntegerText, toNumber, toText } from '../../texts/json-values.js';
import { type Graph, linkOf, type Node, type Side } from './graph.js';
import { routesOf } from './routes.js';
import { scalar } from './scalars.js';

/** Inputs by which a sampler gets its settings from other nodes. */
const PARTS = /^(?:noise|guider|sampler|sigmas(?:_\d)?|scheduler|settings|sdxl_tuple|(?:\w+_)?pipe|ctx)$/;
/** Pipes of many samplers hang together. */
const MAX_PARTS = 64;

/**
 * The nodes that hold a sampler's settings, nearest first: itself, and for `SamplerCustomAdvanced` those of its noise,
 * guider, sampler and sigmas, for pipe samplers those of the pipe.
 */
export function partsOf(graph: Graph, sampler: Node): readonly Node[] {
  const parts = new Set([sampler]);
  for (const part of parts) {
    for (const value of inputsOf(graph, part, part === sampler)) {
      const node = linkOf(graph, value)?.node;
      if (node !== undefined && parts.size < MAX_PARTS) parts.add(node);
    }
  }
  return [...parts];
}

function inputsOf(graph: Graph, part: Node, isSampler: boolean): readonly (JsonValue | undefined)[] {
  const routes = isSampler ? null : routesOf(graph, part);
  if (routes !== null) return routes.slice(0, 1);
  const { inputs } = part;
  const found: (JsonValue | undefined)[] = [];
  for (const name of Object.keys(inputs)) if (PARTS.test(name)) found.push(inputs[name]);
  return found;
}

const SEED = ['seed', 'noise_seed'];
const STEPS = ['steps', 'steps_total'];
/** `cfg_conds` is of `DualCFGGuider`. The guidance of Flux is another thing. */
const CFG = ['cfg', 'cfg_conds', 'cfg_scale'];
/** `solver` is of `ODESamplerSelect`. */
const SAMPLER_NAME = ['sampler_name', 'solver', 'sampler'];
const SCHEDULER = ['scheduler', 'scheduler_name'];
const DENOISE = ['denoise', 'denoise_strength'];
const ADD_NOISE = ['add_noise'];
const START = ['start_at_step', 'start_step'];

/** The seed, unless the sampler adds no noise: it has no part in the picture then. */
export function seedOf(graph: Graph, parts: readonly Node[]): string | null {
  return addsNoise(graph, parts) ? scalar(graph, parts, SEED, toIntegerText) : null;
}

export function stepsOf(graph: Graph, parts: readonly Node[]): number | null {
  return scalar(graph, parts, STEPS, toInteger);
}

export function cfgOf(graph: Graph, parts: readonly Node[]): number | null {
  return scalar(graph, parts, CFG, toNumber);
}

export function samplerNameOf(graph: Graph, parts: readonly Node[]): string | null {
  return scalar(graph, parts, SAMPLER_NAME, toName);
}

export function schedulerOf(graph: Graph, parts: readonly Node[]): string | null {
  return scalar(graph, parts, SCHEDULER, toName);
}

/** Names are texts; a number stands where something else is meant. */
function toName(value: JsonValue): string | null {
  return typeof value === 'string' ? toText(value) : null;
}

export function denoiseOf(graph: Graph, parts: readonly Node[]): number | null {
  return scalar(graph, parts, DENOISE, toNumber);
}

/**
 * `conditioning` is of `BasicGuider`, `cond1` of `DualCFGGuider`, `text_embeds` of the samplers for Wan, `hyvid_embeds` for Hunyuan,
 * `neg_conditioning` of XLabs, `optional_…` of
 * the pipe samplers of ttN; nodes that call a service take texts.
 */
const CONDITIONING: Readonly<Record<Side, readonly string[]>> = {
  positive: [
    'positive',
    'optional_positive',
    'conditioning',
    'cond1',
    'text_embeds',
    'hyvid_embeds',
    'base_positive',
    'prompt',
    'positive_prompt',
  ],
  negative: [
    'negative',
    'optional_negative',
    'text_embeds',
    'base_negative',
    'neg_conditioning',
    'negative_prompt',
  ],
};

/** The input by which a sampler gets a prompt; undefined where it has none. */
export function conditioningOf(parts: readonly Node[], side: Side): JsonValue | undefined {
  for (const { inputs } of parts) {
    for (const name of CONDITIONING[side]) {
      const value = inputs[name];
      if (value !== undefined && value !== null) return value;
    }
  }
  return undefined;
}

/** Whether a sampler starts from noise alone. */
export function isFullPass(graph: Graph, sampler: Node): boolean {
  const parts = partsOf(graph, sampler);
  return (
    addsNoise(graph, parts) &&
    (denoiseOf(graph, parts) ?? 1) >= 1 &&
    (scalar(graph, parts, START, toInteger) ?? 0) <= 0
  );
}

function addsNoise(graph: Graph, parts: readonly Node[]): boolean {
  if (parts.some(({ type }) => type === 'DisableNoise')) return false;
  const answer = scalar(graph, parts, ADD_NOISE, (value) =>
    typeof value === 'boolean' ? String(value) : toText(value),
  );
  return answer !== 'disable' && answer !== 'false';
}
