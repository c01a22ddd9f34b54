import type { JsonValue } from '../../texts/json.js';
import { toInteger, toIntegerText, toNumber, toText } from '../../texts/json-values.js';
import { type Graph, linkOf, type Node, type Side } from './graph.js';
import { routesOf } from './routes.js';
import { scalar } from './scalars.js';

/** Inputs by which a sampler gets its settings from other nodes. */
const PARTS = /^(?:noise|guider|sampler|sigmas|scheduler|settings|sdxl_tuple|\w*pipe)$/;
/** Pipes of many samplers hang together. */
const MAX_PARTS = 64;

/**
 * The nodes that hold a sampler's settings, nearest first: itself, and for `SamplerCustomAdvanced` those of its noise,
 * guider, sampler and sigmas, for pipe samplers those of the pipe.
 */
export function partsOf(graph: Graph, sampler: Node): Node[] {
  const parts = new Set([sampler]);
  for (const part of parts) {
    for (const value of routesOf(graph, part) ?? partInputs(part)) {
      const node = linkOf(graph, value)?.node;
      if (node !== undefined && parts.size < MAX_PARTS) parts.add(node);
    }
  }
  return [...parts];
}

function partInputs({ inputs }: Node): (JsonValue | undefined)[] {
  return Object.entries(inputs).flatMap(([name, value]) => (PARTS.test(name) ? [value] : []));
}

/** The seed, unless the sampler adds no noise: it has no part in the picture then. */
export function seedOf(graph: Graph, parts: readonly Node[]): string | null {
  return addsNoise(graph, parts) ? scalar(graph, parts, ['seed', 'noise_seed'], toIntegerText) : null;
}

export function stepsOf(graph: Graph, parts: readonly Node[]): number | null {
  return scalar(graph, parts, ['steps'], toInteger);
}

/** `cfg_conds` is of `DualCFGGuider`. The guidance of Flux is another thing. */
export function cfgOf(graph: Graph, parts: readonly Node[]): number | null {
  return scalar(graph, parts, ['cfg', 'cfg_conds', 'cfg_scale'], toNumber);
}

/** `solver` is of `ODESamplerSelect`. */
export function samplerNameOf(graph: Graph, parts: readonly Node[]): string | null {
  return scalar(graph, parts, ['sampler_name', 'solver', 'sampler'], toText);
}

export function schedulerOf(graph: Graph, parts: readonly Node[]): string | null {
  return scalar(graph, parts, ['scheduler', 'scheduler_name'], toText);
}

export function denoiseOf(graph: Graph, parts: readonly Node[]): number | null {
  return scalar(graph, parts, ['denoise', 'denoise_strength'], toNumber);
}

/** `conditioning` is of `BasicGuider`, `cond1` of `DualCFGGuider`, `text_embeds` of the samplers for Wan. */
const CONDITIONING: Readonly<Record<Side, readonly string[]>> = {
  positive: ['positive', 'conditioning', 'cond1', 'text_embeds', 'base_positive'],
  negative: ['negative', 'text_embeds', 'base_negative'],
};

/** The input by which a sampler gets a prompt; undefined where it has none. */
export function conditioningOf(parts: readonly Node[], side: Side): JsonValue | undefined {
  return firstInput(parts, CONDITIONING[side]);
}

/** Whether a sampler starts from noise alone. */
export function isFullPass(graph: Graph, sampler: Node): boolean {
  const parts = partsOf(graph, sampler);
  return addsNoise(graph, parts) && (denoiseOf(graph, parts) ?? 1) >= 1;
}

function addsNoise(graph: Graph, parts: readonly Node[]): boolean {
  if (parts.some(({ type }) => type === 'DisableNoise')) return false;
  const answer = scalar(graph, parts, ['add_noise'], (value) =>
    typeof value === 'boolean' ? String(value) : toText(value),
  );
  return answer !== 'disable' && answer !== 'false';
}

/** The first input of one of these names that is given. */
function firstInput(parts: readonly Node[], names: readonly string[]): JsonValue | undefined {
  for (const { inputs } of parts) {
    const name = names.find((candidate) => inputs[candidate] !== undefined && inputs[candidate] !== null);
    if (name !== undefined) return inputs[name];
  }
  return undefined;
}
