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
/** How many links are followed from a value to its literal. */
export const MAX_DEPTH = 16;
/** Types are told apart by words in them; none is longer than this. */
const MAX_TYPE_LENGTH = 200;

/**
 * A graph in the form of ComfyUI's API: `{"<id>": {"class_type", "inputs"}}`. What is no node is left out: Civitai
 * writes `extra` beside the nodes.
 * @returns null where nothing is a node.
 */
export function apiGraph(json: JsonObject): Graph | null {
  const graph = new Map<string, Node>();
  for (const [id, value] of Object.entries(json)) {
    if (graph.size >= MAX_NODES) break;
    const type = isJsonObject(value) ? value['class_type'] : undefined;
    if (!isJsonObject(value) || typeof type !== 'string') continue;
    graph.set(id, nodeOf(id, type, toObject(value['inputs']) ?? {}));
  }
  return graph.size === 0 ? null : graph;
}

export function nodeOf(id: string, type: string, inputs: JsonObject): Node {
  return { id, type: type.slice(0, MAX_TYPE_LENGTH), inputs };
}

/** The output that a value links to; null for literals and for links to nothing. */
export function linkOf(graph: Graph, value: JsonValue | undefined): Link | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [id, slot] = value;
  if (typeof slot !== 'number' || (typeof id !== 'string' && typeof id !== 'number')) return null;
  const node = graph.get(String(id));
  return node === undefined ? null : { node, slot };
}
