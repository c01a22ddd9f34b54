import type { JsonValue } from '../../texts/json.js';
import { toNumber, toText } from '../../texts/json-values.js';
import { type Graph, isLink, linkOf, type Node, type Side } from './graph.js';
import { routesOf } from './routes.js';
import { sideOf } from './slots.js';

/** Nodes whose text is made at run time: what goes in is an instruction and no prompt. */
const RUN_TIME =
  /generate|llm|llama|gpt|openai|gemini|claude|qwen\w*vl|caption|interrogat|florence|tagger|joycaption|translat/i;
/** `StringFunction` of pysssss joins where its action is to append. */
const JOINS = /concat|join|combine|^StringFunction\b/i;
const PIECE = /^(?:text|string|str|prompt|part)_?(?:[a-z]|\d+)$/i;
const CACHED = /^text_\d+$/;
/** Inputs that hold the text of nodes, the most particular first. */
const HOLDERS = ['populated_text', 'text', 'string', 'value', 'prompt', 'Text', 'String', 'Value', 'source'];
/** Of nodes with a text for each prompt. */
const SIDES: Readonly<Record<Side, readonly string[]>> = {
  positive: [
    'positive',
    'positive_prompt',
    'text_positive',
    'positive_text',
    'text_positive_g',
    'text_positive_l',
  ],
  negative: [
    'negative',
    'negative_prompt',
    'text_negative',
    'negative_text',
    'text_negative_g',
    'text_negative_l',
  ],
};

/** Text of nodes that is joined from the same pieces over and over would grow without end. */
const MAX_STEPS = 1_000;
const MAX_LENGTH = 1_000_000;
const USUAL_INPUTS = 16;
const MAX_DEPTH = 100;

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
export function sideInputs(node: Node, side: Side): readonly string[] {
  return hasSide(node, 'positive') || hasSide(node, 'negative') ? SIDES[side] : [];
}

function hasSide({ inputs }: Node, side: Side): boolean {
  return SIDES[side].some((name) => name in inputs);
}

/** Nodes with texts for both prompts give that of the output; those with one give it to either (`easy positive`). */
function sidesOf(node: Node, slot: number, side: Side): readonly string[] {
  const has = { positive: hasSide(node, 'positive'), negative: hasSide(node, 'negative') };
  if (has.positive && has.negative) return SIDES[sideOf(node, slot, side)];
  if (has.positive) return SIDES.positive;
  return has.negative ? SIDES.negative : [];
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
    if (link !== null) return this.#readNode(link.node, link.slot, depth + 1);
    if (isLink(value)) return null;
    if (value === '') return '';
    const text = toText(value);
    this.#length += text?.length ?? 0;
    return text;
  }

  #readNode(node: Node, slot: number, depth: number): string | null {
    const { type, inputs } = node;
    // Nodes with thousands of inputs are not looked through over and over.
    this.#steps += Math.floor(Object.keys(inputs).length / USUAL_INPUTS);
    const routes = routesOf(this.#graph, node);
    if (routes !== null) return this.#first(routes, depth);
    if ('populated_text' in inputs) return this.read(inputs['populated_text'], depth);
    if (/^ShowText/i.test(type)) {
      const shown = Object.keys(inputs).filter((name) => CACHED.test(name));
      // What stood in the node before the run is out of date where the text is at hand.
      return this.read(inputs['text'], depth) ?? this.#join(node, shown.toSorted(inNumber), '\n', depth);
    }
    if (isRunTime(node)) {
      this.isWhole = false;
      return null;
    }
    if (JOINS.test(type) && (inputs['action'] ?? 'append') === 'append') {
      const pieces = piecesOf(node);
      if (pieces.length > 0) return this.#join(node, pieces, this.#delimiterOf(node, depth), depth);
    }
    return this.#first(
      [...sidesOf(node, slot, this.#side), ...HOLDERS].map((name) => inputs[name]),
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

  /** WAS writes a line feed as a backslash and an n, and joined by commas before it had a delimiter. */
  #delimiterOf({ type, inputs }: Node, depth: number): string {
    const given = inputs['delimiter'] ?? inputs['separator'];
    if (given !== undefined) return (this.read(given, depth) ?? '').replaceAll(String.raw`\n`, '\n');
    const { linebreak_addition: breaks, tidy_tags: tidy } = inputs;
    if (tidy !== undefined) return tidy === 'yes' ? ', ' : '';
    if (breaks !== undefined) return breaks === 'true' || breaks === true ? '\n' : '';
    return type === 'Text Concatenate' ? ', ' : '';
  }

  /** Pieces that are empty or unknown leave no delimiter behind. Null where none is known. */
  #join(node: Node, names: readonly string[], delimiter: string, depth: number): string | null {
    const all = names.map((name) => this.read(node.inputs[name], depth));
    const pieces = all.filter((piece) => piece !== null);
    if (pieces.length < all.length) this.isWhole = false;
    return pieces.length === 0 ? null : pieces.filter((piece) => piece !== '').join(delimiter);
  }
}

/** In the order of their numbers or letters; `inputcount` of KJNodes says how many count. */
function piecesOf({ inputs }: Node): string[] {
  const count = toNumber(inputs['inputcount']) ?? Number.POSITIVE_INFINITY;
  const pieces = Object.keys(inputs).filter((name) => PIECE.test(name));
  return pieces.filter((name) => !(numberOf(name) > count)).toSorted(inNumber);
}

function inNumber(one: string, other: string): number {
  const difference = numberOf(one) - numberOf(other);
  if (difference !== 0 && !Number.isNaN(difference)) return difference;
  return one < other ? -1 : 1;
}

/** NaN where letters are in the place of numbers. */
function numberOf(name: string): number {
  return Number(/\d+$/.exec(name)?.[0] ?? Number.NaN);
}
