import { type Graph, linkOf, type Node } from './graph.js';

/**
 * Inputs that no picture or latent comes in by. Named by what they are not, since the names of inputs that one comes in
 * by are without number: `image1`, `samples_from`, `destination`, `any_01`.
 */
const NOT_PICTURES =
  /^(?:(?:\w+_)?model\d*$|\w*clip|vae|positive|negative|cond|control|\w*mask|noise|guider|sampler|sigmas|seed|text|prompt|string|width|height|steps|cfg|denoise|filename)/i;

/** Which nodes the pictures and latents of each node come from. */
export class Flow {
  readonly #graph: Graph;
  readonly #sources = new Map<Node, readonly Node[]>();
  readonly #targets = new Map<Node, Node[]>();

  constructor(graph: Graph) {
    this.#graph = graph;
    for (const node of graph.values()) {
      const sources = this.#find(node);
      this.#sources.set(node, sources);
      for (const source of sources) {
        const targets = this.#targets.get(source);
        if (targets === undefined) this.#targets.set(source, [node]);
        else targets.push(node);
      }
    }
  }

  /** The nodes from which something flows into these, nearest first, themselves included. */
  upstream(nodes: Iterable<Node>): Set<Node> {
    return reach(nodes, (node) => this.#sources.get(node) ?? []);
  }

  /** The nodes into which something flows from these, nearest first; themselves only if it comes back to them. */
  downstream(nodes: Iterable<Node>): Set<Node> {
    const targets = (node: Node) => this.#targets.get(node) ?? [];
    return reach([...nodes].flatMap(targets), targets);
  }

  #find({ inputs }: Node): Node[] {
    return Object.entries(inputs).flatMap(([name, value]) => {
      const source = linkOf(this.#graph, value)?.node;
      if (source === undefined) return [];
      return !NOT_PICTURES.test(name) || carriesPicture(source) ? [source] : [];
    });
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
