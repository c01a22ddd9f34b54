import type { JsonValue } from '../../texts/json.js';
import { type Graph, linkOf, type Node, type Side } from './graph.js';
import { routesOf } from './routes.js';
import { isRunTime, sideInputs, textOf } from './texts.js';

/** Inputs of nodes that change or combine conditionings. */
const CONDITIONING =
  /^(?:cond(?:itioning)?(?:_?(?:\d+|[a-d]|to|from))?|text_embeds|prompt_embeds|sdxl_tuple|base_ctx|\w*pipe)$/i;
/** Texts of encoders. Several text encoders of one model often get the same text. */
const ENCODED = [
  'populated_text',
  'text',
  'prompt',
  'user_prompt',
  'clip_l',
  'clip_g',
  't5xxl',
  'llama',
  'text_g',
  'text_l',
  'tags',
];
const MAX_DEPTH = 64;

/** What is known of a prompt. */
export interface Prompt {
  readonly text: string;
  /** Whether all its texts are known; one of them may be made at run time. */
  readonly isKnown: boolean;
  /** The nodes that encoded it. */
  readonly encoders: readonly Node[];
}

/** The prompt behind a sampler's conditioning: the texts of all that is combined in it, in order, line by line. */
export function promptOf(graph: Graph, conditioning: JsonValue | undefined, side: Side): Prompt {
  const walk = new ConditioningWalk(graph);
  walk.read(conditioning, side, 0);
  return { text: [...walk.texts].join('\n'), isKnown: walk.isKnown, encoders: walk.encoders };
}

class ConditioningWalk {
  /** Areas of a picture often share a text, which is told once. */
  readonly texts = new Set<string>();
  readonly encoders: Node[] = [];
  isKnown = true;
  readonly #graph: Graph;
  readonly #visited = new Set<string>();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  read(value: JsonValue | undefined, side: Side, depth: number): void {
    if (typeof value === 'string') {
      this.#add(value);
      return;
    }
    const link = linkOf(this.#graph, value);
    if (link === null || depth > MAX_DEPTH) return;
    const { node, slot } = link;
    const ownSide = sideOf(node, slot, side);
    const key = `${ownSide} ${node.id}`;
    if (this.#visited.has(key)) return;
    this.#visited.add(key);
    this.#readNode(node, ownSide, depth + 1);
  }

  #readNode(node: Node, side: Side, depth: number): void {
    const { type, inputs } = node;
    // An encoded prompt of which nothing is left.
    if (/ZeroOut/i.test(type)) return;
    const routes = routesOf(this.#graph, node);
    if (routes !== null) {
      this.read(routes[0], side, depth);
      return;
    }
    const sources = /loader/i.test(type) ? [] : this.#sourcesOf(node, side);
    if (sources.length > 0) {
      for (const source of sources) this.read(source, side, depth);
      // GLIGEN nodes add a text of their own to the conditioning they get.
      if (typeof inputs['text'] === 'string') this.#add(inputs['text']);
      return;
    }
    this.#encode(node, side);
  }

  /** An input of the prompt's own stands before a pipe that may hold another one. */
  #sourcesOf({ inputs }: Node, side: Side): (JsonValue | undefined)[] {
    if (linkOf(this.#graph, inputs[side]) !== null) return [inputs[side]];
    return Object.entries(inputs).flatMap(([name, value]) =>
      CONDITIONING.test(name) && linkOf(this.#graph, value) !== null ? [value] : [],
    );
  }

  #encode(node: Node, side: Side): void {
    const { inputs } = node;
    const ofSide = sideInputs(node, side);
    const names = (ofSide.length > 0 ? ofSide : ENCODED).filter((name) => name in inputs);
    // Pipes get texts that are not encoded yet. What has neither encodes a picture.
    if (names.length === 0) {
      const { text, isWhole } = textOf(this.#graph, [node.id, 0], side);
      if (text !== null) this.#add(text);
      if (!isWhole && (text !== null || 'clip' in inputs || isRunTime(node))) this.isKnown = false;
      return;
    }
    this.encoders.push(node);
    for (const name of names) {
      const { text, isWhole } = textOf(this.#graph, inputs[name], side);
      if (text !== null) this.#add(text);
      if (!isWhole) this.isKnown = false;
    }
  }

  #add(text: string): void {
    if (text.trim() !== '') this.texts.add(text);
  }
}

/**
 * Which prompt an output is of. Nodes that take both hand the positive one out first (`ControlNetApplyAdvanced`), and
 * may be wired crosswise; of loaders and pipes the first output is something else.
 */
function sideOf({ type, inputs }: Node, slot: number, side: Side): Side {
  if (!('positive' in inputs && 'negative' in inputs) || /loader|pipe/i.test(type)) return side;
  if (slot === 0) return 'positive';
  return slot === 1 ? 'negative' : side;
}
