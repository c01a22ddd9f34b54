import { Flow } from './flow.js';
import { type Graph, linkOf, type Node } from './graph.js';
import { isFullPass } from './settings.js';

const SAMPLER =
  /k[-_ ]?sampler|samplercustom|ultimatesdupscale|facedetailer|detailerforeach|wanvideosampler/i;
/** Nodes that only hold a sampler's settings, or write them down. */
const NO_SAMPLER = /select|config|provider|preset|pre[-_ ]?sampling|setting|loader|scheduler|save|preview/i;
const SAVER = /save|video_?combine|export/i;
const PREVIEW = /preview/i;

/** The samplers that a graph's pictures came from. */
export interface Samplers {
  /** The one that composed the picture. */
  readonly primary: Node;
  /** Those that worked on what the primary one made, nearest first. */
  readonly later: readonly Node[];
  readonly flow: Flow;
}

/**
 * Finds the samplers that are upstream of an output; others are left-overs that were never run. Saved pictures stand
 * before previews, and these before nodes that nobody reads from.
 *
 * The primary one is the first with no sampler upstream that starts from pure noise: readers disagree on one in four
 * graphs with several samplers, so here is the rule. Where none starts from pure noise, it is the first with no sampler
 * upstream, and in a cycle the first of all.
 * @returns null where the graph has no sampler.
 */
export function findSamplers(graph: Graph): Samplers | null {
  const flow = new Flow(graph);
  const samplers = realSamplers(graph, flow);
  const laterThanAny = flow.downstream(samplers);
  const first = samplers.filter((sampler) => !laterThanAny.has(sampler));
  const primary = first.find((sampler) => isFullPass(graph, sampler)) ?? first[0] ?? samplers[0];
  if (primary === undefined) return null;
  const real = new Set(samplers);
  const later = [...flow.downstream([primary])].filter((node) => node !== primary && real.has(node));
  return { primary, later, flow };
}

function realSamplers(graph: Graph, flow: Flow): Node[] {
  const all = [...graph.values()];
  for (const outputs of outputsByRank(graph)) {
    const upstream = flow.upstream(outputs);
    const found = all.filter((node) => upstream.has(node) && isSampler(node));
    if (found.length > 0) return found;
  }
  return all.filter(isSampler);
}

function outputsByRank(graph: Graph): Node[][] {
  const nodes = [...graph.values()];
  const read = new Set(
    nodes.flatMap(({ inputs }) => Object.values(inputs).map((value) => linkOf(graph, value)?.node)),
  );
  return [
    nodes.filter(({ type }) => SAVER.test(type) && !PREVIEW.test(type)),
    nodes.filter(({ type }) => PREVIEW.test(type)),
    nodes.filter((node) => !read.has(node) && !isSampler(node)),
  ];
}

/** Samplers of unknown kinds show by their inputs. */
function isSampler({ type, inputs }: Node): boolean {
  if (NO_SAMPLER.test(type)) return false;
  if (SAMPLER.test(type)) return true;
  const hasSeed = 'seed' in inputs || 'noise_seed' in inputs;
  return (hasSeed && 'steps' in inputs) || ('positive' in inputs && 'latent_image' in inputs);
}
