import { Flow } from './flow.js';
import { type Graph, linkOf, type Node } from './graph.js';
import { isFullPass } from './settings.js';

const SAMPLER =
  /k[-_ ]?sampler|samplercustom|ultimatesdupscale|facedetailer|detailerforeach|wanvideosampler/i;
/** Nodes that only hold a sampler's settings, or write them down; `Context Big` is of rgthree. */
const NO_SAMPLER =
  /^context\b|select|config|provider|preset|pre[-_ ]?sampling|setting|loader|scheduler|save|video_?combine|export|preview/i;
const TAKEN_IN = [
  'model',
  'positive',
  'conditioning',
  'guider',
  'pipe',
  'basic_pipe',
  'latent_image',
  'latent',
  'samples',
  'image',
  'pixels',
  'text_embeds',
  'prompt',
];
const SAVER = /save|video_?combine|export/i;
const PREVIEW = /preview/i;

/** The samplers that a graph's pictures came from. */
export interface Samplers {
  /** The one that composed the picture. */
  readonly primary: Node;
  /** Those that worked on what the primary one made, nearest first. */
  readonly later: readonly Node[];
  /** All of them, each behind those that it works on; otherwise in the order of the file. */
  readonly all: readonly Node[];
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
  const [only] = samplers;
  if (only === undefined) return null;
  if (samplers.length === 1) return { primary: only, later: [], all: samplers, flow };
  const laterThanAny = flow.downstream(samplers);
  const first = samplers.filter((sampler) => !laterThanAny.has(sampler));
  const primary = first.find((sampler) => isFullPass(graph, sampler)) ?? first[0] ?? only;
  const real = new Set(samplers);
  const later = [...flow.downstream([primary])].filter((node) => node !== primary && real.has(node));
  return { primary, later, all: inOrder(samplers, flow), flow };
}

function realSamplers(graph: Graph, flow: Flow): Node[] {
  const nodes = [...graph.values()];
  const all = nodes.filter(isSampler);
  if (all.length === 0) return realServices(nodes, flow);
  for (const isOutput of [isSaver, isPreview, isUnread(graph, nodes)]) {
    const upstream = flow.upstream(nodes.filter(isOutput));
    const found = all.filter((node) => upstream.has(node));
    if (found.length > 0) return found;
  }
  return all;
}

/** Without a sampler: nodes that a service made the saved pictures for. What it did is its own affair. */
function realServices(nodes: readonly Node[], flow: Flow): Node[] {
  const services = nodes.filter(isService);
  if (services.length === 0) return services;
  const upstream = flow.upstream(nodes.filter((node) => isSaver(node) || isPreview(node)));
  return services.filter((node) => upstream.has(node));
}

function isService({ inputs }: Node): boolean {
  return 'prompt' in inputs && ('seed' in inputs || 'negative_prompt' in inputs);
}

function isSaver({ type }: Node): boolean {
  return SAVER.test(type) && !PREVIEW.test(type);
}

function isPreview({ type }: Node): boolean {
  return PREVIEW.test(type);
}

/** Nodes that no other node reads from. Samplers among them are left-overs. */
function isUnread(graph: Graph, nodes: readonly Node[]): (node: Node) => boolean {
  let read: Set<Node | undefined> | null = null;
  return (node) => {
    read ??= new Set(
      nodes.flatMap(({ inputs }) => Object.values(inputs).map((value) => linkOf(graph, value)?.node)),
    );
    return !read.has(node) && !isSampler(node);
  };
}

function isSampler(node: Node): boolean {
  return (SAMPLER.test(node.type) || samples(node)) && !NO_SAMPLER.test(node.type);
}

/** Samplers of unknown kinds show by their inputs. Nodes that hold seed and steps for others take nothing in. */
function samples({ inputs }: Node): boolean {
  if ('positive' in inputs && 'latent_image' in inputs) return true;
  const hasSteps = 'steps' in inputs && ('seed' in inputs || 'noise_seed' in inputs);
  return hasSteps && TAKEN_IN.some((name) => name in inputs);
}

/** Depth first, from the sources on: an own stack, since graphs of files may be of any depth. */
function inOrder(samplers: readonly Node[], flow: Flow): Node[] {
  const real = new Set(samplers);
  const ordered: Node[] = [];
  const entered = new Set<Node>();
  const left = new Set<Node>();
  for (const sampler of samplers) {
    const ahead = [sampler];
    for (let node = ahead.at(-1); node !== undefined; node = ahead.at(-1)) {
      if (!entered.has(node)) {
        entered.add(node);
        const sources = flow.sourcesOf(node);
        for (const source of sources.toReversed()) if (!entered.has(source)) ahead.push(source);
        continue;
      }
      ahead.pop();
      if (left.has(node)) continue;
      left.add(node);
      if (real.has(node)) ordered.push(node);
    }
  }
  return ordered;
}
