import type { JsonValue } from '../../texts/json.js';
import { toText } from '../../texts/json-values.js';
import { type Graph, linkOf, type Node, type Side } from './graph.js';
import { routesOf } from './routes.js';

/** Nodes whose text is made at run time: what goes in is an instruction and no prompt. */
const RUN_TIME =
  /generate|llm|llama|gpt|gemini|claude|qwen\w*vl|caption|interrogat|florence|tagger|joycaption|translat/i;
const JOINS = /concat|join|combine/i;
const PIECE = /^(?:text|string|str|prompt|part)_?(?:[a-z]|\d+)$/i;
const CACHED = /^text_\d+$/;
/** Inputs that hold the text of nodes, the most particular first. */
const HOLDERS = ['populated_text', 'text', 'string', 'value', 'prompt', 'Text', 'String', 'Value', 'source'];
/** Of nodes with a text for each prompt. */
const SIDES: Readonly<Record<Side, readonly string[]>> = {
  positive: ['positive', 'positive_prompt', 'text_positive', 'positive_text'],
  negative: ['negative', 'negative_prompt', 'text_negative', 'negative_text'],
};

/** Text of nodes that is joined from the same pieces over and over would grow without end. */
const MAX_STEPS = 1_000;
const MAX_LENGTH = 1_000_000;
const MAX_DEPTH = 32;

/** What is known of a text. */
export interface Text {
  /** Null where nothing of it is known. */
  readonly text: string | null;
  /** False where a piece of it is made at run time, or the text is only what that was made from. */
  readonly isWhole: boolean;
}

/**
 * The text that an input gets: a literal, or through links what text nodes hold, pick and join.
 * @param side Which text is taken of nodes that have one for each prompt.
 */
export function textOf(graph: Graph, value: JsonValue | undefined, side: Side): Text {
  const walk = new TextWalk(graph, side);
  const text = walk.read(value, 0);
  return { text, isWhole: text !== null && walk.isWhole };
}

/** Whether a node makes text at run time. */
export function isRunTime({ type }: Node): boolean {
  return RUN_TIME.test(type);
}

/** The inputs of a node that hold a text for this prompt only; empty where it has none. */
export function sideInputs({ inputs }: Node, side: Side): readonly string[] {
  const other = side === 'positive' ? 'negative' : 'positive';
  const isTwoSided =
    SIDES[side].some((name) => name in inputs) || SIDES[other].some((name) => name in inputs);
  return isTwoSided ? SIDES[side] : [];
}

class TextWalk {
  isWhole = true;
  readonly #graph: Graph;
  readonly #side: Side;
  #steps = 0;
  #length = 0;

  constructor(graph: Graph, side: Side) {
    this.#graph = graph;
    this.#side = side;
  }

  read(value: JsonValue | undefined, depth: number): string | null {
    this.#steps++;
    if (this.#steps > MAX_STEPS || this.#length > MAX_LENGTH || depth > MAX_DEPTH) return null;
    const link = linkOf(this.#graph, value);
    if (link !== null) return this.#readNode(link.node, depth + 1);
    if (value === '') return '';
    const text = toText(value);
    this.#length += text?.length ?? 0;
    return text;
  }

  #readNode(node: Node, depth: number): string | null {
    const { type, inputs } = node;
    const routes = routesOf(this.#graph, node);
    if (routes !== null) return this.#first(routes, depth);
    if ('populated_text' in inputs) return this.read(inputs['populated_text'], depth);
    const shown = Object.keys(inputs).filter((name) => CACHED.test(name));
    if (/^ShowText/i.test(type)) {
      // What stood in the node before the run is out of date where the text is at hand.
      return this.read(inputs['text'], depth) ?? this.#join(node, shown, '\n', depth);
    }
    if (isRunTime(node)) {
      this.isWhole = false;
      return null;
    }
    if (JOINS.test(type)) {
      const pieces = Object.keys(inputs).filter((name) => PIECE.test(name));
      if (pieces.length > 0) return this.#join(node, pieces, delimiterOf(node), depth);
    }
    return this.#first(
      [...sideInputs(node, this.#side), ...HOLDERS].map((name) => inputs[name]),
      depth,
    );
  }

  #first(values: readonly (JsonValue | undefined)[], depth: number): string | null {
    for (const value of values) {
      const text = value === undefined || value === null ? null : this.read(value, depth);
      if (text !== null) return text;
    }
    return null;
  }

  /** Pieces that are empty or unknown leave no delimiter behind. Null where none is known. */
  #join(node: Node, names: readonly string[], delimiter: string, depth: number): string | null {
    const all = names.map((name) => this.read(node.inputs[name], depth));
    const pieces = all.filter((piece) => piece !== null);
    if (pieces.length < all.length) this.isWhole = false;
    return pieces.length === 0 ? null : pieces.filter((piece) => piece !== '').join(delimiter);
  }
}

/** WAS writes a line feed as a backslash and an n. */
function delimiterOf({ inputs }: Node): string {
  const delimiter = inputs['delimiter'] ?? inputs['separator'] ?? inputs['linebreak_addition'];
  return typeof delimiter === 'string' ? delimiter.replaceAll(String.raw`\n`, '\n') : '';
}
