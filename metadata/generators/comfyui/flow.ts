import { type Graph, linkOf, type Node } from './graph.js';
import { routesOf } from './routes.js';

/**
 * Inputs that no picture or latent comes in by. Named by what they are not, since the names of inputs that one comes in
 * by are without number: `image1`, `samples_from`, `destination`, `any_01`.
 */
const NOT_PICTURES =
  /^(?:(?:\w+_)?model\d*$|\w*clip|vae|positive|negative|cond|control|\w*mask|noise|guider|sampler|scheduler|sigmas|seed|text|prompt|string|width|height|steps|cfg|denoise|filename|batch_size|frame_rate|fps|float|int$|boolean)/i;

/** Which nodes the pictures and latents of each node come from. Found out as far as it is asked for. */
export class Flow {
  readonly #graph: Graph;
  readonly #sources = new Map<Node, readonly Node[]>();
  #targets: ReadonlyMap<Node, readonly Node[]> | null = null;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  /** The nodes from which something flows into this one. */
  sourcesOf(node: Node): readonly Node[] {
    const known = this.#sources.get(node);
    if (known !== undefined) return known;
    const sources = this.#find(node);
    this.#sources.set(node, sources);
    return sources;
  }

  /** The nodes from which something flows into these, nearest first, themselves included. */
  upstream(nodes: Iterable<Node>): Set<Node> {
    return reach(nodes, (node) => this.sourcesOf(node));
  }

  /** The nodes into which something flows from these, nearest first; themselves only if it comes back to them. */
  downstream(nodes: Iterable<Node>): Set<Node> {
    this.#targets ??= this.#findTargets();
    const all = this.#targets;
    const targets = (node: Node) => all.get(node) ?? [];
    return reach([...nodes].flatMap(targets), targets);
  }

  #findTargets(): Map<Node, Node[]> {
    const all = new Map<Node, Node[]>();
    for (const node of this.#graph.values()) {
      for (const source of this.sourcesOf(node)) {
        const targets = all.get(source);
        if (targets === undefined) all.set(source, [node]);
        else targets.push(node);
      }
    }
    return all;
  }

  #find(node: Node): Node[] {
    const { inputs } = node;
    // A switch hands on one picture; what it did not choose has no part in it.
    const passed = linkOf(this.#graph, routesOf(this.#graph, node)?.[0]);
    if (passed !== null) return [passed.node];
    const found: Node[] = [];
    for (const name of Object.keys(inputs)) {
      const source = linkOf(this.#graph, inputs[name])?.node;
      if (source !== undefined && (!NOT_PICTURES.test(name) || carriesPicture(source))) found.push(source);
    }
    return found;
  }
}

/** The first pass of Stable Cascade comes to the second as conditioning. */
function carriesPicture({ type }: Node): boolean {
  return type === 'StableCascade_StageB_Conditioning';
}

function reach(starts: Iterable<Node>, next: (node: Node) => readonly Node[]): Set<Node> {
  const reached = new Set(starts);
  // A set hands out what is added while it is walked.
  for (const node of reached) for (const neighbour of next(node)) reached.add(neighbour);
  return reached;
}
