import type { JsonValue } from '../../texts/json.js';
import { type Graph, isLink, linkOf, type Node, type Side } from './graph.js';
import { routesOf } from './routes.js';
import { sideOf } from './slots.js';
import { isRunTime, sideInputs, textOf } from './texts.js';

/** Inputs of nodes that change or combine conditionings. */
const CONDITIONING =
  /^(?:cond(?:itioning)?(?:_?(?:\d+|[a-d]|to|from))?|(?:\w+_)?text_embeds|prompt_embeds(?:_\d)?|sdxl_tuple|base_ctx|\w*pipe)$/i;
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
/** `with_SDXL` of smZ says which of its texts count. */
const ENCODED_BY_SMZ = { sdxl: ['text_g', 'text_l'], other: ['text'] };
/** Nodes that encode one text for Wan, which has no negative one then. */
const ONE_SIDED = /^WanVideoTextEncode(?:Single|Cached)?$/;

/** What is known of a prompt. */
export interface Prompt {
  readonly text: string;
  /** Whether all its texts are known; one of them may be made at run time. */
  readonly isKnown: boolean;
  /** The nodes that encoded it. */
  readonly encoders: readonly Node[];
}

/** What is still to be read: an input, or a text that a node adds to the conditioning it gets. */
interface Task {
  readonly value: JsonValue | undefined;
  readonly side: Side;
  readonly isText?: boolean;
}

/** The prompt behind a sampler's conditioning: the texts of all that is combined in it, in order, line by line. */
export function promptOf(graph: Graph, conditioning: JsonValue | undefined, side: Side): Prompt {
  const walk = new ConditioningWalk(graph);
  walk.read(conditioning, side);
  return { text: [...walk.texts].join('\n'), isKnown: walk.isKnown, encoders: walk.encoders };
}

class ConditioningWalk {
  /** Areas of a picture often share a text, which is told once. */
  readonly texts = new Set<string>();
  readonly encoders: Node[] = [];
  isKnown = true;
  readonly #graph: Graph;
  readonly #visited = { positive: new Set<Node>(), negative: new Set<Node>() };
  /** An own stack: chains of a file may be of any length. */
  readonly #ahead: Task[] = [];

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  read(conditioning: JsonValue | undefined, side: Side): void {
    this.#ahead.push({ value: conditioning, side });
    for (let task = this.#ahead.pop(); task !== undefined; task = this.#ahead.pop()) this.#readTask(task);
  }

  #readTask({ value, side, isText }: Task): void {
    if (isText === true) {
      this.#addTextOf(value, side);
      return;
    }
    if (typeof value === 'string') {
      this.#add(value);
      return;
    }
    const link = linkOf(this.#graph, value);
    if (link === null) {
      // What it links to is not in the file.
      if (isLink(value)) this.isKnown = false;
      return;
    }
    const { node, slot } = link;
    const ownSide = sideOf(node, slot, side);
    if (this.#visited[ownSide].has(node)) return;
    this.#visited[ownSide].add(node);
    this.#readNode(node, ownSide);
  }

  #readNode(node: Node, side: Side): void {
    const { type, inputs } = node;
    // An encoded prompt of which nothing is left.
    if (/ZeroOut/i.test(type)) return;
    const routes = routesOf(this.#graph, node);
    if (routes !== null) {
      this.#ahead.push({ value: routes[0], side });
      return;
    }
    const sources = /loader/i.test(type) ? [] : this.#sourcesOf(node, side);
    if (sources.length === 0) {
      this.#encode(node, side);
      return;
    }
    // GLIGEN nodes add a text of their own to the conditioning they get.
    if ('text' in inputs) this.#ahead.push({ value: inputs['text'], side, isText: true });
    for (const value of sources.toReversed()) this.#ahead.push({ value, side });
  }

  /** An input of the prompt's own stands before a pipe that may hold another one. */
  #sourcesOf({ inputs }: Node, side: Side): (JsonValue | undefined)[] {
    if (linkOf(this.#graph, inputs[side]) !== null) return [inputs[side]];
    const names = Object.keys(inputs).filter(
      (name) => CONDITIONING.test(name) && linkOf(this.#graph, inputs[name]) !== null,
    );
    return names.toSorted((a, b) => place(a) - place(b)).map((name) => inputs[name]);
  }

  #encode(node: Node, side: Side): void {
    const { inputs } = node;
    const names = encodedBy(node, side);
    // Pipes get texts that are not encoded yet. What has neither encodes a picture.
    if (names.length === 0) {
      if (side === 'negative' && ONE_SIDED.test(node.type)) return;
      // Of an unknown node the editor names no widget; a number is none of a text.
      if (typeof inputs['value'] === 'number') {
        this.isKnown = false;
        return;
      }
      const { text, isWhole } = textOf(this.#graph, [node.id, 0], side);
      if (text !== null) this.#add(text);
      if (!isWhole && (text !== null || 'clip' in inputs || isRunTime(node))) this.isKnown = false;
      return;
    }
    this.encoders.push(node);
    for (const name of names) this.#addTextOf(inputs[name], side);
  }

  #addTextOf(value: JsonValue | undefined, side: Side): void {
    const { text, isWhole } = textOf(this.#graph, value, side);
    if (text !== null) this.#add(text);
    if (!isWhole) this.isKnown = false;
  }

  #add(text: string): void {
    if (text.trim() !== '') this.texts.add(text);
  }
}

/** The inputs of an encoder that hold a text for this prompt. */
function encodedBy(node: Node, side: Side): readonly string[] {
  const { type, inputs } = node;
  const ofSide = sideInputs(node, side);
  const isSdxl = inputs['with_SDXL'];
  const names =
    ofSide.length > 0
      ? ofSide
      : typeof isSdxl === 'boolean'
        ? ENCODED_BY_SMZ[isSdxl ? 'sdxl' : 'other']
        : side === 'negative' && ONE_SIDED.test(type)
          ? []
          : ENCODED;
  return names.filter((name) => name in inputs);
}

/** Inputs of nodes that combine are numbered; what is added (`conditioning_from`) stands behind what it is added to. */
function place(name: string): number {
  const [ending = ''] = /\d+$|from$/.exec(name) ?? [];
  return ending === 'from' ? 1 : Number(ending);
}
