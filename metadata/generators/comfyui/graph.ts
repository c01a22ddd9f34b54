import { isJsonObject, type JsonObject, type JsonValue } from '../../texts/json.js';
import { toObject } from '../../texts/json-values.js';

/** A node as it was run. Its inputs are literals, or links to outputs of other nodes: `["4", 0]`. */
export interface Node {
  readonly id: string;
  readonly type: string;
  readonly inputs: JsonObject;
}

/** Nodes by id, in the order of the file. Ids may be paths into subgraphs (`98:17`) or names. */
export type Graph = ReadonlyMap<string, Node>;

/** The output of a node that an input is linked to. */
export interface Link {
  readonly node: Node;
  /** Which of its outputs, from 0. */
  readonly slot: number;
}

/** What a prompt is made for: the same node often makes both. */
export type Side = 'positive' | 'negative';

/** Real graphs have up to some 1,000. */
export const MAX_NODES = 10_000;
/** How many links are followed from a value to its literal. Real graphs have fewer than 16. */
export const MAX_DEPTH = 32;
/** Types are told apart by words in them; none is longer than this. */
const MAX_TYPE_LENGTH = 200;
const NO_INPUTS: JsonObject = {};

/**
 * A graph in the form of ComfyUI's API: `{"<id>": {"class_type", "inputs"}}`. What is no node is left out: Civitai
 * writes `extra` beside the nodes.
 * @returns null where nothing is a node.
 */
export function apiGraph(json: JsonObject): Graph | null {
  const graph = new Map<string, Node>();
  for (const id of Object.keys(json)) {
    if (graph.size >= MAX_NODES) break;
    const value = json[id];
    if (!isJsonObject(value)) continue;
    const type = value['class_type'];
    if (typeof type === 'string') graph.set(id, nodeOf(id, type, toObject(value['inputs']) ?? NO_INPUTS));
  }
  return graph.size === 0 ? null : graph;
}

export function nodeOf(id: string, type: string, inputs: JsonObject): Node {
  return { id, type: type.slice(0, MAX_TYPE_LENGTH), inputs };
}

/** The output that a value links to; null for literals and for links to nothing. */
export function linkOf(graph: Graph, value: JsonValue | undefined): Link | null {
  if (!isLink(value)) return null;
  const [id, slot] = value;
  const node = graph.get(typeof id === 'string' ? id : String(id));
  return node === undefined ? null : { node, slot };
}

/** Whether a value has the form of a link; what it links to may be missing. */
export function isLink(value: JsonValue | undefined): value is [string | number, number] {
  if (!Array.isArray(value) || value.length !== 2) return false;
  const [id, slot] = value;
  return typeof slot === 'number' && (typeof id === 'string' || typeof id === 'number');
}
